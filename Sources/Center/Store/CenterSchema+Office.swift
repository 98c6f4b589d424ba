// SPDX-License-Identifier: Apache-2.0
extension CenterSchema {
    /// Who may sign in at the office.
    static let staff: StaticString = """
        CREATE TABLE center_staff (
            number TEXT PRIMARY KEY, role TEXT NOT NULL, center TEXT, department TEXT, secret TEXT NOT NULL,
            disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
            CHECK (role NOT IN ('center_admin', 'department') OR center IS NOT NULL),
            CHECK ((role = 'department') = (department IS NOT NULL))
        ) STRICT, WITHOUT ROWID
        """

    /// The audit log only grows (R58): nothing changes an entry, and none goes before a signed anchor says so.
    static let auditGuards: StaticString = """
        CREATE TABLE audit_mark (
            kind TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, at INTEGER NOT NULL, key INTEGER NOT NULL,
            algorithm INTEGER NOT NULL, signature BLOB NOT NULL, PRIMARY KEY (kind, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
            WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM audit)
            BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_as_written BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_until_anchor BEFORE DELETE ON audit
            WHEN OLD.seq > (SELECT coalesce(max(seq), 0) FROM audit_mark WHERE kind = 'anchor')
            BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_mark_as_written BEFORE UPDATE ON audit_mark
            BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        CREATE TRIGGER audit_mark_stays BEFORE DELETE ON audit_mark
            BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
        """

    /// Complaints (R52), leads (R55) and what intermediaries publish (R53); what people wrote is sealed.
    static let supervision: StaticString = """
        CREATE TABLE complaint (
            id INTEGER PRIMARY KEY AUTOINCREMENT, center TEXT NOT NULL, source TEXT NOT NULL, work_order TEXT UNIQUE,
            intent TEXT NOT NULL UNIQUE, received TEXT NOT NULL, stage TEXT NOT NULL,
            postponed INTEGER NOT NULL DEFAULT 0, person TEXT, said BLOB, ended TEXT
        ) STRICT;
        CREATE INDEX complaint_center ON complaint (center, ended);
        CREATE TABLE complaint_step (
            complaint INTEGER NOT NULL REFERENCES complaint (id), at INTEGER NOT NULL, staff TEXT NOT NULL,
            step TEXT NOT NULL, note BLOB
        ) STRICT;
        CREATE INDEX complaint_step_complaint ON complaint_step (complaint);
        CREATE TABLE risk_lead (
            kind TEXT NOT NULL, period TEXT NOT NULL, subject TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
            count INTEGER NOT NULL, bookings INTEGER NOT NULL, through_agents INTEGER NOT NULL,
            standing TEXT NOT NULL, found INTEGER NOT NULL, PRIMARY KEY (kind, period, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE posted_notice (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, center TEXT NOT NULL, title TEXT NOT NULL,
            body TEXT NOT NULL, posted INTEGER NOT NULL, staff TEXT NOT NULL
        ) STRICT;
        CREATE INDEX posted_notice_kind ON posted_notice (kind, center);
        CREATE TABLE retention_run (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL,
            count INTEGER NOT NULL
        ) STRICT;
        """

    /// What supervision and retention look for in bookings and facts; only rows that they may find are in an index.
    static let lookingBack: StaticString = """
        ALTER TABLE booking ADD COLUMN network TEXT;
        CREATE INDEX booking_made ON booking (made_at) WHERE made_at IS NOT NULL;
        CREATE INDEX booking_named ON booking (slot_end) WHERE principal_sealed <> x'';
        CREATE INDEX fact_staff ON fact (at) WHERE staff IS NOT NULL;
        CREATE INDEX audit_at ON audit (at);
        """
}
