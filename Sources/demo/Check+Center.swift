// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Simulators
import Terms
import Vault
import Wire

// The center, its certificates, and life without it.
extension Check {
    func takeCenterSteps() async {
        await step("the center takes its halls' certificates and no others") { try await tryCertificates() }
        await step("the center is killed: a walk-in number within the second") {
            let before = try await stage.hall.status().link.unsynced ?? 0
            try await stage.killCenter()
            let answer = try await stage.hall.post("/tickets", ["service": "social"])
            numbers[.walkInApart] = try number(try outcome(answer, status: 201))
            try expect(answer.took < .seconds(1), "an answer within 1 s", "\(answer.took)")
            let status = try await stage.hall.status()
            try expect((status.link.unsynced ?? 0) > before, "more than \(before) unsynced", "\(status.link)")
        }
        await step("a booking that is known here is exchanged within the second, to be verified at the window") {
            let number = try booking(9, "social")
            let lastFour = String(try stage.person(9).number.suffix(4))
            let fields = ["booking": number.text, "last_four": lastFour]
            let answer = try await stage.hall.post("/exchanges", fields)
            numbers[.bookedApart] = try self.number(try outcome(answer, status: 201))
            try expect(answer.took < .seconds(1), "an answer within 1 s", "\(answer.took)")
            let ticket = try await stage.hall.ticket(try self.number(of: .bookedApart))
            try expect("to be verified at the window", ticket.verifyAtWindow, is: true)
        }
        await step("the hall says that it is alone") {
            let hall = try stage.hall
            let state = try await stage.loop.poll { try await hall.status().link.state == "offline" ? true : nil }
            try expect(state != nil, "offline", "online")
        }
        await step("the center is back: every fact arrives exactly once") {
            try await stage.startCenter()
            try await expectFactsAgree()
            try await expectOrigin(of: .walkInApart, "a walk-in") { if case .walkIn = $0 { true } else { false } }
            try await expectOrigin(of: .bookedApart, "an unclaimed booking") {
                if case .booking(_, claimed: false) = $0 { true } else { false }
            }
        }
    }

    /// Waits until the center has everything, and compares what it has with what the hall's own events tell.
    func expectFactsAgree() async throws {
        guard let id = HallID(DemoSettings.name) else { return }
        let (hall, center) = (try stage.hall, try stage.center)
        let isThrough = try await stage.loop.poll(within: .seconds(20)) { () -> Bool? in
            let status = try await hall.status()
            guard status.link.state == "online", status.link.unsynced == 0 else { return nil }
            return try await center.hall(id)?.position == status.position ? true : nil
        }
        try expect(isThrough != nil, "all facts at the center", "\(try await hall.status().link)")
        let facts = try await center.facts(of: id)
        let positions = facts.map(\.position)
        try expect("positions", positions, is: Array(Set(positions)).sorted())
        let issued = Self.issued(in: facts).map(\.number)
        try expect("tickets", issued.sorted(), is: Array(Set(issued)).sorted())
        let expected = ["A001", "A002", "A003", "B001", "B002"] + numbers.values
        try expect("tickets", Set(issued).isSuperset(of: expected), is: true)
    }

    private func expectOrigin(of role: Role, _ what: String, _ fits: (HallFact.Origin) -> Bool) async throws {
        let origin = try await issuedFact(try number(of: role))
        try expect(fits(origin), what, "\(origin)")
    }

    private func booking(_ person: Int, _ service: String) throws -> BookingNumber {
        guard let index = DemoBooking.all.firstIndex(where: { $0.holder == person && $0.service == service }) else {
            throw DemoFault("person \(person) has booked no \(service)")
        }
        return stage.numbers[index]
    }

    private func tryCertificates() async throws {
        let path = stage.folder.hall + "/enrolment"
        guard let bundle = EnrolmentBundle(bytes: try WholeFile.read(path: path, limit: 65_536)) else {
            throw Miss(expected: "an enrolment", found: "something else")
        }
        let foreign = try CertificateAuthority.make(name: "somebody else", at: SystemClock.now())
        let pair = try foreign.issue(name: bundle.hall.text, for: .client, at: SystemClock.now())
        let own = CertificatePair(certificate: bundle.certificate, key: bundle.key)
        try expect("with the hall's certificate", await call(bundle.authority, own), is: "200")
        // The port lets whoever joins by a code come without one, to that path alone.
        try expect("without a certificate", await call(bundle.authority, nil), is: "403")
        try expect("with a foreign certificate", await call(bundle.authority, pair), is: "403")
        try expect("trusting another authority", await call(foreign.pair.certificate, own), is: "\(HTTPFailure.tls)")
    }

    /// The status of a call to the center's port for halls, or the failure.
    private func call(_ authority: String, _ pair: CertificatePair?) async -> String {
        let tls = ClientTLS(
            ca: Array(authority.utf8),
            certificate: pair.map { Array($0.certificate.utf8) },
            key: pair.map { Array($0.key.utf8) }
        )
        let client = HTTPClient(tls: tls)
        defer { client.close() }
        do throws(HTTPFailure) {
            let url = "https://localhost:\(stage.centerPort)\(LinkPath.changes)?after=0"
            return "\(try await client.send(HTTPCall(.get, url)).status)"
        } catch { return "\(error)" }
    }
}
