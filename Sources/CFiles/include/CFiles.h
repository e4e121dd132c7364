#ifndef NARU_CFILES_H
#define NARU_CFILES_H

/* Linux calls that Swift's Glibc module does not show, for they need _GNU_SOURCE. Each returns 0, or -1 with errno. */

/* Swaps what the two names stand for, in one step (renameat2 with RENAME_EXCHANGE). */
int naru_exchange(const char *one, const char *other);

/* Renames, unless the new name is taken (renameat2 with RENAME_NOREPLACE). */
int naru_rename_new(const char *from, const char *to);

/* Writes to disk all that the file system of the open file still holds in memory (syncfs). */
int naru_sync_file_system(int file);

#endif
