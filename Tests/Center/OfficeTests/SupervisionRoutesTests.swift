// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Ledger
import Office
import Ports
import Reception
import Store
import Supervision
import Terms
import Testing
import Vault

/// Complaints, the audit log and people's rights over the API.
@Suite(.timeLimit(.minutes(1)))
struct SupervisionRoutesTests {
    @Test
    func `R52: a hotline's complaint has its order, its day, and its stages`() async throws {
        let office = try await TestOffice()
        let cookie = try await office.signIn("2001")
        let bare = #"{"center":"linzhou","source":"hotline","said":"说了一件事"}"#
        #expect(await office.ask(.post, "complaints", bare, cookie: cookie).status == 422)
        let body = #"{"center":"linzhou","source":"hotline","work_order":"WO-1","said":"说了一件事"}"#
        let first = await office.ask(.post, "complaints", body, cookie: cookie)
        #expect(first.status == 201 && first.text.contains(#""answer_due":"#), "\(first.text)")
        let again = await office.ask(.post, "complaints", body, cookie: cookie)
        #expect(again.text.contains(#""id":1,"#), "the same work order is the same complaint")
        #expect(await office.ask(.post, "complaints/1/handled", cookie: cookie).status == 409)
        #expect(await office.ask(.post, "complaints/1/postpone", cookie: cookie).status == 200)
        #expect(await office.ask(.post, "complaints/1/postpone", cookie: cookie).status == 409)
        for stage in ["verified", "handled", "answered"] {
            let moved = await office.ask(.post, "complaints/1/\(stage)", #"{"note":"办了"}"#, cookie: cookie)
            #expect(moved.status == 200 && moved.text.contains("\"stage\":\"\(stage)\""), "\(moved.text)")
        }
        let shown = await office.ask(.get, "complaints/1", cookie: cookie)
        #expect(shown.text.contains(#""note":"办了""#) && shown.text.contains(#""late":false"#))
        #expect(
            await office.ask(.get, "complaints", cookie: cookie, query: ["open": "true"]).text.contains(
                #""complaints":[]"#
            )
        )
    }

    @Test
    func `R58: what staff do is in the log, which its export proves whole`() async throws {
        let office = try await TestOffice()
        let (city, auditor) = (try await office.signIn("1001"), try await office.signIn("4001"))
        for number in 0..<5 {
            let body = #"{"center":"linzhou","source":"desk","said":"第\#(number)件事"}"#
            #expect(await office.ask(.post, "complaints", body, cookie: city).status == 201)
        }
        let now = office.fixture.clock.now().timestamp
        _ = try await office.ledger.write { store throws(StoreError) in try store.signAudit(at: now) }
        #expect(await office.ask(.get, "audit/verify", cookie: auditor).text.contains(#""holds":true"#))
        let page = await office.ask(.get, "audit", cookie: auditor)
        #expect(page.text.contains(#""action":"complaint.received""#) && page.text.contains(#""actor":"1001""#))
        #expect(!page.text.contains("件事"), "what was said is nobody's in the log")
        let export = await office.ask(.get, "audit/export", cookie: auditor)
        var reading = AuditReading(keys: .ring(office.keys))
        try reading.take(Array(export.text.utf8))
        let verdict = try reading.finish()
        #expect(verdict.first == 1 && verdict.last >= 7 && verdict.signed == verdict.last)
        let part = await office.ask(.get, "audit/export", cookie: auditor, query: ["after": "3"])
        #expect(!part.text.contains(#""seq":3,"#) && part.text.contains(#""seq":4,"#))
        for number in ["2001", "3001", "5001"] {
            let cookie = try await office.signIn(number)
            #expect(await office.ask(.get, "audit", cookie: cookie).status == 403)
        }
    }

    @Test
    func `PIPL 45: looking for a person is written down with a tag's beginning, never with the number`() async throws {
        let office = try await TestOffice()
        let cookie = try await office.signIn("1001")
        let document = #"{"document":{"type":"resident_id","number":"410581199001011231"}}"#
        for path in ["people/export", "people/delete", "bookings/find"] {
            let answer = await office.ask(.post, path, document, cookie: cookie)
            #expect(answer.status == 200, "\(path): \(answer.text)")
        }
        let wrong = #"{"document":{"type":"resident_id","number":"410581199001011232"}}"#
        let refused = await office.ask(.post, "people/export", wrong, cookie: cookie)
        #expect(refused.status == 422 && !refused.text.contains("4105811990"))
        let log = try await office.ledger.view { store throws(StoreError) in try store.auditLog(after: 0, limit: 100) }
        let deeds = log.map(\.entry).filter { $0.action.hasPrefix("people.") }
        #expect(deeds.map(\.action) == ["people.export", "people.delete", "people.find"])
        #expect(deeds.allSatisfy { $0.subject.utf8.count == 8 && !"\($0)".contains("4105811990") })
    }

    @Test
    func `R51: feedback is read and answered by the center it is about`() async throws {
        let office = try await TestOffice()
        let (own, other) = (try await office.signIn("2001"), try await office.signIn("2002"))
        let feedback = Feedback(
            receipt: FeedbackReceipt(random: Array(0..<12)),
            kind: .suggestion,
            center: CenterID("linzhou"),
            text: "请多开一个窗口",
            contact: nil,
            at: office.fixture.clock.now().timestamp
        )
        try await office.ledger.write { store throws(StoreError) in try store.add(feedback) }
        let path = "feedback/\(feedback.receipt.text)/answer"
        #expect(await office.ask(.get, "feedback", cookie: own).text.contains("请多开一个窗口"))
        #expect(await office.ask(.get, "feedback", cookie: other).text.contains(#""feedback":[]"#))
        #expect(await office.ask(.post, path, #"{"text":"已增开"}"#, cookie: other).status == 404)
        #expect(await office.ask(.post, path, #"{"text":"已增开"}"#, cookie: own).status == 204)
        let answered = try await office.ledger.view { store throws(StoreError) in try store.feedback(feedback.receipt) }
        #expect(answered?.answer?.text == "已增开")
    }

    @Test
    func `R53: no flow offers an intermediary; their terms are shown and that is all`() {
        let paths = OfficeRoutes.all.map(\.path.text).filter { $0.contains("intermediar") }
        #expect(paths.isEmpty, "notices show them, no route has a choice of them")
    }
}
