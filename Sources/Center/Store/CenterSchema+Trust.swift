// SPDX-License-Identifier: Apache-2.0

extension CenterSchema {
    /// Who may connect: every certificate that was ever issued to a hall, and the one-time code that it may join with.
    ///
    /// Of a code only the SHA-256 is kept, and of the request that it was used for.
    static let trust: StaticString = """
        CREATE TABLE hall_certificate (
            fingerprint TEXT PRIMARY KEY, hall TEXT NOT NULL REFERENCES hall (id), serial TEXT NOT NULL,
            issued_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, seen_at INTEGER, revoked_at INTEGER, reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX hall_certificate_hall ON hall_certificate (hall, issued_at);
        CREATE TABLE enrolment_code (
            hall TEXT PRIMARY KEY REFERENCES hall (id), digest BLOB NOT NULL, ends_at INTEGER NOT NULL,
            tries INTEGER NOT NULL DEFAULT 0, request BLOB
        ) STRICT, WITHOUT ROWID;
        """

    /// What halls report of themselves: the last of each, and those that told of a change; and what people said of cases.
    static let reports: StaticString = """
        CREATE TABLE hall_report (
            hall TEXT PRIMARY KEY REFERENCES hall (id), at INTEGER NOT NULL, body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hall_report_change (
            hall TEXT NOT NULL REFERENCES hall (id), at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (hall, at)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE case_closing (
            hall TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, staff TEXT NOT NULL, note TEXT NOT NULL,
            PRIMARY KEY (hall, position)
        ) STRICT, WITHOUT ROWID;
        """
}
