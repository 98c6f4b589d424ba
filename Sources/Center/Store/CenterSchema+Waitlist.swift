// SPDX-License-Identifier: Apache-2.0

extension CenterSchema {
    /// The wait-list (R41) and its offers (A12): a place keeps its person sealed, because the booking is made in its name.
    ///
    /// `seq` is the order in which places were made; a unit is offered to one place at a time, and a place has one offer.
    static let waitlist: StaticString = """
        CREATE TABLE waitlist (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, intent TEXT NOT NULL UNIQUE,
            center TEXT NOT NULL, service TEXT NOT NULL, item TEXT,
            principal_tag TEXT NOT NULL, principal_masked TEXT NOT NULL, principal_sealed BLOB NOT NULL,
            agent_sealed BLOB, terms INTEGER NOT NULL, made_at INTEGER NOT NULL, standing TEXT NOT NULL,
            missed INTEGER NOT NULL, booking TEXT, until INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX waitlist_waiting ON waitlist (center, service, seq) WHERE standing = 'waiting';
        CREATE INDEX waitlist_person ON waitlist (principal_tag) WHERE standing = 'waiting';
        CREATE INDEX waitlist_until ON waitlist (until) WHERE standing = 'waiting';
        CREATE INDEX waitlist_old ON waitlist (until) WHERE standing <> 'waiting';
        CREATE TABLE waitlist_wish (
            entry TEXT NOT NULL REFERENCES waitlist (id), start INTEGER NOT NULL, end INTEGER NOT NULL,
            PRIMARY KEY (entry, start, end)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE waitlist_offer (
            id INTEGER PRIMARY KEY AUTOINCREMENT, unit INTEGER NOT NULL, entry TEXT NOT NULL REFERENCES waitlist (id),
            slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL, made_at INTEGER NOT NULL, until INTEGER NOT NULL,
            outcome TEXT NOT NULL, UNIQUE (unit, entry)
        ) STRICT;
        CREATE UNIQUE INDEX waitlist_offer_unit ON waitlist_offer (unit) WHERE outcome = 'open';
        CREATE UNIQUE INDEX waitlist_offer_entry ON waitlist_offer (entry) WHERE outcome = 'open';
        CREATE INDEX waitlist_offer_of ON waitlist_offer (entry);
        CREATE INDEX waitlist_offer_until ON waitlist_offer (until) WHERE outcome = 'open'
        """
}
