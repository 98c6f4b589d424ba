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
INSERT INTO "booking" VALUES('261119000013','linzhou','estate',1795053600000,1795057200000,'done','b51ffd65dae708c0f523dc7e280c2016646f352fcebcf5cb4d72e43ddc92bdf4','样*','3ad4ff9f7a0c85184de20e80d6c78e13',X'012000000001933AB2EFBB565A4B4301ADAE983A4F2E5509C5060E1C65300A0F6737CB62B87696070452BAD716F313F5C6D908B418043AF88725EA8D5D0A50FAC3AE2C2F4D43D2906CB166',NULL,NULL,NULL,NULL,'linzhou',1795053601429,'linzhou','2026-11-19.A001',0,NULL,'import',1795053601398,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261119000021','linzhou','estate',1795053600000,1795057200000,'done','d41d2d62159fa5cf42c3a6f1479dc9dcfcf33528efaf670ee240466df4e04966','样*','cec426d4357d86223e664f1c757c3569',X'012000000001899D266E9594E300038FF4C4F6BD6A7541AEB256C15EF4DBC961C73FCCE78449303BB5DF4B9CB41DCD1FC4F47CC1ECCA910BD7377A6E30FEFF03620C65A9CED8B5CE81AF46',NULL,NULL,NULL,NULL,'linzhou',1795053601441,'linzhou','2026-11-19.A002',0,NULL,'import',1795053601398,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261119000030','linzhou','estate',1795053600000,1795057200000,'booked','8afd26a930842bf052bda0525ee33bc617a4ccb6b8ac7b681ca09aced946b6f8','样*','b4c6b142c1569e173f2dbbc67ae08de1',X'012000000001A791E19C0A6EC30E991AAB89DFBF0F2F5BF5FEFC2FB520B928877850B86F4191367723557BEB66169CD6993008DEEFE433A752CBDB12CD521B488E299299BB01AE5F91C486',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,'import',1795053601398,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000012','linzhou','estate',1795140000000,1795143600000,'done','f0208f03766c6101593687fcf720edc2d8334f7a17181330e0a596533400a2d3','样*','37c111c1f62831a9a9798adbf2af185a',X'0120000000019FFA2EF5D0CD192229C17F0AACE31F596F2D2612529A6AB093C9D0E43D50A7C42A5FA1E1350AD3958A95E4C76F95ACAFD0F06FED9D663BD6E8A6592EB03ADC0DF011959A53',NULL,NULL,NULL,NULL,'linzhou',1795140000268,'linzhou','2026-11-20.A001',0,NULL,'import',1795140000096,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000029','linzhou','estate',1795140000000,1795143600000,'done','814d5757bc57da93d4716ff561739333b6f1a0783b806fb34e1850bf255d531a','样*','1cd8ca186d2ebd2dfd8b4416f33715bd',X'01200000000155FF12C28DA9DB95A6F376ACD0FB73210956E38B0EB396371FADBB10BD15139D3691DC81332F5CF2E34057FD97E951D87F7ABCA9AC1C09A0E6204316FC260C35E9C303E93A',NULL,NULL,NULL,NULL,'linzhou',1795140000271,'linzhou','2026-11-20.A002',0,NULL,'import',1795140000096,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000037','linzhou','estate',1795140000000,1795143600000,'booked','4fb2510885143b963cbfcbc2c9fdff0b53677e1f10169fef2481273fddae22ab','样*','46e164e1fcb09b3df0ebe9e177ad68d2',X'012000000001E37854A875BB970491B79944F510CC320D3D287B8EC920758B420FA9A8D48C22EAF2307E406867F0667CF49986C5696888EF2CAC790D35E4076D2EB0A9720629D8F293B1BA',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,'import',1795140000096,NULL,NULL,0,0,NULL,0,NULL,NULL,NULL);
CREATE TABLE booking_case (
    hall TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, booking TEXT NOT NULL,
    ticket TEXT NOT NULL, PRIMARY KEY (hall, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE booking_step (
    booking TEXT NOT NULL, at INTEGER NOT NULL, step TEXT NOT NULL, by TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
INSERT INTO "booking_step" VALUES('261119000013',1795053601398,'booked','','import');
INSERT INTO "booking_step" VALUES('261119000021',1795053601398,'booked','','import');
INSERT INTO "booking_step" VALUES('261119000030',1795053601398,'booked','','import');
INSERT INTO "booking_step" VALUES('261119000013',1795053600158,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261119000021',1795053600169,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261119000013',1795053600215,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261119000013',1795053600216,'done','linzhou','');
INSERT INTO "booking_step" VALUES('261119000021',1795053600231,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261119000021',1795053600235,'done','linzhou','');
INSERT INTO "booking_step" VALUES('261120000012',1795140000096,'booked','','import');
INSERT INTO "booking_step" VALUES('261120000029',1795140000096,'booked','','import');
INSERT INTO "booking_step" VALUES('261120000037',1795140000096,'booked','','import');
INSERT INTO "booking_step" VALUES('261120000012',1795140000272,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261120000029',1795140000275,'exchanged','linzhou','');
INSERT INTO "booking_step" VALUES('261120000012',1795140000284,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261120000012',1795140000293,'done','linzhou','');
INSERT INTO "booking_step" VALUES('261120000029',1795140000304,'accepted','linzhou','');
INSERT INTO "booking_step" VALUES('261120000029',1795140000305,'done','linzhou','');
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
INSERT INTO "fact" VALUES('linzhou',1,1795053600106,NULL,'{"dayOpened":{"_0":"2026-11-19"}}');
INSERT INTO "fact" VALUES('linzhou',3,1795053600158,'1001','{"issued":{"_0":"2026-11-19.A001","origin":{"booking":{"_0":"261119000013","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',4,1795053600169,'1001','{"issued":{"_0":"2026-11-19.A002","origin":{"booking":{"_0":"261119000021","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',5,1795053600178,'1001','{"issued":{"_0":"2026-11-19.A003","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',6,1795053600185,'1001','{"issued":{"_0":"2026-11-19.B001","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',7,1795053600194,'1001','{"issued":{"_0":"2026-11-19.A004","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',8,1795053600208,'1001','{"issued":{"_0":"2026-11-19.B002","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',9,1795053600210,'1001','{"window":{"_0":"1","mode":"open"}}');
INSERT INTO "fact" VALUES('linzhou',10,1795053600210,'1001','{"called":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',11,1795053600213,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',12,1795053600214,'1001','{"verified":{"_0":"2026-11-19.A001","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',13,1795053600215,'1001','{"serving":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',14,1795053600216,'1001','{"finished":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',15,1795053600220,'1001','{"called":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',16,1795053600228,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',17,1795053600229,'1001','{"verified":{"_0":"2026-11-19.A002","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',18,1795053600231,'1001','{"serving":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',19,1795053600235,'1001','{"finished":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',20,1795053600236,'1001','{"called":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',21,1795053600237,'1001','{"serving":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',22,1795053600237,'1001','{"finished":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',23,1795053600238,'1001','{"called":{"_0":"2026-11-19.B001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',24,1795053600238,'1001','{"missed":{"_0":"2026-11-19.B001"}}');
INSERT INTO "fact" VALUES('linzhou',26,1795140000035,NULL,'{"missed":{"_0":"2026-11-19.A004"}}');
INSERT INTO "fact" VALUES('linzhou',27,1795140000035,NULL,'{"missed":{"_0":"2026-11-19.B002"}}');
INSERT INTO "fact" VALUES('linzhou',28,1795140000035,NULL,'{"dayOpened":{"_0":"2026-11-20"}}');
INSERT INTO "fact" VALUES('linzhou',29,1795140000168,'1001','{"refused":{"reason":"booking_not_found"}}');
INSERT INTO "fact" VALUES('linzhou',31,1795140000272,'1001','{"issued":{"_0":"2026-11-20.A001","origin":{"booking":{"_0":"261120000012","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',32,1795140000275,'1001','{"issued":{"_0":"2026-11-20.A002","origin":{"booking":{"_0":"261120000029","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',33,1795140000276,'1001','{"issued":{"_0":"2026-11-20.A003","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',34,1795140000278,'1001','{"issued":{"_0":"2026-11-20.B001","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',35,1795140000279,'1001','{"issued":{"_0":"2026-11-20.A004","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',36,1795140000280,'1001','{"issued":{"_0":"2026-11-20.B002","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',37,1795140000281,'1001','{"window":{"_0":"1","mode":"open"}}');
INSERT INTO "fact" VALUES('linzhou',38,1795140000281,'1001','{"called":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',39,1795140000282,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',40,1795140000283,'1001','{"verified":{"_0":"2026-11-20.A001","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',41,1795140000284,'1001','{"serving":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',42,1795140000293,'1001','{"finished":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',43,1795140000298,'1001','{"called":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',44,1795140000303,'1001','{"refused":{"reason":"verification_needed"}}');
INSERT INTO "fact" VALUES('linzhou',45,1795140000304,'1001','{"verified":{"_0":"2026-11-20.A002","result":"match","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',46,1795140000304,'1001','{"serving":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',47,1795140000305,'1001','{"finished":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',48,1795140000306,'1001','{"called":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',49,1795140000307,'1001','{"serving":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',50,1795140000307,'1001','{"finished":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',51,1795140000308,'1001','{"called":{"_0":"2026-11-20.B001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',52,1795140000309,'1001','{"missed":{"_0":"2026-11-20.B001"}}');
CREATE TABLE feed (
    hall TEXT NOT NULL REFERENCES hall (id), cursor INTEGER NOT NULL, booking TEXT, notice TEXT, topic TEXT,
    PRIMARY KEY (hall, cursor)
) STRICT, WITHOUT ROWID;
INSERT INTO "feed" VALUES('linzhou',1795053601401,'261119000030',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795053601941,'261119000013',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795053601943,'261119000021',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795140000098,'261120000037',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795140000735,'261120000012',NULL,NULL);
INSERT INTO "feed" VALUES('linzhou',1795140000737,'261120000029',NULL,NULL);
CREATE TABLE feed_gap (
    hall TEXT NOT NULL REFERENCES hall (id), low INTEGER NOT NULL, high INTEGER NOT NULL, PRIMARY KEY (hall, low)
) STRICT, WITHOUT ROWID;
INSERT INTO "feed_gap" VALUES('linzhou',0,1795053600063);
INSERT INTO "feed_gap" VALUES('linzhou',1795053600063,1795053600075);
INSERT INTO "feed_gap" VALUES('linzhou',1795053601943,1795140000012);
CREATE TABLE feedback (
    receipt TEXT PRIMARY KEY, kind TEXT NOT NULL, center TEXT, sealed BLOB NOT NULL, at INTEGER NOT NULL,
    answer TEXT, answered_at INTEGER, staff TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE hall (
    id TEXT PRIMARY KEY, center TEXT NOT NULL, name TEXT NOT NULL,
    cursor INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0, heard_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "hall" VALUES('linzhou','linzhou','样例大厅',1795140000737,53,1795140001324);
CREATE TABLE hall_certificate (
    fingerprint TEXT PRIMARY KEY, hall TEXT NOT NULL REFERENCES hall (id), serial TEXT NOT NULL,
    issued_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, seen_at INTEGER, revoked_at INTEGER, reason TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_certificate" VALUES('0d95240cac9dcab43aebeb697337cbbce082393fbba8a38b0473a211076a7174','linzhou','6f416c8ef50f9601',1795053600006,1858212000000,1795053601401,NULL,NULL);
CREATE TABLE hall_contact (
    hall TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (hall, since)
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_contact" VALUES('linzhou',1795053601410,1795053601410);
INSERT INTO "hall_contact" VALUES('linzhou',1795140000163,1795140000163);
CREATE TABLE hall_report (
    hall TEXT PRIMARY KEY REFERENCES hall (id), at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_report" VALUES('linzhou',1795140000096,'{"alarms":[],"at":1795140000038,"center":"linzhou","certificateUntil":1858212000000,"devices":[],"diskFreeMebibytes":60477,"documents":{},"position":28,"profile":"hall","release":"0.5.0","services":[{"id":"estate","onDuty":0,"walkInWindows":["1","2"],"walkInsOnDuty":0,"windows":["1","2"]},{"id":"social","onDuty":0,"walkInWindows":["1"],"walkInsOnDuty":0,"windows":["1"]}],"unsynced":0,"uptimeSeconds":0}');
CREATE TABLE hall_report_change (
    hall TEXT NOT NULL REFERENCES hall (id), at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (hall, at)
) STRICT, WITHOUT ROWID;
INSERT INTO "hall_report_change" VALUES('linzhou',1795053601406,'{"alarms":[],"at":1795053600104,"center":"linzhou","certificateUntil":1858212000000,"devices":[],"diskFreeMebibytes":60768,"documents":{},"position":0,"profile":"hall","release":"0.5.0","services":[{"id":"estate","onDuty":0,"walkInWindows":["1","2"],"walkInsOnDuty":0,"windows":["1","2"]},{"id":"social","onDuty":0,"walkInWindows":["1"],"walkInsOnDuty":0,"windows":["1"]}],"unsynced":0,"uptimeSeconds":0}');
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
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A001','linzhou','2026-11-19','estate','booking','261119000013',1795053600158,1795053600210,1795053600215,1795053600216,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A002','linzhou','2026-11-19','estate','booking','261119000021',1795053600169,1795053600220,1795053600231,1795053600235,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A003','linzhou','2026-11-19','estate','walk_in',NULL,1795053600178,1795053600236,1795053600237,1795053600237,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-19.A004','linzhou','2026-11-19','estate','walk_in',NULL,1795053600194,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-19.B001','linzhou','2026-11-19','social','walk_in',NULL,1795053600185,1795053600238,NULL,NULL,'1',NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-19.B002','linzhou','2026-11-19','social','walk_in',NULL,1795053600208,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A001','linzhou','2026-11-20','estate','booking','261120000012',1795140000272,1795140000281,1795140000284,1795140000293,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A002','linzhou','2026-11-20','estate','booking','261120000029',1795140000275,1795140000298,1795140000304,1795140000305,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A003','linzhou','2026-11-20','estate','walk_in',NULL,1795140000276,1795140000306,1795140000307,1795140000307,'1',NULL,'finished');
INSERT INTO "visit" VALUES('linzhou','2026-11-20.A004','linzhou','2026-11-20','estate','walk_in',NULL,1795140000279,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-20.B001','linzhou','2026-11-20','social','walk_in',NULL,1795140000278,1795140000308,NULL,NULL,'1',NULL,NULL);
INSERT INTO "visit" VALUES('linzhou','2026-11-20.B002','linzhou','2026-11-20','social','walk_in',NULL,1795140000280,NULL,NULL,NULL,NULL,NULL,NULL);
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
CREATE INDEX feed_thing ON feed (hall, booking, topic);
CREATE INDEX mode_open ON mode (center) WHERE stage IN ('proposed', 'confirmed');
CREATE INDEX hall_certificate_hall ON hall_certificate (hall, issued_at);
DELETE FROM "sqlite_sequence";
COMMIT;
