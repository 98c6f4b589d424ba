// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Store
import Terms
import Testing
import Vault

/// Whether an audit log that was tampered with is found out, and where.
struct AuditChainTests {
    /// A log of twelve entries with checkpoints after the fourth and the ninth, and its export.
    private final class Log {
        let fixture: StoreFixture
        let keys: AuditKeys
        let records: [AuditRecord]
        let lines: [String]

        init() throws {
            fixture = try StoreFixture()
            keys = .ring(fixture.keys)
            let store = try fixture.open()
            for number in 1...12 {
                let entry = AuditEntry(
                    actor: "100\(number % 3)",
                    action: "booking.cancel",
                    subject: "2611230000\(number)",
                    detail: ["reason": "按“办事人”要求\n取消", "standing": "cancelled"]
                )
                try store.audit(entry, at: StoreFixture.now.adding(minutes: number))
                if number == 4 || number == 9 {
                    #expect(try store.signAudit(at: StoreFixture.now.adding(minutes: number))?.seq == Int64(number))
                }
            }
            records = try store.auditLog(after: 0, limit: 100)
            let marks = try store.auditMarks(after: 0)
            let end = try #require(try store.auditEnd(of: records.last, after: 0, at: StoreFixture.now))
            lines =
                records.flatMap { record in
                    [.record(record)] + marks.filter { $0.seq == record.seq }.map { AuditText.Line.mark($0) }
                }.map(AuditText.text) + [AuditText.text(.mark(end))]
        }
    }

    /// What the check of an export says.
    private static func check(_ lines: [String], _ keys: AuditKeys?) -> Result<AuditChain.Verdict, AuditFlaw> {
        var reading = AuditReading(keys: keys)
        do throws(AuditFlaw) {
            for line in lines { try reading.take(Array(line.utf8) + [0x0A]) }
            return .success(try reading.finish())
        } catch { return .failure(error) }
    }

    private static func flaw(_ result: Result<AuditChain.Verdict, AuditFlaw>) -> AuditFlaw? {
        if case .failure(let flaw) = result { flaw } else { nil }
    }

    @Test
    func `R58: a whole log is whole, by its export and in its database`() throws {
        let log = try Log()
        let verdict = try Self.check(log.lines, log.keys).get()
        #expect((verdict.first, verdict.last, verdict.signed, verdict.isSigned) == (1, 12, 12, true))
        let store = try log.fixture.open()
        let own = try store.checkAudit(store.auditKeys).get()
        #expect((own.first, own.last, own.signed) == (1, 12, 9))
        #expect(try Self.check(log.lines, nil).get().isSigned == false)
        for (line, read) in log.lines.map({ ($0, AuditText.line(Array($0.utf8))) }) {
            #expect(read.map(AuditText.text) == line)
        }
    }

    @Test
    func `R58: whatever byte of an export is changed, it is found out`() throws {
        let log = try Log()
        var places: Set<Int> = []
        for (index, line) in log.lines.enumerated() {
            let bytes = Array(line.utf8)
            // Every byte of some lines, every seventh of the others.
            for place in stride(from: 0, to: bytes.count, by: index % 5 == 0 ? 1 : 7) {
                var changed = bytes
                changed[place] ^= 0x01
                let text = String(decoding: changed, as: UTF8.self)
                var lines = log.lines
                lines[index] = text
                #expect(Self.flaw(Self.check(lines, log.keys)) != nil, "line \(index) byte \(place)")
                places.insert(index)
            }
        }
        #expect(places.count == log.lines.count)
    }

    @Test
    func `R58: a changed entry is named, even when its hash was made anew`() throws {
        let log = try Log()
        let old = log.records[5]
        let entry = AuditEntry(actor: "1009", action: old.entry.action, subject: old.entry.subject)
        let hash = Digest.sha256(log.records[4].hash + entry.canonical(6, at: old.at))
        for (forged, place) in [(old.hash, 6), (hash, 7)] {
            let record = AuditRecord(seq: 6, at: old.at, entry: entry, hash: forged)
            let lines = log.lines.map { $0 == AuditText.text(.record(old)) ? AuditText.text(.record(record)) : $0 }
            #expect(Self.flaw(Self.check(lines, log.keys)) == .changed(Int64(place)))
        }
    }

    @Test
    func `R58: a whole tail that was written anew is not what the center signed`() throws {
        let log = try Log()
        var (hash, lines) = (AuditRecord.beginning, [String]())
        for record in log.records {
            let entry = AuditEntry(
                actor: record.seq == 3 ? "1009" : record.entry.actor,
                action: record.entry.action,
                subject: record.entry.subject,
                detail: record.entry.detail
            )
            hash = Digest.sha256(hash + entry.canonical(record.seq, at: record.at))
            lines.append(AuditText.text(.record(AuditRecord(seq: record.seq, at: record.at, entry: entry, hash: hash))))
            if record.seq == 4 { lines += log.lines.filter { $0.contains(#""kind":"checkpoint","seq":4}"#) } }
        }
        #expect(Self.flaw(Self.check(lines, log.keys)) == .otherThanSigned(4))
    }

    @Test
    func `R58: a dropped, doubled or exchanged entry is found at its place`() throws {
        let log = try Log()
        let place = try #require(log.lines.firstIndex { $0.contains(#""seq":7,"#) })
        var dropped = log.lines
        dropped.remove(at: place)
        #expect(Self.flaw(Self.check(dropped, log.keys)) == .outOfOrder(expected: 7, found: 8))
        var doubled = log.lines
        doubled.insert(log.lines[place], at: place)
        #expect(Self.flaw(Self.check(doubled, log.keys)) == .outOfOrder(expected: 8, found: 7))
        var exchanged = log.lines
        exchanged.swapAt(place, place + 1)
        #expect(Self.flaw(Self.check(exchanged, log.keys)) == .outOfOrder(expected: 7, found: 8))
    }

    @Test
    func `R58: a log whose end or beginning was cut off is found out, wherever it was cut`() throws {
        let log = try Log()
        for count in 0..<log.lines.count {
            let flaw = Self.flaw(Self.check(Array(log.lines.prefix(count)), log.keys))
            guard case .tailMissing = flaw else {
                Issue.record("cut after \(count) lines: \(String(describing: flaw))")
                continue
            }
        }
        for count in 1..<log.lines.count - 1 {
            #expect(Self.flaw(Self.check(Array(log.lines.dropFirst(count)), log.keys)) != nil, "\(count) lines")
        }
        #expect(Self.flaw(Self.check(Array(log.lines.dropFirst()), log.keys)) == .headMissing(found: 2))
        // A line cut short.
        var reading = AuditReading(keys: nil)
        try reading.take(Array(log.lines[0].utf8))
        #expect(throws: AuditFlaw.malformed(line: 1)) { try reading.finish() }
    }

    @Test
    func `R58: another center's signature counts for nothing`() throws {
        let log = try Log()
        let flaw = Self.flaw(Self.check(log.lines, .ring(KeyRing.fresh(.center))))
        #expect(flaw == .badSignature(4))
    }

    @Test
    func `R58: the database lets nobody change, delete or replace an entry`() throws {
        let log = try Log()
        let connection = try Connection(path: log.fixture.path, access: .readWrite)
        let attempts: [StaticString] = [
            "UPDATE audit SET actor = '1009' WHERE seq = 3", "DELETE FROM audit WHERE seq = 12", "DELETE FROM audit",
            "INSERT INTO audit VALUES (3, 0, '', '', '', '{}', x'00')",
            "INSERT OR REPLACE INTO audit VALUES (3, 0, '', '', '', '{}', x'00')",
            "UPDATE audit_mark SET seq = 1", "DELETE FROM audit_mark",
        ]
        for attempt in attempts {
            #expect(throws: RowsError.self, "\(attempt)") { try connection.script(attempt, label: "attempt") }
        }
        let store = try log.fixture.open()
        #expect(try store.checkAudit(store.auditKeys).get().last == 12)
    }

    @Test(
        arguments: [
            ("UPDATE audit SET subject = 'x' WHERE seq = 8", .changed(8)),
            ("DELETE FROM audit WHERE seq = 5", .outOfOrder(expected: 5, found: 6)),
            ("DELETE FROM audit WHERE seq > 8", .tailMissing(last: 8, signed: 9)),
            ("DELETE FROM audit WHERE seq < 4", .headMissing(found: 4)),
            ("DELETE FROM audit", .tailMissing(last: 0, signed: 9)),
            ("UPDATE audit SET hash = x'00' WHERE seq = 2", .changed(2)),
            ("UPDATE audit_mark SET hash = zeroblob(32) WHERE seq = 9", .badSignature(9)),
        ] as [(StaticStringBox, AuditFlaw)]
    )
    func `R58: whoever takes the guards off the database is found out`(_ attempt: StaticStringBox, _ flaw: AuditFlaw)
        throws
    {
        let log = try Log()
        let connection = try Connection(path: log.fixture.path, access: .readWrite)
        try connection.script(
            "DROP TRIGGER audit_as_written; DROP TRIGGER audit_until_anchor; DROP TRIGGER audit_mark_as_written;",
            label: "attempt"
        )
        try connection.script(attempt.sql, label: "attempt")
        let store = try log.fixture.open()
        #expect(Self.flaw(try store.checkAudit(store.auditKeys)) == flaw)
    }

    @Test
    func `R58: the oldest part goes on schedule and leaves a signed anchor; the rest is whole`() throws {
        let log = try Log()
        let store = try log.fixture.open()
        let first = StoreFixture.now.adding(minutes: 6)
        #expect(try store.cutAudit(before: first, limit: 3, at: StoreFixture.now) == 3, "no more than the limit")
        #expect(try store.cutAudit(before: first, limit: 100, at: StoreFixture.now) == 2)
        #expect(try store.cutAudit(before: first, limit: 100, at: StoreFixture.now) == 0)
        let verdict = try store.checkAudit(store.auditKeys).get()
        #expect((verdict.first, verdict.last) == (6, 12))
        // The last entry stays, however old: the next one hangs on it.
        _ = try store.cutAudit(before: StoreFixture.now.adding(minutes: 600), limit: 100, at: StoreFixture.now)
        #expect(try store.auditLog(after: 0, limit: 100).map(\.seq) == [12])
        try store.audit(AuditEntry(actor: "1001", action: "rule.change", subject: "cutoff_min"), at: StoreFixture.now)
        #expect(try store.checkAudit(store.auditKeys).get().first == 12)
    }

    @Test
    func `parts of an export that follow on each other are one whole log`() throws {
        let log = try Log()
        let store = try log.fixture.open()
        var lines: [String] = []
        var after: Int64 = 0
        while true {
            let records = try store.auditLog(after: after, limit: 5)
            lines += records.map { AuditText.text(.record($0)) }
            guard let end = try store.auditEnd(of: records.last, after: after, at: StoreFixture.now) else { break }
            lines.append(AuditText.text(.mark(end)))
            after = records.last?.seq ?? after
        }
        #expect(try Self.check(lines, log.keys).get().last == 12)
        #expect(lines.count == 15)
    }
}

/// A statement of a test's table.
struct StaticStringBox: Sendable, ExpressibleByStringLiteral {
    let sql: StaticString

    init(stringLiteral value: StaticString) { sql = value }
}
