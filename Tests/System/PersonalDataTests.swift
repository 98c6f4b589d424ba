// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Simulators
import Terms
import Testing

extension WholeRiver {
    /// A day of a hall with its center, and then a look at every byte that it left behind.
    struct PersonalDataTests {
        private let folder: Folder
        private let transcript = Transcript()
        private let equipment: Equipment
        private let hall: RunningHall
        private let center: RunningCenter

        /// In the order of `bookings`; the last is the agent of the second.
        private static let people = [
            SyntheticPeople.zhangSan, SyntheticPeople.liXiulan, SyntheticPeople.chenXiaoming,
            SyntheticPeople.heZhiming, SyntheticPeople.linMeiling, SyntheticPeople.wangXiaoming,
        ]

        init() throws {
            let (folder, transcript) = (try Folder(), transcript)
            var plugged: Equipment?
            hall = try RunningHall(folder, transcript: transcript) { loop in
                let equipment = try Equipment(folder, on: loop)
                plugged = equipment
                return equipment.lines + ["", "[station kiosk-2]", "printer = file:\(folder.path)/slips.bin"]
            }
            equipment = try #require(plugged)
            self.folder = folder
            center = try RunningCenter(folder, noon: hall.noon, loop: hall.loop, transcript: transcript)
        }

        @Test(.timeLimit(.minutes(2)))
        func `after a day of cards, codes and typing, no number and no full name is anywhere`() async throws {
            let search = try PersonalData(of: Self.people)
            let bookings = try await openTheDay()
            let listeners = try await listen()
            try await exchangeByCard(bookings)
            try await exchangeByTyping(bookings)
            try await exchangeByVoucher(bookings)
            try await issueToOthers()
            try await callEverybody()
            try await lookAtEverything(bookings)

            hall.kill()
            for listener in listeners { await listener.value }
            try expectNothing(search, "after the power cut")
            try await hall.start()
            try await hall.waitUntilSynced()
            try await useTheTool()
            #expect(try await hall.stop() == 0)
            try expectNothing(search, "after the day")

            try expectToBeFound(search)
        }

        /// The search finds what is there: in the import, on the cards, and in a text that was masked too little.
        private func expectToBeFound(_ search: PersonalData) throws {
            let imported = search.find(in: try Folder.read(folder.path + "/import.csv"))
            for (count, person) in Self.people.enumerated() {
                for what in ["number of", "end of number of"] { #expect(imported.contains("\(what) person \(count)")) }
                #expect(imported.contains("name of person \(count) in UTF-8"))
                let card = search.find(in: person.reading)
                #expect(card.isSuperset(of: ["wide number of person \(count)", "name of person \(count) in UTF-16LE"]))
                let masked = search.find(in: Array("************\(person.number.suffix(6))".utf8))
                #expect(masked == ["last six of person \(count)"])
            }
        }

        /// Nothing of anybody in any file but the import's, nor in what was told and printed.
        private func expectNothing(_ search: PersonalData, _ when: String) throws {
            let files = Folder.files(below: folder.path).filter { !$0.hasSuffix("/import.csv") }
            let names = Set(files.map { $0.split(separator: "/").last.map(String.init) ?? "" })
            #expect(names.isSuperset(of: ["journal.db", "center.db", "kioskd.log", "centerd.log", "slips.bin"]))
            for file in files {
                let found = search.find(in: try Folder.read(file))
                #expect(found.isEmpty, "\(when), \(file.dropFirst(folder.path.utf8.count)): \(found)")
            }
            let (told, slips) = (transcript.bytes, equipment.slips)
            #expect(search.find(in: told).isEmpty, "\(when), told")
            #expect(search.find(in: Array(slips.utf8)).isEmpty, "\(when), slips")
            // What should be there, as a sign that something was looked at.
            let text = String(decoding: told, as: UTF8.self)
            for mark in ["event: ticket_issued", "event: board", #""maskedName":"李*""#, "/problems/booking-not-found"] {
                let isThere = text.contains(mark)
                #expect(isThere, "\(when): \(mark)")
            }
            #expect(slips.contains("A001"))
        }
    }
}

// The day.
extension WholeRiver.PersonalDataTests {
    private func openTheDay() async throws -> [String] {
        try await center.start()
        try await center.enrol(hall.directory)
        let services = ["estate", "social", "estate", "social", "estate"]
        let bookings = try await center.take(
            zip(services, Self.people).enumerated().map { count, line in
                BookingLine(
                    service: line.0,
                    day: hall.noon.today,
                    hours: 11...15,
                    principal: Resident(line.1),
                    agent: count == 1 ? Resident(SyntheticPeople.wangXiaoming) : nil
                )
            }
        )
        try await hall.start()
        try await hall.waitForFirstChanges()
        try await hall.waitForDevices()
        try await post("/windows/1/open", as: "window")
        return bookings
    }

    /// Keeps all that event streams send.
    private func listen() async throws -> [Task<Void, Never>] {
        let transcript = transcript
        var listeners: [Task<Void, Never>] = []
        for path in ["/api/v1/events?after=0", "/api/v1/events?view=board"] {
            let stream = try await hall.door.client.stream(hall.door.call(.get, path, "display"))
            try #require(stream.status == 200)
            listeners.append(
                Task { while let bytes = try? await stream.next() { transcript.add(bytes) } }
            )
        }
        return listeners
    }

    /// A principal's card, and the two cards of an agent's booking.
    private func exchangeByCard(_ bookings: [String]) async throws {
        equipment.reader.place(SyntheticPeople.zhangSan)
        _ = try await hall.waitForScreen(#""number":"A001""#)
        try await hall.loop.until("the first slip is printed") { equipment.slips.contains("A001") ? () : nil }
        equipment.reader.place(SyntheticPeople.wangXiaoming)
        _ = try await hall.waitForScreen(#""secondDocument""#)
        equipment.reader.place(SyntheticPeople.liXiulan)
        _ = try await hall.waitForScreen(#""number":"B001""#)
        equipment.reader.lift()
        try await hall.loop.until("the second slip is printed") { equipment.slips.contains("B001") ? () : nil }
    }

    /// At a desk over the API, wrong and right, and at the station's screen.
    private func exchangeByTyping(_ bookings: [String]) async throws {
        let typed = ["booking": bookings[2], "last_four": String(Self.people[2].number.suffix(4))]
        let wrong = ["booking": bookings[2], "last_four": "9999"]
        let refused = try await hall.door.post("/api/v1/exchanges", wrong, key: "wrong")
        #expect(refused.status == 404)
        try await post("/exchanges", typed, as: "kiosk")
        try await hall.touch(["touch": "back"])
        try await hall.loop.until("the screen is free") {
            try await hall.touch(["touch": "back"])
            let page = try await hall.door.get("/api/v1/stations/kiosk-1").text
            return page.contains(#""home""#) ? () : nil
        }
        try await hall.touch(["touch": "type_number", "booking": bookings[3]])
        _ = try await hall.waitForScreen(#""lastFour""#)
        try await hall.touch(["touch": "type_last_four", "last_four": String(Self.people[3].number.suffix(4))])
        _ = try await hall.waitForScreen(#""number":"B002""#)
    }

    private func exchangeByVoucher(_ bookings: [String]) async throws {
        equipment.scanner.scan(try await center.voucher(of: bookings[4]))
        _ = try await hall.waitForScreen(#""number":"A003""#)
    }

    /// Walk-ins whose slips go to a file, and the green channel.
    private func issueToOthers() async throws {
        for _ in 0..<3 { try await post("/tickets", ["service": "social", "station": "kiosk-2"], as: "kiosk") }
        try await post("/green-tickets", ["service": "estate", "reason": "elderly"], as: "green")
        try await hall.waitForSlip("B005")
    }

    /// Calls, serves and misses whoever waits.
    private func callEverybody() async throws {
        for count in 0..<6 {
            try await post("/windows/1/call-next", as: "window")
            try await post("/windows/1/recall", as: "window")
            guard count != 2 else {
                try await post("/windows/1/miss", as: "window")
                continue
            }
            try await verify()
            try await post("/windows/1/serve", as: "window")
            try await post("/windows/1/finish", as: "window")
        }
        try await hall.waitUntilSynced()
    }

    /// Checks whoever is at the window, who has to be checked if there is a booking (R22).
    private func verify() async throws {
        let seen = ["principal_document", "agent_document", "authorization_letter", "agency_agreement"]
        let finding = Dictionary(uniqueKeysWithValues: seen.map { ($0, "true") }).merging(["result": "match"]) { $1 }
        let path = "/api/v1/windows/1/verify"
        let answer = try await hall.door.post(path, finding, key: RunningHall.freshKey(), as: "window")
        try #require(answer.status == 200 || answer.text.contains("not_booked"), "\(answer.text)")
    }

    /// Reads whatever can be read.
    private func lookAtEverything(_ bookings: [String]) async throws {
        let tickets = ["A001", "A002", "A003", "A004", "B001", "B002", "B003", "B004", "B005"].map { "/tickets/" + $0 }
        let views = [
            "/windows", "/windows/1", "/hall", "/alerts", "/complaints", "/services", "/stations", "/stations/kiosk-1",
            "/board", "/status", "/metrics",
        ]
        for path in tickets + views {
            let answer = try await hall.door.get("/api/v1" + path)
            #expect(answer.status == 200, "\(path): \(answer.text)")
        }
        #expect(try await center.facts().isEmpty == false)
        #expect(try await center.cases() == "[]")
        for booking in bookings {
            let report = try await center.report(on: booking)
            #expect(report.contains(#""standing":"#), "\(report)")
        }
    }

    /// The tool's output is kept as well.
    private func useTheTool() async throws {
        let access = ["--url", hall.door.url, "--token-file", hall.directory + "/tokens"]
        try await center.tool(["status"] + access)
        try await center.tool(["journal", "verify", "--directory", hall.directory])
        try await center.tool(["backup", "--directory", hall.directory, "--to", folder.path + "/copy"])
    }

    private func post(_ path: String, _ fields: [String: String] = [:], as role: String) async throws {
        let answer = try await hall.door.post("/api/v1" + path, fields, key: RunningHall.freshKey(), as: role)
        try #require((200...201).contains(answer.status), "\(path): \(answer.text)")
    }
}
