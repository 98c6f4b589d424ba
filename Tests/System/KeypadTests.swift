// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

extension WholeRiver {
    /// A clerk with nothing but a call keypad, and visitors with an evaluator.
    struct KeypadTests {
        private let hall: RunningHall
        private let wires: SimulatedKeypadBus

        init() throws {
            let folder = try Folder()
            let plugged = Lock<SimulatedKeypadBus?>(nil)
            hall = try RunningHall(folder) { loop in
                let wires = try SimulatedKeypadBus(on: loop, addresses: [1, 2], link: folder.path + "/keypads")
                plugged.withLock { $0 = wires }
                return [
                    "[keypads hall]", "address = serial:\(folder.path)/keypads?baud=9600", "keypad_1 = 1",
                    "keypad_2 = 2", "staff_1 = 1024", "evaluators = 1",
                ]
            }
            wires = try #require(plugged.withLock { $0 })
        }

        @Test(.timeLimit(.minutes(1)))
        func `a visit is called, served, finished and rated with keys, over a power cut`() async throws {
            try await hall.start()
            try await hall.loop.until("the keypads work") { try await isWorking() ? () : nil }
            for _ in 0..<2 { #expect(try await hall.tool("ticket", "issue", "estate").code == 0) }
            try await shows("002", "000", at: 1)
            try await press(0x0C, at: 1)
            try await press(0x0C, at: 2)
            try await shows("000", "001", at: 1)
            try await shows("000", "002", at: 2)
            hall.kill()
            try await hall.start()
            try await hall.loop.until("the keypads work again") { try await isWorking() ? () : nil }
            try await shows("000", "001", at: 1)
            try await press(0x0F, at: 1)
            try await press(0x0B, at: 1)
            try await hall.loop.until("the visitor is asked") { wires[1].isAsking ? () : nil }
            wires.grade(0, at: 1)
            try await hall.loop.until("the grade is taken") { wires[1].isAsking ? nil : () }
            try await shows("000", "000", at: 1)
            try await hall.loop.until("A001 is done") {
                try await hall.tool("ticket", "show", "A001").text.contains("state: done") ? () : nil
            }
            #expect(try await hall.stop() == 0)
        }

        private func isWorking() async throws -> Bool {
            try await hall.tool("status", "--json").text.contains(#""kind":"keypads","name":"hall","state":"ready""#)
        }

        private func press(_ code: UInt8, at address: UInt8) async throws {
            wires.press(code, at: address)
            try await hall.loop.until("\(code) is acknowledged") { wires[address].outstanding == nil ? () : nil }
        }

        private func shows(_ waiting: String, _ ticket: String, at address: UInt8) async throws {
            try await hall.loop.until("keypad \(address) shows \(waiting) \(ticket)") {
                wires[address].waiting == waiting && wires[address].ticket == ticket ? () : nil
            }
        }
    }
}
