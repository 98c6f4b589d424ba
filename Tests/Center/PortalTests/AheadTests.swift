// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import HTTP
import Ledger
import Ports
import Reception
import Simulators
import Store
import Supervision
import Terms
import Testing

@testable import Portal

/// What may be sent ahead of a visit, and never has to be.
struct AheadTests {
    private static let pdf = Array("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n".utf8)

    private static func material(
        _ question: [String: any Sendable],
        _ content: [UInt8] = pdf
    ) -> [String: any Sendable] {
        var body = question
        body["label"] = "申请表"
        body["content"] = Data(content).base64EncodedString()
        return body
    }

    @Test
    func `R44: a booking needs neither form nor material nor review`() async throws {
        let (portal, question) = try await CityCatalog.booked()
        let tree = TestPortal.tree(try await portal.post("bookings/query", question))
        #expect(tree["standing"]?.text == "booked" && tree["voucher"] != nil)
        #expect(tree["form_filled"]?.flag == false && tree["materials"]?.number == 0)
        #expect(tree["review", "state"]?.text == "none")
    }

    @Test
    func `R71: a form is filled in by its schema, kept, and sealed`() async throws {
        var (portal, question) = try await CityCatalog.booked()
        let empty = try await portal.post("bookings/form/query", question)
        #expect(PublicDocument.shared.faults(of: empty, to: "POST bookings/form/query") == [])
        question["answers"] = ["area": "0"] as [String: any Sendable]
        let bad = try await portal.post("bookings/form", question)
        #expect(bad.status == 422 && TestPortal.tree(bad)["field"]?.text == "answers.area")
        #expect(TestPortal.tree(bad)["title"]?.text?.contains("建筑面积") == true)
        question["answers"] = ["area": "89", "plot_no": "LZ2020"] as [String: any Sendable]
        let saved = try await portal.post("bookings/form", question)
        #expect(saved.status == 200 && PublicDocument.shared.faults(of: saved, to: "POST bookings/form") == [])
        #expect(TestPortal.tree(saved)["answers", "plot_no"]?.text == "LZ2020")
        for name in ["center.db", "center.db-wal"] {
            let bytes = try WholeFile.read(path: portal.folder + "/" + name, limit: 1 << 26)
            #expect(!String(decoding: bytes, as: UTF8.self).contains("LZ2020"), "\(name)")
        }
    }

    @Test
    func `R72: a material is told by its bytes, kept sealed, listed, and removed with its file`() async throws {
        let (portal, question) = try await CityCatalog.booked()
        let reply = try await portal.post("bookings/materials", Self.material(question))
        #expect(reply.status == 201 && PublicDocument.shared.faults(of: reply, to: "POST bookings/materials") == [])
        let id = try #require(TestPortal.tree(reply)["id"]?.text)
        #expect(try portal.shelf.ids(limit: 10) == [id])
        let sealed = try WholeFile.read(path: portal.folder + "/materials/" + id, limit: 1 << 20)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("PDF"))
        #expect(try portal.shelf.content(of: id) == Self.pdf)
        let list = try await portal.post("bookings/materials/query", question)
        #expect(PublicDocument.shared.faults(of: list, to: "POST bookings/materials/query") == [])
        var removal = question
        removal["id"] = id
        let left = try await portal.post("bookings/materials/remove", removal)
        #expect(left.status == 200 && TestPortal.tree(left)["materials"]?.array.isEmpty == true)
        #expect(try portal.shelf.ids(limit: 10) == [])
    }

    @Test
    func `R72: what is no document, too large, or one too many is refused and nothing of it is kept`() async throws {
        let (portal, question) = try await CityCatalog.booked()
        let script = try await portal.post("bookings/materials", Self.material(question, Array("<script>".utf8)))
        #expect(script.status == 422 && TestPortal.tree(script)["field"]?.text == "content")
        let padding = [UInt8](repeating: 0x20, count: 64 * 1024)
        let large = Array(Self.pdf.dropLast(6)) + padding + Array("%%EOF\n".utf8)
        // The largest booking body is for uploads alone.
        #expect(try await portal.post("bookings/materials", Self.material(question, large)).status == 422)
        let statuses = try await [0, 1, 2].asyncMap { _ in
            try await portal.post("bookings/materials", Self.material(question)).status
        }
        #expect(statuses == [201, 201, 409])
        #expect(try portal.shelf.ids(limit: 10).count == 2)
    }

    @Test
    func `R72: materials and forms are deleted on schedule, and so is a file that nobody lists`() async throws {
        var (portal, question) = try await CityCatalog.booked()
        _ = try await portal.post("bookings/materials", Self.material(question))
        question["answers"] = ["area": "89"] as [String: any Sendable]
        _ = try await portal.post("bookings/form", question)
        try portal.shelf.keep([1, 2, 3], as: String(repeating: "0", count: 32))
        let retention = MaterialRetention(shelf: portal.shelf)
        let before = TestPortal.opening.adding(minutes: 30 * 24 * 60 - 1)
        #expect(try await retention.turn(portal.ledger, at: before) == 0)
        #expect(try portal.shelf.ids(limit: 10).count == 2)
        // The stray file goes at its second turn; material and form at the end of their thirty days.
        #expect(try await retention.turn(portal.ledger, at: before) == 1)
        #expect(try await retention.turn(portal.ledger, at: before.adding(minutes: 1)) == 2)
        #expect(try portal.shelf.ids(limit: 10) == [])
    }

    @Test
    func `R13: what was sent is submitted for review, and not without anything to look at`() async throws {
        var (portal, question) = try await CityCatalog.booked()
        #expect(try await portal.post("bookings/review", question).status == 409)
        let asked = question
        question["answers"] = ["area": "89"] as [String: any Sendable]
        _ = try await portal.post("bookings/form", question)
        let reply = try await portal.post("bookings/review", asked)
        #expect(reply.status == 200 && PublicDocument.shared.faults(of: reply, to: "POST bookings/review") == [])
        #expect(TestPortal.tree(reply)["review", "state"]?.text == "submitted")
        let waiting = try await portal.ledger.view { store throws(StoreError) in
            try store.reviews(in: .submitted, center: nil, limit: 10).map(\.booking.text)
        }
        #expect(waiting == [try #require(question["number"] as? String)])
    }

    @Test
    func `A34: what was sent ahead goes with a booking that is moved`() async throws {
        var (portal, question) = try await CityCatalog.booked()
        _ = try await portal.post("bookings/materials", Self.material(question))
        var move = question
        question["answers"] = ["area": "89"] as [String: any Sendable]
        _ = try await portal.post("bookings/form", question)
        move["start"] = TestPortal.time(25 * 60)
        let moved = TestPortal.tree(try await portal.post("bookings/move", move, key: "move"))
        #expect(moved["form_filled"]?.flag == true && moved["materials"]?.number == 1)
    }

    @Test
    func `R51: feedback gets a receipt, the same when its answer was lost, and is answered by it`() async throws {
        let portal = try await TestPortal()
        let body: [String: any Sendable] = ["kind": "problem", "text": "二楼标识不清", "contact": "test@example.org"]
        let reply = try await portal.post("feedback", body)
        #expect(reply.status == 201 && PublicDocument.shared.faults(of: reply, to: "POST feedback") == [])
        #expect(TestPortal.tree(try await portal.post("feedback", body)) == TestPortal.tree(reply))
        let text = try #require(TestPortal.tree(reply)["receipt"]?.text)
        let receipt = try #require(FeedbackReceipt(text))
        let answer = Feedback.Answer(text: "已更换标识", at: TestPortal.opening, staff: try #require(StaffID("1024")))
        let isAnswered = try await portal.ledger.write { store throws(StoreError) in
            try store.answer(receipt, with: answer)
        }
        #expect(isAnswered)
        let asked = try await portal.post("feedback/query", ["receipt": receipt.text.lowercased()])
        #expect(PublicDocument.shared.faults(of: asked, to: "POST feedback/query") == [])
        #expect(TestPortal.tree(asked)["status"]?.text == "answered")
        #expect(TestPortal.tree(asked)["answer"]?.text == "已更换标识")
        #expect(try await portal.post("feedback/query", ["receipt": "0000-0000-0000"]).status == 404)
        for name in ["center.db", "center.db-wal"] {
            let bytes = try WholeFile.read(path: portal.folder + "/" + name, limit: 1 << 26)
            #expect(!String(decoding: bytes, as: UTF8.self).contains("example.org"), "\(name)")
        }
    }
}

extension Array where Element: Sendable {
    /// The results of `transform`, one after the other.
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
