// SPDX-License-Identifier: Apache-2.0

extension CenterSchema {
    /// The newest signed document of each kind, and what feeds say besides bookings and the notice line: `topic` names a
    /// document or a case.
    static let documents: StaticString = """
        CREATE TABLE document (
            center TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, issued INTEGER NOT NULL,
            digest TEXT NOT NULL, length INTEGER NOT NULL, algorithm TEXT NOT NULL, key_id INTEGER NOT NULL,
            signature TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (center, kind)
        ) STRICT;
        ALTER TABLE feed ADD COLUMN topic TEXT;
        DROP INDEX feed_booking;
        CREATE INDEX feed_thing ON feed (hall, booking, topic)
        """

    /// 仅预约办理: every period that was ever proposed, and the caps of its days with their derivation (R47–R49).
    static let modes: StaticString = """
        CREATE TABLE mode (
            id INTEGER PRIMARY KEY, center TEXT NOT NULL, notice TEXT NOT NULL, text TEXT NOT NULL,
            published INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            proposed_by TEXT NOT NULL, proposed_at INTEGER NOT NULL, confirmed_by TEXT, confirmed_at INTEGER,
            stage TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, restore_notice TEXT,
            lowered_cap INTEGER, lowered_reason TEXT,
            CHECK (published < start AND start < "end"), CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by)
        ) STRICT;
        CREATE INDEX mode_open ON mode (center) WHERE stage IN ('proposed', 'confirmed');
        CREATE TABLE mode_cap (
            mode INTEGER NOT NULL REFERENCES mode (id), day TEXT NOT NULL, derived TEXT NOT NULL,
            cap INTEGER NOT NULL CHECK (cap >= 0), reason TEXT NOT NULL, staff TEXT NOT NULL, PRIMARY KEY (mode, day)
        ) STRICT, WITHOUT ROWID
        """
}
