// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "disk.h"

#include "../ForgetfulLog/log.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS = 4096, FILES = 256, PATH_BYTES = 512 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static const char *cache;
static long sync_microseconds;
static bool is_deaf;
static struct forgetful_header *header;
static uint64_t sequence;
static struct watched files[FILES];
static int file_count;
static struct watched names = {.reader = -1};
/// By descriptor: 0 for none, otherwise one more than the index in `files`, or -1 for the folder.
static int16_t watched_by[DESCRIPTORS];

/// The disk must not lose count of anything: better no program than a wrong report.
static void fail(const char *what) {
    dprintf(STDERR_FILENO, "forgetful disk: %s\n", what);
    _exit(86);
}

__attribute__((constructor)) static void begin(void) {
    folder = getenv("FORGETFUL_FOLDER");
    cache = getenv("FORGETFUL_CACHE");
    if (!folder || !cache) return;
    folder_length = strlen(folder);
    const char *time = getenv("FORGETFUL_SYNC");
    sync_microseconds = time ? atol(time) : 0;
    is_deaf = getenv("FORGETFUL_DEAF") != NULL;
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/log", cache);
    int number = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
    if (number < 0) fail("there is no log");
    void *map = mmap(NULL, FORGETFUL_LOG_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, number, 0);
    syscall(SYS_close, number);
    if (map == MAP_FAILED) fail("the log cannot be mapped");
    struct forgetful_header *found = map;
    if (found->magic != FORGETFUL_MAGIC) fail("the log is none");
    header = found;
}

bool disk_is_on(void) { return header != NULL; }

bool disk_is_folder(const char *path) { return header && strcmp(path, folder) == 0; }

bool disk_has(const char *path) {
    if (!header || strncmp(path, folder, folder_length) != 0 || path[folder_length] != '/') return false;
    const char *name = path + folder_length + 1;
    size_t length = strlen(name);
    // The WAL index is memory that processes share; SQLite makes it anew after a power cut (sqlite.org/walformat.html).
    bool is_memory = length >= 4 && strcmp(name + length - 4, "-shm") == 0;
    return length > 0 && !strchr(name, '/') && !is_memory;
}

void disk_lock(void) { pthread_mutex_lock(&lock); }

void disk_unlock(void) { pthread_mutex_unlock(&lock); }

void disk_point(void) {
    header->points += 1;
    int64_t left = __atomic_load_n(&header->fuse, __ATOMIC_SEQ_CST);
    if (left <= 0 || __atomic_sub_fetch(&header->fuse, 1, __ATOMIC_SEQ_CST) != 0) return;
    kill(getpid(), SIGKILL);
    while (true) pause();
}

// MARK: - Files

static void link_path(char *path, uint64_t inode) {
    int length = snprintf(path, PATH_BYTES, "%s/%llu", cache, (unsigned long long)inode);
    if (length >= PATH_BYTES) fail("a path is too long");
}

/// Keeps an inode alive, and so its number, until the power cut has been made of it.
static void keep(const char *path, uint64_t inode) {
    char link[PATH_BYTES];
    link_path(link, inode);
    if (syscall(SYS_faccessat, AT_FDCWD, link, F_OK) == 0) return;
    if (syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, link, 0) != 0) fail("a file cannot be kept");
}

uint64_t disk_keep(const char *path) {
    struct stat status;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    keep(path, status.st_ino);
    return status.st_ino;
}

static int16_t index_of(uint64_t inode, const char *path) {
    for (int index = 0; index < file_count; index++) {
        if (files[index].inode == inode) return (int16_t)(index + 1);
    }
    if (file_count == FILES) fail("too many files");
    keep(path, inode);
    char link[PATH_BYTES];
    link_path(link, inode);
    int reader = (int)syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
    if (reader < 0) fail("a file cannot be read");
    files[file_count] = (struct watched){.inode = inode, .reader = reader};
    file_count += 1;
    return (int16_t)file_count;
}

void disk_opened(int descriptor, const char *path) {
    if (descriptor >= DESCRIPTORS) fail("a descriptor is too large");
    struct stat status;
    if (!path) {
        watched_by[descriptor] = -1;
    } else if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        watched_by[descriptor] = index_of(status.st_ino, path);
    }
}

void disk_closed(int descriptor) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) watched_by[descriptor] = 0;
}

struct watched *disk_of(int descriptor) {
    if (!header || descriptor < 0 || descriptor >= DESCRIPTORS) return NULL;
    int16_t index = watched_by[descriptor];
    return index == 0 ? NULL : index < 0 ? &names : &files[index - 1];
}

// MARK: - The log

static uint64_t rounded(uint64_t bytes) { return (bytes + 7) & ~(uint64_t)7; }

/// The place for the next record, filled in but not published.
static struct forgetful_record *next_record(uint32_t kind, uint64_t file, uint64_t first, uint64_t second) {
    uint64_t tail = sizeof *header + header->tail;
    if (tail + rounded(sizeof(struct forgetful_record) + first + second) > FORGETFUL_LOG_BYTES) fail("the log is full");
    struct forgetful_record *record = (struct forgetful_record *)((char *)header + tail);
    sequence += 1;
    *record = (struct forgetful_record){
        .kind = kind, .sequence = sequence, .file = file, .first = first, .second = second,
    };
    return record;
}

/// From here on the record counts, also when the program ends in the next instruction.
static void publish(const struct forgetful_record *record) {
    uint64_t bytes = rounded(sizeof *record + record->first + record->second);
    forgetful_store(&header->tail, header->tail + bytes);
}

static char *payload(struct forgetful_record *record) { return (char *)(record + 1); }

static off_t size_of(const struct watched *file) {
    struct stat status;
    if (fstat(file->reader, &status) != 0) fail("a file has no size");
    return status.st_size;
}

static void read_old(const struct watched *file, char *bytes, uint64_t count, off_t offset) {
    if (count > 0 && syscall(SYS_pread64, file->reader, bytes, count, offset) != (long)count) fail("a read was short");
}

void disk_note_write(struct watched *file, const void *bytes, size_t count, off_t offset) {
    off_t former = size_of(file);
    uint64_t old = former <= offset ? 0 : (uint64_t)(former - offset) < count ? (uint64_t)(former - offset) : count;
    struct forgetful_record *record = next_record(FORGETFUL_WRITE, file->inode, old, count);
    record->offset = offset;
    record->former = former;
    read_old(file, payload(record), old, offset);
    memcpy(payload(record) + old, bytes, count);
    publish(record);
    file->unsynced = sequence;
    header->written += (int64_t)count;
}

void disk_note_resize(struct watched *file, off_t size) {
    off_t former = size_of(file);
    uint64_t cut = former > size ? (uint64_t)(former - size) : 0;
    struct forgetful_record *record = next_record(FORGETFUL_RESIZE, file->inode, cut, 0);
    record->offset = size;
    record->former = former;
    read_old(file, payload(record), cut, size);
    publish(record);
    file->unsynced = sequence;
}

static void note_names(uint32_t kind, uint64_t file, uint64_t other, const char *from, const char *to) {
    struct forgetful_record *record = next_record(kind, file, strlen(from), strlen(to));
    record->other = other;
    memcpy(payload(record), from, record->first);
    memcpy(payload(record) + record->first, to, record->second);
    publish(record);
    names.unsynced = sequence;
}

void disk_note_name(uint64_t file, const char *path) { note_names(FORGETFUL_NAME, file, 0, path, ""); }

void disk_note_unname(uint64_t file, const char *path) { note_names(FORGETFUL_UNNAME, file, 0, path, ""); }

void disk_note_rename(uint64_t file, uint64_t displaced, const char *from, const char *to) {
    note_names(FORGETFUL_RENAME, file, displaced, from, to);
}

/// Begins the log anew when a power cut now would take nothing away.
static void recycle(void) {
    if (names.unsynced != 0) return;
    for (int index = 0; index < file_count; index++) {
        if (files[index].unsynced != 0) return;
    }
    forgetful_store(&header->tail, 0);
}

void disk_sync(struct watched *file) {
    disk_lock();
    // What others write while the disk is at work is not covered.
    uint64_t covered = sequence;
    disk_unlock();
    struct timespec time = {.tv_sec = 0, .tv_nsec = sync_microseconds * 1000};
    clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL);
    if (is_deaf) return;
    disk_lock();
    // The worst moment: the disk was at work all the time, and an answer that did not wait for it has got out.
    disk_point();
    uint32_t kind = file == &names ? FORGETFUL_SYNC_FOLDER : FORGETFUL_SYNC;
    struct forgetful_record *record = next_record(kind, file->inode, 0, 0);
    record->other = covered;
    publish(record);
    if (file->unsynced <= covered) file->unsynced = 0;
    header->syncs += 1;
    recycle();
    disk_point();
    disk_unlock();
}
