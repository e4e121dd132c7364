#include <xlsxwriter.h>

/* The C library declares this under _GNU_SOURCE alone, and a header that defines that gives the types of other modules
   another shape. Flag 1 is MFD_CLOEXEC (memfd_create(2)). */
int memfd_create(const char *name, unsigned int flags);

/* A file in memory alone, gone with its descriptor, however the program ends; -1 on failure. The library of Debian 12
   writes to a path only: /proc/self/fd/N is this file's. */
static inline int naru_memory_file(void) { return memfd_create("naru.xlsx", 1); }
