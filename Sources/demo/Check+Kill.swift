// SPDX-License-Identifier: Apache-2.0
import Queueing

// The hall's daemon dies as in a power cut.
extension Check {
    func takeKillSteps() async {
        await step("kioskd is killed right after an answer: same queue, same calls, the ticket is there") {
            let before = try await stage.hall.board()
            let key = HallDoor.newKey()
            let first = try await stage.hall.post("/tickets", ["service": "social"], key: key)
            try await stage.killHall()
            let number = try number(try outcome(first, status: 201))
            try await stage.startHall()
            let after = try await stage.hall.board()
            try expect("calls", after.calls, is: before.calls)
            try expect("missed", after.missed, is: before.missed)
            try expect("waiting", after.waiting, is: before.waiting + 1)
            try expect("state", try await stage.hall.ticket(number).state, is: "waiting")
            try expect("at window 2", try await windowTicket(2), is: try self.number(of: .walkIn))
            let again = try await stage.hall.post("/tickets", ["service": "social"], key: key)
            try expect("the answer to the same key", again.text, is: first.text)
        }
        await step("its devices are open again") {
            let hall = try stage.hall
            let isReady = try await stage.loop.poll {
                let devices = try await hall.status().stations.flatMap(\.devices)
                return devices.count == 3 && devices.allSatisfy(\.working) ? true : nil
            }
            try expect(isReady != nil, "three working devices", "\(try await hall.status().stations)")
        }
    }

    private func windowTicket(_ window: Int) async throws -> String? {
        struct Window: Decodable {
            let ticket: TicketReply?
        }
        let window: Window = try await stage.hall.get("/windows/\(window)", as: .window).decoded()
        return window.ticket?.number
    }
}

extension BoardView {
    fileprivate var waiting: Int { queues.reduce(0) { $0 + $1.waiting } }
}
