// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Terms
import Testing
import Vault

extension WholeRiver {
    /// What the network may send: a clear answer, and the hall works on.
    struct BadRequestTests {
        private let hall: RunningHall
        private let center: RunningCenter

        init() throws {
            let folder = try Folder()
            hall = try RunningHall(folder)
            center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a body of ten megabytes is refused, and the next visitor is served`() async throws {
            try await hall.start()
            var call = hall.door.call(.post, "/api/v1/tickets", "kiosk")
            call.headers["Content-Type"] = "application/json"
            call.headers["Idempotency-Key"] = "large"
            call.body = Array(#"{"service": ""#.utf8) + [UInt8](repeating: 0x61, count: 10_000_000) + Array(#""}"#.utf8)
            #expect(try await hall.door.send(call).status == 413)
            try await stillIssues(count: 1)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a booking that nobody has made is told so, in a problem`() async throws {
            try await hall.start()
            let booking = try #require(BookingNumber(serial: 4711)).text
            var call = hall.door.call(.post, "/api/v1/exchanges", "kiosk")
            call.headers["Content-Type"] = "application/json"
            call.headers["Idempotency-Key"] = "unknown"
            call.body = Array(#"{"booking": "\#(booking)", "last_four": "1231"}"#.utf8)
            let client = HTTPClient()
            defer { client.close() }
            let response = try await client.send(call)
            #expect(response.headers["Content-Type"] == "application/problem+json")
            let problem = try Answer(status: response.status, body: response.body).decoded(ShownProblem.self)
            #expect(problem.status == 404 && response.status == 404)
            #expect(problem.type == "/problems/booking-not-found")
            #expect(problem.title == "没有找到该预约，请核对。")
            try await stillIssues(count: 1)
        }

        @Test(.timeLimit(.minutes(1)))
        func `a voucher that was altered or forged is refused in words, and the true one still works`() async throws {
            try await center.start()
            try await center.enrol(hall.directory)
            let line = BookingLine(service: "estate", day: hall.noon.today, hours: 11...15, principal: Resident(1))
            let booking = try #require(try await center.take([line]).first)
            let voucher = try await center.voucher(of: booking)
            try await hall.start()
            try await hall.waitForFirstChanges()
            for (index, altered) in try Self.altered(voucher).enumerated() {
                try await expectRefusal(of: altered, "altered-\(index)", "voucher-forged")
            }
            // Signed by somebody else, with the number of the center's key.
            let forger = try VoucherMint(keys: KeyRing.fresh(.center))
            let forged = try forger.voucher(for: Voucher(text: voucher).body.claims)
            try await expectRefusal(of: forged, "forged", "voucher-forged")
            try await expectRefusal(of: "HELLO", "no-voucher", "voucher-malformed")
            let answer = try await hall.door.post("/api/v1/exchanges", ["voucher": voucher], key: "true")
            #expect(answer.status == 201, "\(answer.text)")
            try await stillIssues(count: 2)
        }

        /// The voucher with one bit of its claims, and with one of its signature, turned over.
        private static func altered(_ voucher: String) throws -> [String] {
            let bytes = try Base45.decode(voucher)
            let claims = try Voucher(text: voucher).body.bytes.count - 1
            return [claims, bytes.count - 1].map { index in
                var altered = bytes
                altered[index] ^= 0x01
                return Base45.encode(altered)
            }
        }

        private func expectRefusal(of voucher: String, _ key: String, _ kind: String) async throws {
            let answer = try await hall.door.post("/api/v1/exchanges", ["voucher": voucher], key: key)
            let problem = try answer.decoded(ShownProblem.self)
            #expect(answer.status == 422 && problem.type == "/problems/" + kind, "\(key): \(answer.text)")
            #expect(problem.title.contains("预约凭证"), "\(key): \(answer.text)")
        }

        /// Takes a number, stops the hall and finds exactly `count` tickets in its journal.
        private func stillIssues(count: Int) async throws {
            #expect(try await hall.door.get("/healthz").text == "ok\n")
            let answer = try await hall.door.post("/api/v1/tickets", ["service": "social"], key: "next")
            #expect(try answer.decoded(Outcome.self).ticket?.number == "B001")
            #expect(try await hall.stop() == 0)
            let journal = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock)
            #expect(journal.issues.count == count)
        }
    }
}
