// SPDX-License-Identifier: Apache-2.0
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Testing

/// A printer on port 9100: one connection at a time, other hosts, and a peer that is not there any more (devices.md E.5).
struct NetworkPrinterTests {
    private func room(body: (PrintRoom, SimulatedPrinterServer) async throws -> Void) async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinterServer(on: room.loop)
        try await room.run(try room.printer(at: "tcp:127.0.0.1:\(device.port)")) { try await body(room, device) }
        await room.close()
    }

    @Test
    func `a printer that was never heard is gone, not busy`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinterServer(on: room.loop)
        device.serveAnother(refusing: true)
        try await room.run(try room.printer(at: "tcp:127.0.0.1:\(device.port)")) {
            await room.healths.until("gone")
            try await room.until(try await room.issue(), is: .failedBefore)
        }
        await room.close()
    }

    @Test
    func `a peer without power that nobody has missed holds nothing up`() async throws {
        try await room { room, device in
            await room.healths.until("ok")
            room.clock.turn(StationPrinter.Pacing().memory + .seconds(1))
            device.goSilent()
            let ticket = try await room.issue()
            await room.clock.pass(PrinterDialogue.Limits().status)
            try await room.until(ticket, is: .failedBefore)
            #expect(room.healths.all == ["ok", "silent"])
        }
    }

    @Test
    func `a connection that is broken off after the first bytes leaves the slip in doubt`() async throws {
        try await room { room, device in
            await room.healths.until("ok")
            // The four questions, and some of the job.
            device.breakOff(afterBytes: 100)
            let ticket = try await room.issue()
            try await room.until(ticket, is: .unknown)
            #expect(device.module.slips.isEmpty)
            let next = try await room.issue()
            try await room.until(next, is: .printed)
            #expect(room.told.map(\.outcome).prefix(3) == [.started, .unknown, .started])
        }
    }
}
