// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms

// Somebody books at the center's public page and comes: the whole river in one visit.
extension Check {
    func takeBookingSteps() async {
        await step("who books at the center's page is called in the hall, and the figures know it") {
            let before = try await figures()
            let booking = try await stage.page.book(try stage.person(8), "estate-transfer", of: "estate")
            try await stage.goHome()
            scan(booking.voucher)
            let ticket = try await ticketOnScreen()
            try await paper(ticket)
            try await callUntil(ticket)
            try await stage.hall.verify(at: "2")
            _ = try outcome(try await stage.hall.post("/windows/2/serve", as: .window), status: 200)
            _ = try outcome(try await stage.hall.post("/windows/2/finish", as: .window), status: 200)
            let isKnown = try await stage.loop.poll { () async throws -> Bool? in
                let now = try await figures()
                return now.exchanged > before.exchanged && now.finished > before.finished ? true : nil
            }
            try expect("the visit in the figures of the center", isKnown ?? false, is: true)
        }
    }

    /// Has window 2 call on until it is the visitor's turn.
    private func callUntil(_ ticket: String) async throws {
        for _ in 0..<20 {
            try await stage.hall.verify(at: "2")
            let answer = try await stage.hall.post("/windows/2/call-next", ["settling": "finish"], as: .window)
            if try outcome(answer, status: 200).ticket?.number == ticket { return }
        }
        throw DemoFault("\(ticket) is not called")
    }

    private func figures() async throws -> CenterDoor.Figures {
        let rows = try await stage.center.figures()
        guard let row = rows.first(where: { $0.key == DemoSettings.name + "/estate" }) else {
            throw DemoFault("the center has no figures of the service")
        }
        return row
    }

    /// The number that the kiosk shows after 您的号码是.
    private func ticketOnScreen() async throws -> String {
        let number = try await stage.loop.poll { () async throws -> String? in
            let text = try await stage.hall.screen().text
            guard let words = text.firstRange(of: "您的号码是 ") else { return nil }
            return String(text[words.upperBound...].prefix { $0.isLetter || $0.isNumber })
        }
        guard let number else { throw DemoFault("the kiosk shows no number: \(try await stage.hall.screen().text)") }
        return number
    }
}
