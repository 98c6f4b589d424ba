// SPDX-License-Identifier: Apache-2.0

extension CenterSchema {
    /// What visitors agreed to, sent ahead and wrote.
    ///
    /// A version of the consent text is never changed or deleted: bookings name it (R26). What visitors typed is sealed;
    /// of a material only what a list shows is here, the file lies in the center's directory.
    static let portal: StaticString = """
        CREATE TABLE consent_text (
            version INTEGER PRIMARY KEY, since INTEGER NOT NULL, chinese TEXT NOT NULL, english TEXT NOT NULL,
            cancel_lead INTEGER NOT NULL, early_window INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE visit_form (
            booking TEXT PRIMARY KEY, answers BLOB NOT NULL, at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pre_review (
            booking TEXT PRIMARY KEY, state TEXT NOT NULL, comment TEXT, staff TEXT, at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pre_review_state ON pre_review (state, at);
        CREATE TABLE material (
            id TEXT PRIMARY KEY, booking TEXT NOT NULL, label BLOB NOT NULL, kind TEXT NOT NULL,
            bytes INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX material_booking ON material (booking, at);
        CREATE INDEX material_until ON material (until);
        CREATE TABLE feedback (
            receipt TEXT PRIMARY KEY, kind TEXT NOT NULL, center TEXT, sealed BLOB NOT NULL, at INTEGER NOT NULL,
            answer TEXT, answered_at INTEGER, staff TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feedback_open ON feedback (answered_at, at);
        """
}
