#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* A file in memory alone, gone with its descriptor, however the program ends; -1 on failure. The library of Debian 12
   writes to a path only: /proc/self/fd/N is this file's. memfd_create is hidden from Swift. */
static inline int naru_memory_file(void) { return memfd_create("naru.xlsx", MFD_CLOEXEC); }
