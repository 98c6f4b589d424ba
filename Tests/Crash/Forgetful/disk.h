// SPDX-License-Identifier: Apache-2.0
// Inside the forgetful disk: the bookkeeping that the C library's calls are bent to.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A file of the folder, or the folder itself.
struct watched {
    uint64_t inode;
    /// A descriptor of our own for reading what a write will replace; -1 for the folder.
    int reader;
    /// The last change that is not synced yet; 0 for none.
    uint64_t unsynced;
};

/// True when the environment asks for the disk.
bool disk_is_on(void);
/// True for a direct entry of the folder that a power cut could damage.
bool disk_has(const char *path);
/// True for the folder itself.
bool disk_is_folder(const char *path);

/// Every change and its record is made under this lock, so that the log has them in the order in which they happened.
void disk_lock(void);
void disk_unlock(void);
/// A point between two storage operations, at which the program may be made to end.
void disk_point(void);

/// Remembers what a descriptor stands for; with `path` nil the folder.
void disk_opened(int descriptor, const char *path);
void disk_closed(int descriptor);
/// What a descriptor stands for; nil when that is not on this disk.
struct watched *disk_of(int descriptor);
/// Keeps the file behind `path` for a restoration; returns its inode, 0 when there is none.
uint64_t disk_keep(const char *path);

void disk_note_write(struct watched *file, const void *bytes, size_t count, off_t offset);
void disk_note_resize(struct watched *file, off_t size);
void disk_note_name(uint64_t file, const char *path);
void disk_note_unname(uint64_t file, const char *path);
void disk_note_rename(uint64_t file, uint64_t displaced, const char *from, const char *to);
/// Waits as long as a disk takes and notes that what was written before the call is on it.
void disk_sync(struct watched *file);
