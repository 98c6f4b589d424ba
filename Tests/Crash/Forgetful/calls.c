// SPDX-License-Identifier: Apache-2.0
// The calls of the C library that change files, in front of the C library's own (ld.so(8), LD_PRELOAD). Each notes what
// it is about to change, and then asks the kernel.
#define _GNU_SOURCE
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int ask_open(const char *path, int flags, mode_t mode) {
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static int cut(int descriptor, off_t size) {
    struct watched *file = disk_of(descriptor);
    if (!file) return (int)syscall(SYS_ftruncate, descriptor, size);
    disk_lock();
    disk_point();
    disk_note_resize(file, size);
    int code = (int)syscall(SYS_ftruncate, descriptor, size);
    disk_point();
    disk_unlock();
    return code;
}

static int open_file(const char *path, int flags, mode_t mode) {
    if (disk_is_folder(path)) {
        int descriptor = ask_open(path, flags, mode);
        if (descriptor >= 0) disk_opened(descriptor, NULL);
        return descriptor;
    }
    if (!disk_has(path)) return ask_open(path, flags, mode);
    disk_lock();
    disk_point();
    int isNew = (flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
    int descriptor = ask_open(path, flags & ~O_TRUNC, mode);
    int reason = errno;
    if (descriptor >= 0) {
        disk_opened(descriptor, path);
        // A program that ends between the two has made a file that nobody promised anything about.
        if (isNew) disk_note_name(disk_of(descriptor)->inode, path);
    }
    disk_point();
    disk_unlock();
    if (descriptor >= 0 && (flags & O_TRUNC) && !isNew) cut(descriptor, 0);
    errno = reason;
    return descriptor;
}

/// The mode that follows the flags only when a file may be made.
#define MODE_AFTER(flags)                                                 \
    ({                                                                    \
        mode_t mode = 0;                                                  \
        if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) {  \
            va_list list;                                                 \
            va_start(list, flags);                                        \
            mode = (mode_t)va_arg(list, int);                             \
            va_end(list);                                                 \
        }                                                                 \
        mode;                                                             \
    })

int open(const char *path, int flags, ...) { return open_file(path, flags, MODE_AFTER(flags)); }
int open64(const char *path, int flags, ...) { return open_file(path, flags, MODE_AFTER(flags)); }

int close(int descriptor) {
    if (disk_is_on()) disk_closed(descriptor);
    return (int)syscall(SYS_close, descriptor);
}

static off_t place_of(int descriptor) {
    int isAppending = syscall(SYS_fcntl, descriptor, F_GETFL) & O_APPEND;
    return (off_t)syscall(SYS_lseek, descriptor, 0, isAppending ? SEEK_END : SEEK_CUR);
}

/// Writes at `offset`, or where the descriptor stands when that is negative.
static ssize_t put(int descriptor, const void *bytes, size_t count, off_t offset) {
    struct watched *file = disk_of(descriptor);
    if (file) {
        disk_lock();
        disk_point();
        disk_note_write(file, bytes, count, offset < 0 ? place_of(descriptor) : offset);
    }
    ssize_t done = offset < 0 ? syscall(SYS_write, descriptor, bytes, count)
                              : syscall(SYS_pwrite64, descriptor, bytes, count, offset);
    if (file) {
        int reason = errno;
        disk_point();
        disk_unlock();
        errno = reason;
    }
    return done;
}

ssize_t write(int descriptor, const void *bytes, size_t count) { return put(descriptor, bytes, count, -1); }
ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return put(descriptor, bytes, count, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    return put(descriptor, bytes, count, offset);
}

int ftruncate(int descriptor, off_t size) { return cut(descriptor, size); }
int ftruncate64(int descriptor, off64_t size) { return cut(descriptor, size); }

int fsync(int descriptor) {
    struct watched *file = disk_of(descriptor);
    if (!file) return (int)syscall(SYS_fsync, descriptor);
    disk_sync(file);
    return 0;
}

int fdatasync(int descriptor) {
    struct watched *file = disk_of(descriptor);
    if (!file) return (int)syscall(SYS_fdatasync, descriptor);
    disk_sync(file);
    return 0;
}

int unlink(const char *path) {
    if (!disk_has(path)) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    disk_lock();
    disk_point();
    uint64_t file = disk_keep(path);
    if (file != 0) disk_note_unname(file, path);
    int code = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    int reason = errno;
    disk_point();
    disk_unlock();
    errno = reason;
    return code;
}

int rename(const char *from, const char *to) {
    if (!disk_has(from) || !disk_has(to)) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    disk_lock();
    disk_point();
    uint64_t file = disk_keep(from);
    uint64_t displaced = disk_keep(to);
    if (file != 0) disk_note_rename(file, displaced, from, to);
    int code = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    int reason = errno;
    disk_point();
    disk_unlock();
    errno = reason;
    return code;
}

int link(const char *from, const char *to) {
    if (!disk_has(from) || !disk_has(to)) return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    disk_lock();
    disk_point();
    uint64_t file = disk_keep(from);
    int code = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    int reason = errno;
    if (code == 0) disk_note_name(file, to);
    disk_point();
    disk_unlock();
    errno = reason;
    return code;
}
