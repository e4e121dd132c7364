/* Preloaded into a run of naru: kills it, as `kill -9` does, just before its NARU_KILL_AT-th call that changes a file.
   Without that number it lets the run be, and at its end writes how many such calls there were to NARU_KILL_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;
static long fatal;

__attribute__((constructor)) static void begin(void) {
    const char *at = getenv("NARU_KILL_AT");
    fatal = at ? atol(at) : 0;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("NARU_KILL_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld", (long)atomic_load(&calls));
        fclose(file);
    }
}

static void step(void) {
    if (atomic_fetch_add(&calls, 1) + 1 == fatal) kill(getpid(), SIGKILL);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) { step(); return NEXT(write)(file, bytes, count); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { step(); return NEXT(pwrite)(file, bytes, count, at); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { step(); return NEXT(pwrite64)(file, bytes, count, at); }
int fsync(int file) { step(); return NEXT(fsync)(file); }
int fdatasync(int file) { step(); return NEXT(fdatasync)(file); }
int syncfs(int file) { step(); return NEXT(syncfs)(file); }
int ftruncate(int file, off_t length) { step(); return NEXT(ftruncate)(file, length); }
int ftruncate64(int file, off64_t length) { step(); return NEXT(ftruncate64)(file, length); }
int unlink(const char *path) { step(); return NEXT(unlink)(path); }
int mkdir(const char *path, mode_t mode) { step(); return NEXT(mkdir)(path, mode); }
int rename(const char *from, const char *to) { step(); return NEXT(rename)(from, to); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { step(); return NEXT(renameat2)(a, from, b, to, flags); }
