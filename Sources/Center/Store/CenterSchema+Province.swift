// SPDX-License-Identifier: Apache-2.0

extension CenterSchema {
    /// What the center and the province know of each other (F1): codes of bookings, people under both keys, the list.
    ///
    /// A booking without a code is one that the partial index finds: that index is the outbox.
    static let province: StaticString = """
        ALTER TABLE booking ADD COLUMN province_code TEXT;
        CREATE INDEX booking_uncoded ON booking (number) WHERE province_code IS NULL;
        CREATE TABLE province_attempt (
            booking TEXT PRIMARY KEY, failures INTEGER NOT NULL, next_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE province_person (tag TEXT PRIMARY KEY, mark TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE province_listing (
            mark TEXT PRIMARY KEY, events INTEGER NOT NULL, since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE province_line (
            id INTEGER PRIMARY KEY CHECK (id = 1), enabled INTEGER NOT NULL, cursor INTEGER NOT NULL,
            failures INTEGER NOT NULL, next_at INTEGER NOT NULL, answered_at INTEGER, trouble TEXT
        ) STRICT;
        INSERT INTO province_line VALUES (1, 0, 0, 0, 0, NULL, NULL)
        """
}
