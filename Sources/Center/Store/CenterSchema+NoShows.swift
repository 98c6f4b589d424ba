// SPDX-License-Identifier: Apache-2.0

extension CenterSchema {
    /// The no-show register (R69): events by booking, appeals, who was on the list when, waivers, and when halls were heard.
    ///
    /// `reported` is the revision that the province has; the index over what it lacks is the outbox.
    static let noShows: StaticString = """
        CREATE TABLE no_show_event (
            booking TEXT PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL, halves INTEGER NOT NULL,
            center TEXT NOT NULL, service TEXT NOT NULL, slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL,
            day TEXT NOT NULL, recorded_at INTEGER NOT NULL, heard_until INTEGER, minutes INTEGER NOT NULL,
            terms INTEGER NOT NULL, standing TEXT NOT NULL, revision INTEGER NOT NULL,
            reported INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, report_at INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX no_show_person ON no_show_event (person, day);
        CREATE INDEX no_show_slot ON no_show_event (center, slot_start);
        CREATE INDEX no_show_unreported ON no_show_event (report_at) WHERE reported < revision;
        CREATE TABLE no_show_appeal (
            booking TEXT PRIMARY KEY REFERENCES no_show_event (booking), made_at INTEGER NOT NULL, reason BLOB NOT NULL,
            decision TEXT, note TEXT, staff TEXT, decided_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX no_show_appeal_open ON no_show_appeal (made_at) WHERE decision IS NULL;
        CREATE TABLE no_show_listing (
            person TEXT NOT NULL, since INTEGER NOT NULL, until TEXT NOT NULL, ended_at INTEGER,
            PRIMARY KEY (person, since)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX no_show_listed ON no_show_listing (person) WHERE ended_at IS NULL;
        CREATE INDEX no_show_listed_until ON no_show_listing (until) WHERE ended_at IS NULL;
        CREATE TABLE slot_waiver (
            id INTEGER PRIMARY KEY, center TEXT NOT NULL, service TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL,
            reason TEXT NOT NULL, cause TEXT NOT NULL, staff TEXT, at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX slot_waiver_center ON slot_waiver (center, end);
        CREATE TABLE hall_contact (
            hall TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (hall, since)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX booking_unjudged ON booking (center, slot_end) WHERE standing = 'booked'
        """
}
