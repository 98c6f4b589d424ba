// SPDX-License-Identifier: Apache-2.0
extension CenterSchema {
    /// What became of every ticket, gathered from the facts of halls (F8); nothing in it leads to a person.
    static let visits: StaticString = """
        CREATE TABLE visit (
            hall TEXT NOT NULL, ticket TEXT NOT NULL, center TEXT NOT NULL, day TEXT NOT NULL, service TEXT NOT NULL,
            origin TEXT NOT NULL, booking TEXT, issued_at INTEGER NOT NULL, called_at INTEGER, serving_at INTEGER,
            finished_at INTEGER, window TEXT, outcome TEXT, ended TEXT, PRIMARY KEY (hall, ticket)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX visit_day ON visit (day, center);
        CREATE INDEX visit_booking ON visit (booking) WHERE booking IS NOT NULL;
        CREATE INDEX booking_visit_day ON booking (slot_start, center)
        """
}
