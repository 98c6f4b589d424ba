// SPDX-License-Identifier: Apache-2.0
import Rows

/// The tables of a center's database; the file is marked `HKCT`.
enum CenterSchema {
    static let current = Schema(
        applicationID: 0x484B_4354,
        migrations: [
            Schema.Migration("bookings, feeds and facts", first),
            Schema.Migration(
                "bookings by person",
                "CREATE INDEX booking_principal ON booking (principal_tag, slot_start)"
            ),
            Schema.Migration("gaps between cursors", gaps),
            Schema.Migration(
                "units that book",
                "ALTER TABLE booking ADD COLUMN principal_unit INTEGER NOT NULL DEFAULT 0"
            ),
            Schema.Migration("one inventory", inventory),
            Schema.Migration("steps of bookings", steps),
            Schema.Migration("rules and audit", rules),
            Schema.Migration("visits", visits),
            Schema.Migration("catalog, calendar and plans", catalog),
            Schema.Migration("no-show register", noShows),
            Schema.Migration("wait-list", waitlist),
            Schema.Migration("province", province),
            Schema.Migration("consent, visits and feedback", portal),
            Schema.Migration("staff of the center", staff),
            Schema.Migration("guards of the audit log", auditGuards),
            Schema.Migration("supervision", supervision),
            Schema.Migration("looking back", lookingBack),
            Schema.Migration("signed documents", documents),
            Schema.Migration("booking-only modes", modes),
            Schema.Migration("certificates and codes of halls", trust),
            Schema.Migration("reports of halls", reports),
        ]
    )

    /// Cursors of a hall's feed that lie between `low` and `high` were never given out by this database, but perhaps by
    /// the one that was there before it was restored from a backup.
    private static let gaps: StaticString = """
        CREATE TABLE feed_gap (
            hall TEXT NOT NULL REFERENCES hall (id), low INTEGER NOT NULL, high INTEGER NOT NULL, PRIMARY KEY (hall, low)
        ) STRICT, WITHOUT ROWID
        """

    /// `hall.cursor` counts a hall's feed and is raised in the transaction that adds to it, so cursors follow commit order.
    private static let first: StaticString = """
        CREATE TABLE hall (
            id TEXT PRIMARY KEY, center TEXT NOT NULL, name TEXT NOT NULL,
            cursor INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0, heard_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE booking (
            number TEXT PRIMARY KEY, center TEXT NOT NULL, service TEXT NOT NULL,
            slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL, standing TEXT NOT NULL,
            principal_tag TEXT NOT NULL, principal_masked TEXT NOT NULL, principal_last_four TEXT NOT NULL,
            principal_sealed BLOB NOT NULL,
            agent_tag TEXT, agent_masked TEXT, agent_last_four TEXT, agent_sealed BLOB,
            claim_hall TEXT, claim_at INTEGER, exchange_hall TEXT, exchange_ticket TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX booking_exchange ON booking (exchange_hall, exchange_ticket) WHERE exchange_hall IS NOT NULL;
        CREATE INDEX booking_slot ON booking (center, slot_start);
        CREATE TABLE feed (
            hall TEXT NOT NULL REFERENCES hall (id), cursor INTEGER NOT NULL, booking TEXT, notice TEXT,
            PRIMARY KEY (hall, cursor)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feed_booking ON feed (hall, booking);
        CREATE TABLE fact (
            hall TEXT NOT NULL REFERENCES hall (id), position INTEGER NOT NULL, at INTEGER NOT NULL, staff TEXT,
            body TEXT NOT NULL, PRIMARY KEY (hall, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE booking_case (
            hall TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, booking TEXT NOT NULL,
            ticket TEXT NOT NULL, PRIMARY KEY (hall, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE serial (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE notice (center TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """
}
