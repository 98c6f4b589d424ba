// SPDX-License-Identifier: Apache-2.0
// The door to SQLite: what the importer cannot see, variadics and cast macros.
#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast to a function pointer: SQLite copies the bytes before this returns.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *bytes, int count) {
    return sqlite3_bind_text(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// A null pointer would bind NULL, so an empty blob is bound as zeroblob(0).
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    if (count == 0) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic; every switch used here takes (int, int *).
static inline int csqlite_switch(sqlite3 *connection, int option, int on) {
    return sqlite3_db_config(connection, option, on, (int *)0);
}
