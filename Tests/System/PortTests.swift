// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms
import Testing

extension WholeRiver {
    /// Bytes that no device should send, on every port of a station.
    struct PortTests {
        private static let floods = 60
        private static let floodBytes = 4000

        @Test(.timeLimit(.minutes(1)))
        func `a reader at another rate than configured is found, and its card is read`() async throws {
            let folder = try Folder()
            var equipment: Equipment?
            let hall = try RunningHall(folder) { loop in
                let plugged = try Equipment(folder, on: loop, rate: 9600)
                equipment = plugged
                return plugged.lines
            }
            let reader = try #require(equipment).reader
            try await hall.start()
            try await hall.waitForDevices()
            reader.place(SyntheticPeople.zhangSan)
            _ = try await hall.waitForScreen(#""hasNoBooking":true"#)
            #expect(try await hall.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `garbage on every port stops neither the hall nor the next card, code and slip`() async throws {
            let folder = try Folder()
            var plugged: Equipment?
            let hall = try RunningHall(folder) { loop in
                let equipment = try Equipment(folder, on: loop)
                plugged = equipment
                return equipment.lines
            }
            let equipment = try #require(plugged)
            try await hall.start()
            try await hall.waitForDevices()
            let opened = try await hall.door.post("/api/v1/windows/1/open", key: "open", as: "window")
            #expect(opened.status == 200, "\(opened.text)")
            let first = try await takeWalkIn(hall, "before")

            let seed = SplitMix64.chooseSeed()
            print("garbage on ports: seed \(seed)")
            flood(equipment, seed)
            #expect(try await hall.door.get("/healthz").text == "ok\n")
            let second = try await takeWalkIn(hall, "meanwhile")

            equipment.reader.place(SyntheticPeople.zhangSan)
            _ = try await hall.waitForScreen(#""chooseService""#)
            try await hall.touch(["touch": "choose", "service": "estate"])
            _ = try await hall.waitForScreen(#""number":"A003""#)
            try await hall.loop.until("the slip of A003 is printed") { equipment.slips.contains("A003") ? () : nil }
            try await hall.waitForSlip("A003")
            let booking = try #require(BookingNumber(serial: 4711)).text
            equipment.scanner.scan("")
            equipment.scanner.scan(booking)
            _ = try await hall.waitForScreen(#""lastFour""#)

            #expect(hall.logText.contains("a code was not read"), "the garbage came through")
            #expect(try await hall.stop() == 0)
            let journal = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock)
            #expect(journal.issues.prefix(2).map(\.id) == [first, second])
            #expect(journal.issues.count == 3)
        }

        /// Everything that is not meant for it, at once: noise, beginnings of frames that promise much, and no end.
        private func flood(_ equipment: Equipment, _ seed: UInt64) {
            var generator = SplitMix64(seed: seed)
            let promise: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69, 0xFF, 0xFF]
            for count in 0..<Self.floods {
                equipment.reader.babble(promise + generator.bytes(Self.floodBytes))
                let scan = generator.bytes(Self.floodBytes)
                equipment.scanner.scan(bytes: scan, terminator: count.isMultiple(of: 2) ? .nothing : .carriageReturn)
                equipment.printer.babble(generator.bytes(Self.floodBytes))
            }
        }

        private func takeWalkIn(_ hall: RunningHall, _ key: String) async throws -> String {
            let answer = try await hall.door.post("/api/v1/tickets", ["service": "estate"], key: key)
            try #require(answer.status == 201, "\(answer.text)")
            return try #require(try answer.decoded(Outcome.self).ticket).id
        }
    }
}

extension RunningHall {
    /// Waits until the hall knows that the slip of a ticket came out.
    func waitForSlip(_ ticket: String) async throws {
        try await loop.until("the slip of \(ticket) is known to be printed") {
            let shown = try await door.get("/api/v1/tickets/" + ticket).decoded(ShownTicket.self)
            return shown.slip?.state == "printed" ? () : nil
        }
    }
}
