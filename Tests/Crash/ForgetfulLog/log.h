// SPDX-License-Identifier: Apache-2.0
// What the forgetful disk writes down about a program, so that a power cut can be made of the program's end: every
// change to a file that was not synced yet, with the bytes before and after. The disk writes it, the crash rounds read it.
#pragma once
#include <stdint.h>

/// The whole log: as much as one program may leave unsynced, several times over.
#define FORGETFUL_LOG_BYTES (64 << 20)
#define FORGETFUL_MAGIC 0x544547524f46u

/// What a record says; its payload follows.
enum {
    /// Bytes were written: the old ones that they replace, then the new ones.
    FORGETFUL_WRITE = 1,
    /// A file was cut or lengthened: the bytes cut off.
    FORGETFUL_RESIZE = 2,
    /// What was changed in a file up to `covered` is on the disk.
    FORGETFUL_SYNC = 3,
    /// A name was given to a file: its path.
    FORGETFUL_NAME = 4,
    /// A name was taken away: its path.
    FORGETFUL_UNNAME = 5,
    /// A file was moved: both paths.
    FORGETFUL_RENAME = 6,
    /// What was changed among the names up to `covered` is on the disk.
    FORGETFUL_SYNC_FOLDER = 7,
};

/// One change; the payload's two parts follow, and the next record begins at a multiple of 8.
struct forgetful_record {
    uint32_t kind;
    uint32_t unused;
    /// Counts the records of a program, from 1.
    uint64_t sequence;
    /// The inode that is changed or named; kept by a link of that name in the cache folder.
    uint64_t file;
    /// RENAME: the inode that had the name before, or 0. SYNC: the last sequence that is covered.
    uint64_t other;
    /// WRITE: where. RESIZE: the new size.
    int64_t offset;
    /// WRITE and RESIZE: the size before.
    int64_t former;
    /// The bytes of the payload's parts: old and new, or from and to.
    uint64_t first, second;
};

/// The beginning of the log, followed by `tail` bytes of records.
struct forgetful_header {
    uint64_t magic;
    uint64_t tail;
    /// When not 0: the program ends by SIGKILL at so many more points between storage operations.
    int64_t fuse;
    /// The points that were passed.
    int64_t points;
    /// The syncs that were carried out.
    int64_t syncs;
    /// The bytes that were written.
    int64_t written;
};

static inline uint64_t forgetful_load(const uint64_t *value) { return __atomic_load_n(value, __ATOMIC_ACQUIRE); }
static inline void forgetful_store(uint64_t *value, uint64_t next) { __atomic_store_n(value, next, __ATOMIC_RELEASE); }

/// Lights or puts out the fuse of a program, which may be running.
static inline void forgetful_light(struct forgetful_header *header, int64_t points) {
    __atomic_store_n(&header->fuse, points, __ATOMIC_SEQ_CST);
}
