PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1212891988;
PRAGMA user_version = 21;
BEGIN TRANSACTION;
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    subject TEXT NOT NULL, detail TEXT NOT NULL, hash BLOB NOT NULL
) STRICT;
CREATE TABLE audit_mark (
    kind TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, at INTEGER NOT NULL, key INTEGER NOT NULL,
    algorithm INTEGER NOT NULL, signature BLOB NOT NULL, PRIMARY KEY (kind, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE booking (
    number TEXT PRIMARY KEY, center TEXT NOT NULL, service TEXT NOT NULL,
    slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL, standing TEXT NOT NULL,
    principal_tag TEXT NOT NULL, principal_masked TEXT NOT NULL, principal_last_four TEXT NOT NULL,
    principal_sealed BLOB NOT NULL,
    agent_tag TEXT, agent_masked TEXT, agent_last_four TEXT, agent_sealed BLOB,
    claim_hall TEXT, claim_at INTEGER, exchange_hall TEXT, exchange_ticket TEXT
, principal_unit INTEGER NOT NULL DEFAULT 0, item TEXT, channel TEXT NOT NULL DEFAULT 'import', made_at INTEGER, made_by TEXT, intent TEXT, terms INTEGER NOT NULL DEFAULT 0, moves INTEGER NOT NULL DEFAULT 0, ended_at INTEGER, holds_unit INTEGER NOT NULL DEFAULT 0, moved_to TEXT, province_code TEXT, network TEXT) STRICT, WITHOUT ROWID;
INSERT INTO "booking" VALUES('261119000013','linzhou','estate',1795053600000,1795057200000,'done','113150031f76ad1c37aaf3a819021e3f29d2200acfcb5250740e09ece3a9ef8e','样*','3fc8baf3a5ec81ded2780e21ce7b44b9',X'0120000000018C29261B70FB208A6F3BFC92F15E557DB4BE30DC4402E3C0ED986E94FF731D4D51E79B34087EBEC2955E9175F36780948908F99EBD84D62F11F1E1B4D8EF3473820FCD39C1',NULL,NULL,NULL,NULL,'linzhou',1795053601451,'linzhou','2026-11-19.A001',0,NULL,'import',1795053601311,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261119000021','linzhou','estate',1795053600000,1795057200000,'done','7474d8f3e8b22b3e09a6b8b8d9c43bd29c7a5cad19f3d11cdaf754f82c47cd25','样*','56cdf019d98522258b00c45c7d0c9e24',X'012000000001FFCF1BB2A297C2152E4D3F9FE427B6E2B4E1711DFCA158BA5D67F385C66AC5764D60E8B504FC173F28A48D29B904419FBF63E4B421C3C09D95E2136F34E987FA1F1487476E',NULL,NULL,NULL,NULL,'linzhou',1795053601458,'linzhou','2026-11-19.A002',0,NULL,'import',1795053601311,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261119000030','linzhou','estate',1795053600000,1795057200000,'booked','388ba40c8516b0bc761ca476ebccd9ddcc77ca329c3c644527b0b009640c4565','样*','191c4994b7799b9d885cf9b1fdb05f90',X'012000000001A8AA43A3E51BF038DA0F0E7109D3B1A25DB80C8285BDF69FA7D2921C484371D41412C63F2F63ED8909DA4C3310AE46FBCAA144A7F3DCBA7C94A927534E9FBEBF290FD34514',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,'import',1795053601311,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000012','linzhou','estate',1795140000000,1795143600000,'done','e33a7201d63532a81c3662047aa55b26c67e15efda144ea03147f672268d0720','样*','5b2f93be00388f5230e8e7fea9255578',X'012000000001509FD621FF9258A5568C21EFC951A1E111D9B86E17D1DCCCFD338FFCF16B32863368D7085FDF5654C6B758D04F40BC86BA739DFA514DF5A630D9E30B83EC3848908E06D412',NULL,NULL,NULL,NULL,'linzhou',1795140000116,'linzhou','2026-11-20.A001',0,NULL,'import',1795140000094,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000029','linzhou','estate',1795140000000,1795143600000,'done','07a8582b0e01523bf92fcd13b2ad9f857977afb336703cb6b1a1df40be67fa11','样*','2bca56c243f7d2a508ad517ecdf2ff18',X'01200000000172F3D3A9A263AF08D588E1EF9937B42CDC6C7434FDF2E0CFF12FEBEEA5650405C80AD44E6700476A6466524BC916C1BA7FE4497162F58B2D9A23720483D49CD1203D8BDAC3',NULL,NULL,NULL,NULL,'linzhou',1795140000119,'linzhou','2026-11-20.A002',0,NULL,'import',1795140000094,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000037','linzhou','estate',1795140000000,1795143600000,'booked','970e04b471080ef96f0e42ea7ae68c6b13ac70aaea3ce8be92096cfa9ba18fb3','样*','35682ff09bf2f7f2354d75dd81e084c3',X'012000000001173C459892BC76D4C4F911058A8D8B20C71DB8E4094D690B8B735372909C8266A3CB2A980B53317445AA19AC0B5ABB5C6E708881BA6F5875AD17290C7409D1E8008638BC29',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,'import',1795140000094,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
CREATE TABLE booking_case (
    hall TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, booking TEXT NOT NULL,
    ticket TEXT NOT NULL, PRIMARY KEY (hall, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE booking_step (
    booking TEXT NOT NULL, at INTEGER NOT NULL, step TEXT NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
INSERT INTO "booking_step" VALUES('261119000013',1795053601311,'booked','','import');
INSERT INTO "booking_step" VALUES('261119000021',1795053601311,'booked','','import');
INSERT INTO "booking_step" VALUES('261119000030',1795053601311,'booked','','import');
INSERT INTO "booking_step" VALUES('261119000013',1795053600240,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261119000021',1795053600247,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261119000013',1795053600355,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261119000013',1795053600357,'done','linzhou','');
INSERT INTO "booking_step" VALUES('261119000021',1795053600361,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261119000021',1795053600362,'done','linzhou','');
INSERT INTO "booking_step" VALUES('261120000012',1795140000094,'booked','','import');
INSERT INTO "booking_step" VALUES('261120000029',1795140000094,'booked','','import');
INSERT INTO "booking_step" VALUES('261120000037',1795140000094,'booked','','import');
INSERT INTO "booking_step" VALUES('261120000012',1795140000104,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261120000029',1795140000109,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261120000012',1795140000180,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261120000012',1795140000185,'done','linzhou','');
INSERT INTO "booking_step" VALUES('261120000029',1795140000202,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261120000029',1795140000203,'done','linzhou','');
CREATE TABLE calendar_day (
    day TEXT NOT NULL, center TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (day, center)
) STRICT, WITHOUT ROWID;
CREATE TABLE case_closing (
    hall TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, staff TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (hall, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalog_binding (
    center TEXT NOT NULL, item TEXT NOT NULL REFERENCES catalog_item (code), service TEXT NOT NULL,
    PRIMARY KEY (center, item), FOREIGN KEY (center, service) REFERENCES catalog_service (center, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalog_center (id TEXT PRIMARY KEY, level TEXT NOT NULL, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE catalog_department (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE catalog_item (
    code TEXT PRIMARY KEY, owner TEXT, department TEXT NOT NULL REFERENCES catalog_department (id),
    retired INTEGER NOT NULL, revision INTEGER NOT NULL, search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE catalog_item_revision (
    code TEXT NOT NULL, revision INTEGER NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL,
    content TEXT NOT NULL, PRIMARY KEY (code, revision)
) STRICT;
CREATE TABLE catalog_service (
    center TEXT NOT NULL REFERENCES catalog_center (id), id TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (center, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalog_version (
    center TEXT NOT NULL, number INTEGER NOT NULL, content TEXT NOT NULL, sha256 BLOB NOT NULL,
    published_at INTEGER NOT NULL, published_by TEXT NOT NULL, PRIMARY KEY (center, number)
) STRICT;
CREATE TABLE center_staff (
    number TEXT PRIMARY KEY, role TEXT NOT NULL, center TEXT, department TEXT, secret TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    CHECK (role NOT IN ('center_admin', 'department') OR center IS NOT NULL),
    CHECK ((role = 'department') = (department IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE complaint (
    id INTEGER PRIMARY KEY AUTOINCREMENT, center TEXT NOT NULL, source TEXT NOT NULL, work_order TEXT UNIQUE,
    intent TEXT NOT NULL UNIQUE, received TEXT NOT NULL, stage TEXT NOT NULL,
    postponed INTEGER NOT NULL DEFAULT 0, person TEXT, said BLOB, ended TEXT
) STRICT;
CREATE TABLE complaint_step (
    complaint INTEGER NOT NULL REFERENCES complaint (id), at INTEGER NOT NULL, staff TEXT NOT NULL,
    step TEXT NOT NULL, note BLOB
) STRICT;
CREATE TABLE consent_text (
    version INTEGER PRIMARY KEY, since INTEGER NOT NULL, chinese TEXT NOT NULL, english TEXT NOT NULL,
    cancel_lead INTEGER NOT NULL, early_window INTEGER NOT NULL
) STRICT;
CREATE TABLE document (
    center TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, issued INTEGER NOT NULL,
    digest TEXT NOT NULL, length INTEGER NOT NULL, algorithm TEXT NOT NULL, key_id INTEGER NOT NULL,
    signature TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (center, kind)
) STRICT;
CREATE TABLE enrolment_code (
    hall TEXT PRIMARY KEY REFERENCES hall (id), digest BLOB NOT NULL, ends_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, request BLOB
) STRICT, WITHOUT ROWID;
CREATE TABLE fact (
    hall TEXT NOT NULL REFERENCES hall (id), position INTEGER NOT NULL, at INTEGER NOT NULL, staff TEXT,
    body TEXT NOT NULL, PRIMARY KEY (hall, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact" VALUES('linzhou',1,1795053600101,NULL,'{"dayOpened":{"_0":"2026-11-19"}}');
INSERT INTO "fact" VALUES('linzhou',2,1795053600123,'1001','{"refused":{"reason":"booking_not_found"}}');
INSERT INTO "fact" VALUES('linzhou',4,1795053600240,'1001','{"issued":{"_0":"2026-11-19.A001","origin":{"booking":{"_0":"261119000013","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',5,1795053600247,'1001','{"issued":{"_0":"2026-11-19.A002","origin":{"booking":{"_0":"261119000021","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',6,1795053600252,'1001','{"issued":{"_0":"2026-11-19.A003","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',7,1795053600254,'1001','{"issued":{"_0":"2026-11-19.B001","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',8,1795053600265,'1001','{"issued":{"_0":"2026-11-19.A004","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',9,1795053600289,'1001','{"issued":{"_0":"2026-11-19.B002","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',10,1795053600333,'1001','{"window":{"_0":"1","mode":"open"}}');
INSERT INTO "fact" VALUES('linzhou',11,1795053600336,'1001','{"called":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',12,1795053600342,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',13,1795053600354,'1001','{"verified":{"_0":"2026-11-19.A001","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',14,1795053600355,'1001','{"serving":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',15,1795053600357,'1001','{"finished":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',16,1795053600358,'1001','{"called":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',17,1795053600359,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',18,1795053600360,'1001','{"verified":{"_0":"2026-11-19.A002","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',19,1795053600361,'1001','{"serving":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',20,1795053600362,'1001','{"finished":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',21,1795053600363,'1001','{"called":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',22,1795053600364,'1001','{"serving":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',23,1795053600364,'1001','{"finished":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',24,1795053600365,'1001','{"called":{"_0":"2026-11-19.B001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',25,1795053600366,'1001','{"missed":{"_0":"2026-11-19.B001"}}');
INSERT INTO "fact" VALUES('linzhou',27,1795140000037,NULL,'{"missed":{"_0":"2026-11-19.A004"}}');
INSERT INTO "fact" VALUES('linzhou',28,1795140000037,NULL,'{"missed":{"_0":"2026-11-19.B002"}}');
INSERT INTO "fact" VALUES('linzhou',29,1795140000037,NULL,'{"dayOpened":{"_0":"2026-11-20"}}');
INSERT INTO "fact" VALUES('linzhou',31,1795140000104,'1001','{"issued":{"_0":"2026-11-20.A001","origin":{"booking":{"_0":"261120000012","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',32,1795140000109,'1001','{"issued":{"_0":"2026-11-20.A002","origin":{"booking":{"_0":"261120000029","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',33,1795140000114,'1001','{"issued":{"_0":"2026-11-20.A003","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',34,1795140000127,'1001','{"issued":{"_0":"2026-11-20.B001","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',35,1795140000137,'1001','{"issued":{"_0":"2026-11-20.A004","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',36,1795140000145,'1001','{"issued":{"_0":"2026-11-20.B002","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',37,1795140000151,'1001','{"window":{"_0":"1","mode":"open"}}');
INSERT INTO "fact" VALUES('linzhou',38,1795140000158,'1001','{"called":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',39,1795140000166,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',40,1795140000177,'1001','{"verified":{"_0":"2026-11-20.A001","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',41,1795140000180,'1001','{"serving":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',42,1795140000185,'1001','{"finished":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',43,1795140000188,'1001','{"called":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',44,1795140000192,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',45,1795140000196,'1001','{"verified":{"_0":"2026-11-20.A002","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',46,1795140000202,'1001','{"serving":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',47,1795140000203,'1001','{"finished":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',48,1795140000207,'1001','{"called":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',49,1795140000210,'1001','{"serving":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',50,1795140000214,'1001','{"finished":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',51,1795140000216,'1001','{"called":{"_0":"2026-11-20.B001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',52,1795140000222,'1001','{"missed":{"_0":"2026-11-20.B001"}}');
CREATE TABLE feed (
    hall TEXT NOT NULL REFERENCES hall (id), cursor INTEGER NOT NULL, booking TEXT, notice TEXT, topic TEXT,
    PRIMARY KEY (hall, cursor)
) STRICT, WITHOUT ROWID;
INSERT INTO "feed" VALUES('linzhou',1795053601315,'261119000030',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795053601881,'261119000013',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795053601883,'261119000021',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795140000096,'261120000037',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795140000626,'261120000012',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795140000628,'261120000029',NULL,NULL);
CREATE TABLE feed_gap (
    hall TEXT NOT NULL REFERENCES hall (id), low INTEGER NOT NULL, high INTEGER NOT NULL, PRIMARY KEY (hall, low)
) STRICT, WITHOUT ROWID;
INSERT INTO "feed_gap" VALUES('linzhou',0,1795053600033);
INSERT INTO "feed_gap" VALUES('linzhou',1795053600033,1795053600101);
INSERT INTO "feed_gap" VALUES('linzhou',1795053601883,1795140000008);
CREATE TABLE feedback (
    receipt TEXT PRIMARY KEY, kind TEXT NOT NULL, center TEXT, sealed BLOB NOT NULL, at INTEGER NOT NULL,
    answer TEXT, answered_at INTEGER, staff TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE hall (
    id TEXT PRIMARY KEY, center TEXT NOT NULL, name TEXT NOT NULL,
    cursor INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0, heard_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "hall" VALUES('linzhou','linzhou','样例大厅',1795140000628,53,1795140001134);
CREATE TABLE hall_certificate (
    fingerprint TEXT PRIMARY KEY, hall TEXT NOT NULL REFERENCES hall (id), serial TEXT NOT NULL,
    issued_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, seen_at INTEGER, revoked_at INTEGER, reason TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_certificate" VALUES('f46df0854ac0ed2a415a22700f1671ea56d8054d7e6598656481b97fbd4d157c','linzhou','657036aa1fd47cef',1795053600005,1858212000000,1795053601331,NULL,NULL);
CREATE TABLE hall_contact (
    hall TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (hall, since)
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_contact" VALUES('linzhou',1795053601337,1795053601337);
INSERT INTO "hall_contact" VALUES('linzhou',1795140000109,1795140000109);
CREATE TABLE hall_report (
    hall TEXT PRIMARY KEY REFERENCES hall (id), at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_report" VALUES('linzhou',1795140000108,'{"alarms":[],"at":1795140000035,"center":"linzhou","certificateUntil":1858212000000,"devices":[],"diskFreeMebibytes":60776,"documents":{},"position":29,"profile":"hall","release":"0.5.0","services":[{"id":"estate","onDuty":0,"walkInWindows":["1","2"],"walkInsOnDuty":0,"windows":["1","2"]},{"id":"social","onDuty":0,"walkInWindows":["1"],"walkInsOnDuty":0,"windows":["1"]}],"unsynced":0,"uptimeSeconds":0}');
CREATE TABLE hall_report_change (
    hall TEXT NOT NULL REFERENCES hall (id), at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (hall, at)
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_report_change" VALUES('linzhou',1795053601336,'{"alarms":[],"at":1795053600102,"center":"linzhou","certificateUntil":1858212000000,"devices":[],"diskFreeMebibytes":61618,"documents":{},"position":1,"profile":"hall","release":"0.5.0","services":[{"id":"estate","onDuty":0,"walkInWindows":["1","2"],"walkInsOnDuty":0,"windows":["1","2"]},{"id":"social","onDuty":0,"walkInWindows":["1"],"walkInsOnDuty":0,"windows":["1"]}],"unsynced":0,"uptimeSeconds":0}');
CREATE TABLE material (
    id TEXT PRIMARY KEY, booking TEXT NOT NULL, label BLOB NOT NULL, kind TEXT NOT NULL,
    bytes INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE mode (
    id INTEGER PRIMARY KEY, center TEXT NOT NULL, notice TEXT NOT NULL, text TEXT NOT NULL,
    published INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    proposed_by TEXT NOT NULL, proposed_at INTEGER NOT NULL, confirmed_by TEXT, confirmed_at INTEGER,
    stage TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, restore_notice TEXT,
    lowered_cap INTEGER, lowered_reason TEXT,
    CHECK (published < start AND start < "end"), CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by)
) STRICT;
CREATE TABLE mode_cap (
    mode INTEGER NOT NULL REFERENCES mode (id), day TEXT NOT NULL, derived TEXT NOT NULL,
    cap INTEGER NOT NULL CHECK (cap >= 0), reason TEXT NOT NULL, staff TEXT NOT NULL, PRIMARY KEY (mode, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE no_show_appeal (
    booking TEXT PRIMARY KEY REFERENCES no_show_event (booking), made_at INTEGER NOT NULL, reason BLOB NOT NULL,
    decision TEXT, note TEXT, staff TEXT, decided_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE no_show_event (
    booking TEXT PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL, halves INTEGER NOT NULL,
    center TEXT NOT NULL, service TEXT NOT NULL, slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL,
    day TEXT NOT NULL, recorded_at INTEGER NOT NULL, heard_until INTEGER, minutes INTEGER NOT NULL,
    terms INTEGER NOT NULL, standing TEXT NOT NULL, revision INTEGER NOT NULL,
    reported INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, report_at INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE no_show_listing (
    person TEXT NOT NULL, since INTEGER NOT NULL, until TEXT NOT NULL, ended_at INTEGER,
    PRIMARY KEY (person, since)
) STRICT, WITHOUT ROWID;
CREATE TABLE notice (center TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE pool (
    id INTEGER PRIMARY KEY AUTOINCREMENT, center TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL,
    freed_at INTEGER NOT NULL, release_at INTEGER NOT NULL,
    FOREIGN KEY (center, service, start) REFERENCES slot (center, service, start)
) STRICT;
CREATE TABLE posted_notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, center TEXT NOT NULL, title TEXT NOT NULL,
    body TEXT NOT NULL, posted INTEGER NOT NULL, staff TEXT NOT NULL
) STRICT;
CREATE TABLE pre_review (
    booking TEXT PRIMARY KEY, state TEXT NOT NULL, comment TEXT, staff TEXT, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE province_attempt (
    booking TEXT PRIMARY KEY, failures INTEGER NOT NULL, next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE province_line (
    id INTEGER PRIMARY KEY CHECK (id = 1), enabled INTEGER NOT NULL, cursor INTEGER NOT NULL,
    failures INTEGER NOT NULL, next_at INTEGER NOT NULL, answered_at INTEGER, trouble TEXT
) STRICT;
INSERT INTO "province_line" VALUES(1,0,0,0,0,NULL,NULL);
CREATE TABLE province_listing (
    mark TEXT PRIMARY KEY, events INTEGER NOT NULL, since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE province_person (tag TEXT PRIMARY KEY, mark TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE retention_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL,
    count INTEGER NOT NULL
) STRICT;
CREATE TABLE risk_lead (
    kind TEXT NOT NULL, period TEXT NOT NULL, subject TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
    count INTEGER NOT NULL, bookings INTEGER NOT NULL, through_agents INTEGER NOT NULL,
    standing TEXT NOT NULL, found INTEGER NOT NULL, PRIMARY KEY (kind, period, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE rule_change (
    seq INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, effective INTEGER NOT NULL,
    made_at INTEGER NOT NULL, staff TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TABLE serial (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "serial" VALUES('2026-11-19',3);
INSERT INTO "serial" VALUES('2026-11-20',3);
CREATE TABLE slot (
    center TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    day TEXT NOT NULL, quota INTEGER NOT NULL, issued INTEGER NOT NULL DEFAULT 0 CHECK (issued >= 0),
    free INTEGER NOT NULL CHECK (free >= 0), pooled INTEGER NOT NULL DEFAULT 0 CHECK (pooled >= 0),
    expired INTEGER NOT NULL DEFAULT 0 CHECK (expired >= 0),
    PRIMARY KEY (center, service, start), CHECK (start < "end"),
    CHECK (issued + free + pooled + expired = quota)
) STRICT, WITHOUT ROWID;
CREATE TABLE slot_plan (
    center TEXT NOT NULL, service TEXT NOT NULL, valid_from TEXT NOT NULL, content TEXT NOT NULL,
    made_at INTEGER NOT NULL, made_by TEXT NOT NULL, PRIMARY KEY (center, service, valid_from),
    FOREIGN KEY (center, service) REFERENCES catalog_service (center, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE slot_planning (
    center TEXT PRIMARY KEY REFERENCES catalog_center (id), through TEXT NOT NULL, is_stale INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE slot_quota (
    center TEXT NOT NULL, day TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL,
    quota INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (center, day, service, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE slot_stranded (
    center TEXT NOT NULL, service TEXT NOT NULL, start INTEGER NOT NULL, day TEXT NOT NULL,
    PRIMARY KEY (center, service, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE slot_waiver (
    id INTEGER PRIMARY KEY, center TEXT NOT NULL, service TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL,
    reason TEXT NOT NULL, cause TEXT NOT NULL, staff TEXT, at INTEGER NOT NULL
) STRICT;
CREATE TABLE visit (
    hall TEXT NOT NULL, ticket TEXT NOT NULL, center TEXT NOT NULL, day TEXT NOT NULL, service TEXT NOT NULL,
    origin TEXT NOT NULL, booking TEXT, issued_at INTEGER NOT NULL, called_at INTEGER, serving_at INTEGER,
    finished_at INTEGER, window TEXT, outcome TEXT, ended TEXT, PRIMARY KEY (hall, ticket)
) STRICT, WITHOUT ROWID;
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A001','linzhou','2026-11-19','estate','booking','261119000013',1795053600240,1795053600336,1795053600355,1795053600357,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A002','linzhou','2026-11-19','estate','booking','261119000021',1795053600247,1795053600358,1795053600361,1795053600362,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A003','linzhou','2026-11-19','estate','walk_in',NULL,1795053600252,1795053600363,1795053600364,1795053600364,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A004','linzhou','2026-11-19','estate','walk_in',NULL,1795053600265,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-19.B001','linzhou','2026-11-19','social','walk_in',NULL,1795053600254,1795053600365,NULL,NULL,'1',NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-19.B002','linzhou','2026-11-19','social','walk_in',NULL,1795053600289,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A001','linzhou','2026-11-20','estate','booking','261120000012',1795140000104,1795140000158,1795140000180,1795140000185,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A002','linzhou','2026-11-20','estate','booking','261120000029',1795140000109,1795140000188,1795140000202,1795140000203,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A003','linzhou','2026-11-20','estate','walk_in',NULL,1795140000114,1795140000207,1795140000210,1795140000214,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A004','linzhou','2026-11-20','estate','walk_in',NULL,1795140000137,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-20.B001','linzhou','2026-11-20','social','walk_in',NULL,1795140000127,1795140000216,NULL,NULL,'1',NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-20.B002','linzhou','2026-11-20','social','walk_in',NULL,1795140000145,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE visit_form (
    booking TEXT PRIMARY KEY, answers BLOB NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE waitlist (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, intent TEXT NOT NULL UNIQUE,
    center TEXT NOT NULL, service TEXT NOT NULL, item TEXT,
    principal_tag TEXT NOT NULL, principal_masked TEXT NOT NULL, principal_sealed BLOB NOT NULL,
    agent_sealed BLOB, terms INTEGER NOT NULL, made_at INTEGER NOT NULL, standing TEXT NOT NULL,
    missed INTEGER NOT NULL, booking TEXT, until INTEGER NOT NULL
) STRICT;
CREATE TABLE waitlist_offer (
    id INTEGER PRIMARY KEY AUTOINCREMENT, unit INTEGER NOT NULL, entry TEXT NOT NULL REFERENCES waitlist (id),
    slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL, made_at INTEGER NOT NULL, until INTEGER NOT NULL,
    outcome TEXT NOT NULL, UNIQUE (unit, entry)
) STRICT;
CREATE TABLE waitlist_wish (
    entry TEXT NOT NULL REFERENCES waitlist (id), start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (entry, start, end)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_exchange ON booking (exchange_hall, exchange_ticket) WHERE exchange_hall IS NOT NULL;
CREATE INDEX booking_slot ON booking (center, slot_start);
CREATE INDEX feed_booking ON feed (hall, booking);
CREATE INDEX booking_principal ON booking (principal_tag, slot_start);
CREATE INDEX slot_end ON slot ("end") WHERE free + pooled > 0;
CREATE INDEX slot_day ON slot (day, center);
CREATE INDEX pool_release ON pool (release_at);
CREATE INDEX pool_slot ON pool (center, service, start);
CREATE UNIQUE INDEX booking_intent ON booking (intent) WHERE intent IS NOT NULL;
CREATE INDEX booking_unit ON booking (center, service, slot_start) WHERE holds_unit = 1;
CREATE INDEX booking_agent ON booking (agent_tag, slot_start) WHERE agent_tag IS NOT NULL;
CREATE INDEX booking_step_booking ON booking_step (booking);
CREATE INDEX visit_day ON visit (day, center);
CREATE INDEX visit_booking ON visit (booking) WHERE booking IS NOT NULL;
CREATE INDEX booking_visit_day ON booking (slot_start, center);
CREATE INDEX catalog_binding_item ON catalog_binding (item);
CREATE INDEX catalog_binding_service ON catalog_binding (center, service);
CREATE INDEX no_show_person ON no_show_event (person, day);
CREATE INDEX no_show_slot ON no_show_event (center, slot_start);
CREATE INDEX no_show_unreported ON no_show_event (report_at) WHERE reported < revision;
CREATE INDEX no_show_appeal_open ON no_show_appeal (made_at) WHERE decision IS NULL;
CREATE UNIQUE INDEX no_show_listed ON no_show_listing (person) WHERE ended_at IS NULL;
CREATE INDEX no_show_listed_until ON no_show_listing (until) WHERE ended_at IS NULL;
CREATE INDEX slot_waiver_center ON slot_waiver (center, end);
CREATE INDEX booking_unjudged ON booking (center, slot_end) WHERE standing = 'booked';
CREATE INDEX waitlist_waiting ON waitlist (center, service, seq) WHERE standing = 'waiting';
CREATE INDEX waitlist_person ON waitlist (principal_tag) WHERE standing = 'waiting';
CREATE INDEX waitlist_until ON waitlist (until) WHERE standing = 'waiting';
CREATE INDEX waitlist_old ON waitlist (until) WHERE standing <> 'waiting';
CREATE UNIQUE INDEX waitlist_offer_unit ON waitlist_offer (unit) WHERE outcome = 'open';
CREATE UNIQUE INDEX waitlist_offer_entry ON waitlist_offer (entry) WHERE outcome = 'open';
CREATE INDEX waitlist_offer_of ON waitlist_offer (entry);
CREATE INDEX waitlist_offer_until ON waitlist_offer (until) WHERE outcome = 'open';
CREATE INDEX booking_uncoded ON booking (number) WHERE province_code IS NULL;
CREATE INDEX pre_review_state ON pre_review (state, at);
CREATE INDEX material_booking ON material (booking, at);
CREATE INDEX material_until ON material (until);
CREATE INDEX feedback_open ON feedback (answered_at, at);
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
CREATE INDEX complaint_center ON complaint (center, ended);
CREATE INDEX complaint_step_complaint ON complaint_step (complaint);
CREATE INDEX posted_notice_kind ON posted_notice (kind, center);
CREATE INDEX booking_made ON booking (made_at) WHERE made_at IS NOT NULL;
CREATE INDEX booking_named ON booking (slot_end) WHERE principal_sealed <> x'';
CREATE INDEX fact_staff ON fact (at) WHERE staff IS NOT NULL;
CREATE INDEX audit_at ON audit (at);
CREATE INDEX feed_topic ON feed (hall, topic) WHERE topic IS NOT NULL;
CREATE INDEX mode_open ON mode (center) WHERE stage IN ('proposed', 'confirmed');
CREATE INDEX hall_certificate_hall ON hall_certificate (hall, issued_at);
DELETE FROM "sqlite_sequence";
COMMIT;
