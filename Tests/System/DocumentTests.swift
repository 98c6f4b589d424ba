// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms
import Testing

extension WholeRiver {
    /// Visitors without an identity card: with a passport, a travel permit, or a credential on a telephone.
    struct DocumentTests {
        private static let passport = [
            "POCHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "E123456782CHN4912310M2512314<<<<<<<<<<<<<<<0",
        ]
        private static let permit = [
            "CRH1234567830133001019M9001011", "<<<<<<<<<<<<<<<<<<BA123456<3<4", "CHAN<<SIU<MING<<<<<<<<<<<<<<<<",
        ]
        private static let code = "YSB:7f3c9a-样例-0001"

        private let folder: Folder
        private let equipment: Equipment
        private let documents: SimulatedScanner
        private let verifier: SimulatedVerifier
        private let hall: RunningHall
        private let center: RunningCenter

        init() throws {
            let folder = try Folder()
            let verifier = try SimulatedVerifier()
            var (plugged, reader): (Equipment?, SimulatedScanner?)
            hall = try RunningHall(folder) { loop in
                let equipment = try Equipment(folder, on: loop)
                plugged = equipment
                reader = try SimulatedScanner(on: loop, link: folder.path + "/documents")
                return equipment.lines + [
                    "documents = serial:\(folder.path)/documents", "", "[verifier]", "url = \(verifier.url)",
                    "name = 豫事办", "prefixes = YSB:",
                ]
            }
            (equipment, documents) = (try #require(plugged), try #require(reader))
            (self.folder, self.verifier) = (folder, verifier)
            center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop, transcript: nil)
        }

        @Test(.timeLimit(.minutes(2)))
        func `a passport, a permit and a credential are exchanged as a card is, and nothing of them is kept`()
            async throws
        {
            let person = SyntheticPeople.wangXiaoming
            let bookings = try await open([
                Resident(.passport, "E12345678", "张三"), Resident(.hmtTravelPermit, "H12345678", "陈小明"),
                Resident(person), Resident(SyntheticPeople.liXiulan),
            ])
            for line in Self.passport { documents.scan(line, terminator: .both) }
            _ = try await hall.waitForScreen(#""number":"A001""#)
            // The lines of the permit come through the code scanner, in two bursts.
            let whole = Array(Self.permit.joined().utf8)
            equipment.scanner.scan(bytes: Array(whole.prefix(41)), terminator: .nothing)
            equipment.scanner.scan(bytes: Array(whole.dropFirst(41)))
            _ = try await hall.waitForScreen(#""number":"A002""#)
            verifier.issue(Self.code, to: person)
            equipment.scanner.scan(Self.code)
            _ = try await hall.waitForScreen(#""number":"A003""#)
            for ticket in ["A001", "A002", "A003"] { #expect(try await verifyAtWindow(ticket) == false) }

            try await goOnWithoutVerifier(bookings[3], SyntheticPeople.liXiulan)
            #expect(try await hall.stop() == 0)
            try expectNothing(of: ["E12345678", "E123456782", "H12345678", "ZHANG", "CHAN<", Self.code, person.number])
            await verifier.stop()
        }

        /// A20: the visitor proves the booking otherwise, and the window verifies.
        private func goOnWithoutVerifier(_ booking: String, _ person: SyntheticPerson) async throws {
            verifier.set(.status(503))
            equipment.scanner.scan("YSB:another")
            _ = try await hall.waitForScreen("credential_unchecked")
            try await hall.touch(["touch": "type_number", "booking": booking])
            _ = try await hall.waitForScreen(#""lastFour""#)
            try await hall.touch(["touch": "type_last_four", "last_four": String(person.number.suffix(4))])
            _ = try await hall.waitForScreen(#""number":"A004""#)
            #expect(try await verifyAtWindow("A004") == true)
        }

        private func open(_ people: [Resident]) async throws -> [String] {
            try await center.start()
            try await center.enrol(hall.directory)
            let bookings = try await center.take(
                people.map { BookingLine(service: "estate", day: hall.noon.today, hours: 11...15, principal: $0) }
            )
            try await hall.start()
            try await hall.waitForFirstChanges()
            try await hall.loop.until("the devices answer") {
                let devices = try await hall.status().stations.first?.devices ?? []
                return devices.count == 4 && devices.allSatisfy(\.working) ? () : nil
            }
            return bookings
        }

        private func verifyAtWindow(_ ticket: String) async throws -> Bool {
            let shown = try await hall.door.get("/api/v1/tickets/" + ticket).text
            if shown.contains(#""verify_at_window":true"#) { return true }
            try #require(shown.contains(#""verify_at_window":false"#), "\(shown)")
            return false
        }

        /// No byte of what was presented is in any file but the import's.
        private func expectNothing(of texts: [String]) throws {
            let files = Folder.files(below: folder.path).filter { !$0.hasSuffix("/import.csv") }
            #expect(files.contains { $0.hasSuffix("/journal.db") } && files.contains { $0.hasSuffix("/kioskd.log") })
            for file in files {
                let bytes = try Folder.read(file)
                for text in texts where !text.isEmpty {
                    let isThere = String(decoding: bytes, as: UTF8.self).contains(text)
                    #expect(!isThere, "\(file.dropFirst(folder.path.utf8.count))")
                }
            }
        }
    }
}
