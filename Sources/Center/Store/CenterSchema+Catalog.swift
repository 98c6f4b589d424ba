// SPDX-License-Identifier: Apache-2.0
extension CenterSchema {
    /// The catalog (F2, F3), the calendar and the plans of slots (F4).
    ///
    /// A record is kept as its canonical JSON, beside what it is found by; every wording of an item stays, since what was
    /// published names it.
    static let catalog: StaticString = """
        CREATE TABLE catalog_department (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE catalog_center (id TEXT PRIMARY KEY, level TEXT NOT NULL, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE catalog_service (
            center TEXT NOT NULL REFERENCES catalog_center (id), id TEXT NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (center, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE catalog_item (
            code TEXT PRIMARY KEY, owner TEXT, department TEXT NOT NULL REFERENCES catalog_department (id),
            retired INTEGER NOT NULL, revision INTEGER NOT NULL, search TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE catalog_item_revision (
            code TEXT NOT NULL, revision INTEGER NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL,
            content TEXT NOT NULL, PRIMARY KEY (code, revision)
        ) STRICT;
        CREATE TABLE catalog_binding (
            center TEXT NOT NULL, item TEXT NOT NULL REFERENCES catalog_item (code), service TEXT NOT NULL,
            PRIMARY KEY (center, item), FOREIGN KEY (center, service) REFERENCES catalog_service (center, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX catalog_binding_item ON catalog_binding (item);
        CREATE INDEX catalog_binding_service ON catalog_binding (center, service);
        CREATE TABLE catalog_version (
            center TEXT NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL, sha256 BLOB NOT NULL,
            published_at INTEGER NOT NULL, published_by TEXT NOT NULL, PRIMARY KEY (center, number)
        ) STRICT;
        CREATE TABLE calendar_day (
            day TEXT NOT NULL, center TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (day, center)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE slot_plan (
            center TEXT NOT NULL, service TEXT NOT NULL, valid_from TEXT NOT NULL, content TEXT NOT NULL,
            made_at INTEGER NOT NULL, made_by TEXT NOT NULL, PRIMARY KEY (center, service, valid_from),
            FOREIGN KEY (center, service) REFERENCES catalog_service (center, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE slot_quota (
            center TEXT NOT NULL, day TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL,
            quota INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (center, day, service, start)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE slot_planning (
            center TEXT PRIMARY KEY REFERENCES catalog_center (id), through TEXT NOT NULL, is_stale INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE slot_stranded (
            center TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL, day TEXT NOT NULL,
            PRIMARY KEY (center, service, start)
        ) STRICT, WITHOUT ROWID
        """
}
