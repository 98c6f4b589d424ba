// SPDX-License-Identifier: Apache-2.0
// The door to SQLite.
#pragma once
#include <sqlite3.h>
