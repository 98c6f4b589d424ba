PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1212891988;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE booking (
    number TEXT PRIMARY KEY, center TEXT NOT NULL, service TEXT NOT NULL,
    slot_start INTEGER NOT NULL, slot_end INTEGER NOT NULL, standing TEXT NOT NULL,
    principal_tag TEXT NOT NULL, principal_masked TEXT NOT NULL, principal_last_four TEXT NOT NULL,
    principal_sealed BLOB NOT NULL,
    agent_tag TEXT, agent_masked TEXT, agent_last_four TEXT, agent_sealed BLOB,
    claim_hall TEXT, claim_at INTEGER, exchange_hall TEXT, exchange_ticket TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "booking" VALUES('261119000013','linzhou','estate',1795053600000,1795057200000,'done','138236ee2a2c4d12d9565de9ceb1d3eaa87a77d24f9b7b953c31d3c1bc9e7c5d','样*','9f7c95d23ae78ae1dcd1ae335888c6c1',X'012000000001893A9BC653555A963829542AEF083A132F3E5A3903B5466EF65C39F54432F13B58FA4BDB25A9E3665F7DB0E6BCCAEF1B33DFA3AD585557820FDF5ABD6B18042D5566BEBA11',NULL,NULL,NULL,NULL,'linzhou',1795053601550,'linzhou','2026-11-19.A001');
INSERT INTO "booking" VALUES('261119000021','linzhou','estate',1795053600000,1795057200000,'done','97f5d4abc0f6cb08412b3741586582206b2915c9b3c2ad58ac4286a1ab6ee0fb','样*','463926ae73513f6a1632100c9ea4d4d0',X'012000000001FFCC9CE3A7E6E2EECE3963C2EF0A5069AD54C73E54BCF75144D31436B72E789034BE9EAA44E26C5975C89806B8115B59C45D8196A887BDB34C91391B48D161F30EC96F3340',NULL,NULL,NULL,NULL,'linzhou',1795053601557,'linzhou','2026-11-19.A002');
INSERT INTO "booking" VALUES('261119000030','linzhou','estate',1795053600000,1795057200000,'booked','d8541310ee3e4ea2d0f7a822e27273008e8891e993f78144b2aefaed6c17308b','样*','879bab2758ed69dc1e954a18a6c6805d',X'0120000000011DC90D96B7A4ED498C981B3245D9E48D076806C5DB34A1D6F699FD60C0C349153FC5391EB80C2A67A67ECA7833AAA49E5EFDA9528291CBD20357BE3E4A7CE329D9D3B32CEA',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "booking" VALUES('261120000012','linzhou','estate',1795140000000,1795143600000,'done','8926d88cf648abe50c1a2fcab4d5739a516724e40e3f2ecc96d6e0725c8881c3','样*','4204ae016e0ddd65a2a5951ced6bc722',X'012000000001888F4549926F6E3471FC5CDB313A5C754E21E2008856E2B59697C0280596AFE9E10832DBB16C31C08BB5D7B774379D86919077FC05279160DCBEBF76014B61A4CBC6173ABB',NULL,NULL,NULL,NULL,'linzhou',1795140000136,'linzhou','2026-11-20.A001');
INSERT INTO "booking" VALUES('261120000029','linzhou','estate',1795140000000,1795143600000,'done','6f0675152cf45140a89997d035eb74ad3165dfa8add03ee107205a35b256b9f7','样*','bec9ba59b9f7d32549ef65c43534af28',X'012000000001E5C1E258A9E7A19509F6708889D060855D020A2212D9E952AABC7449FC3C6C816035A13FCF9CBBFCD05E5836625792153E08BB9DF9906B3CF9053670FD3F8E3DD94B9B8747',NULL,NULL,NULL,NULL,'linzhou',1795140000145,'linzhou','2026-11-20.A002');
INSERT INTO "booking" VALUES('261120000037','linzhou','estate',1795140000000,1795143600000,'booked','b30a06e7f22191dd6c747446d1b7014c8afa238b187b4693d18ec5a034dcb67f','样*','fa59af84928797738caf5001cd1ad19a',X'01200000000151FFABC255085A6C9315AFD3DE8A1C07BA54E6302880B0EFDA81AB9A5ECBA43ACE1BAAC06AB8B846917FA5346686173AC818AFFE00449E801BB831525C1143F1F6C877F421',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE booking_case (
    hall TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, booking TEXT NOT NULL,
    ticket TEXT NOT NULL, PRIMARY KEY (hall, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact (
    hall TEXT NOT NULL REFERENCES hall (id), position INTEGER NOT NULL, at INTEGER NOT NULL, staff TEXT,
    body TEXT NOT NULL, PRIMARY KEY (hall, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "fact" VALUES('linzhou',1,1795053600104,NULL,'{"dayOpened":{"_0":"2026-11-19"}}');
INSERT INTO "fact" VALUES('linzhou',2,1795053600204,'1001','{"refused":{"reason":"booking_not_found"}}');
INSERT INTO "fact" VALUES('linzhou',4,1795053600314,'1001','{"issued":{"_0":"2026-11-19.A001","origin":{"booking":{"_0":"261119000013","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',5,1795053600320,'1001','{"issued":{"_0":"2026-11-19.A002","origin":{"booking":{"_0":"261119000021","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',6,1795053600326,'1001','{"issued":{"_0":"2026-11-19.A003","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',7,1795053600329,'1001','{"issued":{"_0":"2026-11-19.B001","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',8,1795053600336,'1001','{"issued":{"_0":"2026-11-19.A004","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',9,1795053600342,'1001','{"issued":{"_0":"2026-11-19.B002","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',10,1795053600352,'1001','{"window":{"_0":"1","mode":"open"}}');
INSERT INTO "fact" VALUES('linzhou',11,1795053600358,'1001','{"called":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',12,1795053600370,'1001','{"serving":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',13,1795053600376,'1001','{"finished":{"_0":"2026-11-19.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',14,1795053600382,'1001','{"called":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',15,1795053600474,'1001','{"serving":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',16,1795053600484,'1001','{"finished":{"_0":"2026-11-19.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',17,1795053600487,'1001','{"called":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',18,1795053600499,'1001','{"serving":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',19,1795053600508,'1001','{"finished":{"_0":"2026-11-19.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',20,1795053600515,'1001','{"called":{"_0":"2026-11-19.B001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',21,1795053600519,'1001','{"missed":{"_0":"2026-11-19.B001"}}');
INSERT INTO "fact" VALUES('linzhou',23,1795140000023,NULL,'{"missed":{"_0":"2026-11-19.A004"}}');
INSERT INTO "fact" VALUES('linzhou',24,1795140000023,NULL,'{"missed":{"_0":"2026-11-19.B002"}}');
INSERT INTO "fact" VALUES('linzhou',25,1795140000023,NULL,'{"dayOpened":{"_0":"2026-11-20"}}');
INSERT INTO "fact" VALUES('linzhou',27,1795140000092,'1001','{"issued":{"_0":"2026-11-20.A001","origin":{"booking":{"_0":"261120000012","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',28,1795140000100,'1001','{"issued":{"_0":"2026-11-20.A002","origin":{"booking":{"_0":"261120000029","claimed":true}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',29,1795140000102,'1001','{"issued":{"_0":"2026-11-20.A003","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',30,1795140000105,'1001','{"issued":{"_0":"2026-11-20.B001","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',31,1795140000110,'1001','{"issued":{"_0":"2026-11-20.A004","origin":{"walkIn":{}},"service":"estate"}}');
INSERT INTO "fact" VALUES('linzhou',32,1795140000120,'1001','{"issued":{"_0":"2026-11-20.B002","origin":{"walkIn":{}},"service":"social"}}');
INSERT INTO "fact" VALUES('linzhou',33,1795140000130,'1001','{"window":{"_0":"1","mode":"open"}}');
INSERT INTO "fact" VALUES('linzhou',34,1795140000141,'1001','{"called":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',35,1795140000148,'1001','{"serving":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',36,1795140000162,'1001','{"finished":{"_0":"2026-11-20.A001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',37,1795140000170,'1001','{"called":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',38,1795140000178,'1001','{"serving":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',39,1795140000186,'1001','{"finished":{"_0":"2026-11-20.A002","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',40,1795140000194,'1001','{"called":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',41,1795140000202,'1001','{"serving":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',42,1795140000205,'1001','{"finished":{"_0":"2026-11-20.A003","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',43,1795140000209,'1001','{"called":{"_0":"2026-11-20.B001","window":"1"}}');
INSERT INTO "fact" VALUES('linzhou',44,1795140000213,'1001','{"missed":{"_0":"2026-11-20.B001"}}');
CREATE TABLE feed (
    hall TEXT NOT NULL REFERENCES hall (id), cursor INTEGER NOT NULL, booking TEXT, notice TEXT,
    PRIMARY KEY (hall, cursor)
) STRICT, WITHOUT ROWID;
INSERT INTO "feed" VALUES('linzhou',3,'261119000030',NULL);
INSERT INTO "feed" VALUES('linzhou',7,'261119000013',NULL);
INSERT INTO "feed" VALUES('linzhou',9,'261119000021',NULL);
INSERT INTO "feed" VALUES('linzhou',12,'261120000037',NULL);
INSERT INTO "feed" VALUES('linzhou',16,'261120000012',NULL);
INSERT INTO "feed" VALUES('linzhou',18,'261120000029',NULL);
CREATE TABLE hall (
    id TEXT PRIMARY KEY, center TEXT NOT NULL, name TEXT NOT NULL,
    cursor INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0, heard_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "hall" VALUES('linzhou','linzhou','样例大厅',18,45,1795140001241);
CREATE TABLE notice (center TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE serial (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "serial" VALUES('2026-11-19',3);
INSERT INTO "serial" VALUES('2026-11-20',3);
CREATE INDEX booking_exchange ON booking (exchange_hall, exchange_ticket) WHERE exchange_hall IS NOT NULL;
CREATE INDEX booking_slot ON booking (center, slot_start);
CREATE INDEX feed_booking ON feed (hall, booking);
COMMIT;
