// SPDX-License-Identifier: Apache-2.0
extension CenterSchema {
    /// The one inventory (F4, R10): a row a slot, whose CHECK is the law of conservation (R40), and what waits to be
    /// offered again.
    static let inventory: StaticString = """
        CREATE TABLE slot (
            center TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            day TEXT NOT NULL, quota INTEGER NOT NULL, issued INTEGER NOT NULL DEFAULT 0 CHECK (issued >= 0),
            free INTEGER NOT NULL CHECK (free >= 0), pooled INTEGER NOT NULL DEFAULT 0 CHECK (pooled >= 0),
            expired INTEGER NOT NULL DEFAULT 0 CHECK (expired >= 0),
            PRIMARY KEY (center, service, start), CHECK (start < "end"),
            CHECK (issued + free + pooled + expired = quota)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX slot_end ON slot ("end") WHERE free + pooled > 0;
        CREATE INDEX slot_day ON slot (day, center);
        CREATE TABLE pool (
            id INTEGER PRIMARY KEY AUTOINCREMENT, center TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL,
            freed_at INTEGER NOT NULL, release_at INTEGER NOT NULL,
            FOREIGN KEY (center, service, start) REFERENCES slot (center, service, start)
        ) STRICT;
        CREATE INDEX pool_release ON pool (release_at);
        CREATE INDEX pool_slot ON pool (center, service, start);
        ALTER TABLE booking ADD COLUMN item TEXT;
        ALTER TABLE booking ADD COLUMN channel TEXT NOT NULL DEFAULT 'import';
        ALTER TABLE booking ADD COLUMN made_at INTEGER;
        ALTER TABLE booking ADD COLUMN made_by TEXT;
        ALTER TABLE booking ADD COLUMN intent TEXT;
        ALTER TABLE booking ADD COLUMN terms INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE booking ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE booking ADD COLUMN ended_at INTEGER;
        ALTER TABLE booking ADD COLUMN holds_unit INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE booking ADD COLUMN moved_to TEXT;
        CREATE UNIQUE INDEX booking_intent ON booking (intent) WHERE intent IS NOT NULL;
        CREATE INDEX booking_unit ON booking (center, service, slot_start) WHERE holds_unit = 1;
        CREATE INDEX booking_agent ON booking (agent_tag, slot_start) WHERE agent_tag IS NOT NULL;
        """

    /// What happened to a booking, step by step; `by` is a member of staff, a hall, or empty for the person itself.
    static let steps: StaticString = """
        CREATE TABLE booking_step (
            booking TEXT NOT NULL, at INTEGER NOT NULL, step TEXT NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL
        ) STRICT;
        CREATE INDEX booking_step_booking ON booking_step (booking)
        """

    /// Changes of rules (F5), and the audit log (R58): each entry's hash covers the one before it, and no entry is ever
    /// changed.
    static let rules: StaticString = """
        CREATE TABLE rule_change (
            seq INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, effective INTEGER NOT NULL,
            made_at INTEGER NOT NULL, staff TEXT NOT NULL, note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, detail TEXT NOT NULL, hash BLOB NOT NULL
        ) STRICT;
        """
}
