// SPDX-License-Identifier: Apache-2.0
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Testing

/// A printer on port 9100: one connection at a time, other hosts, and a peer that is not there any more (devices.md E.5).
struct NetworkPrinterTests {
    private func room(body: (PrintRoom, SimulatedPrinterServer, SlipPrinter) async throws -> Void) async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinterServer(on: room.loop)
        let printer = try room.printer(at: "tcp:127.0.0.1:\(device.port)")
        try await room.run(printer) { try await body(room, device, printer) }
        await room.close()
    }

    @Test(arguments: [true, false])
    func `a slip keeps its turn while another host prints`(refusing: Bool) async throws {
        try await room { room, device, _ in
            await room.healths.until("ok")
            device.serveAnother(refusing: refusing)
            let ticket = try await room.issue()
            // Refused, or let wait without a word.
            if !refusing { await room.clock.pass(PrinterDialogue.Limits().status) }
            await room.healths.until("busy")
            #expect(room.told.isEmpty)
            try device.endOtherJob()
            room.clock.letPass(SlipPrinter.Configuration.busyPause)
            try await room.until(ticket, is: .printed)
            #expect(room.told.first?.outcome == .started)
            #expect(device.module.slips.count == 1)
        }
    }

    @Test
    func `who waits too long for a busy printer is told so, and the slip comes out later`() async throws {
        try await room { room, device, printer in
            await room.healths.until("ok")
            device.serveAnother(refusing: true)
            let ticket = try await room.issue()
            // It is tried again after every pause; the twelfth ends past the limit.
            for _ in 0..<12 {
                await room.clock.until(set: SlipPrinter.Configuration.busyPause)
                #expect(room.told.isEmpty)
                await room.clock.pass(SlipPrinter.Configuration.busyPause)
            }
            try await room.until(ticket, is: .failedBefore)
            #expect(await printer.printers[0].tally.failures >= 13)
            #expect(room.healths.all == ["ok", "busy"])
            try device.endOtherJob()
            room.clock.letPass(SlipPrinter.Configuration.busyPause)
            let next = try await room.issue()
            try await room.until(next, is: .printed)
            try await room.until(ticket, is: .printed)
        }
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
        try await room { room, device, _ in
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
        try await room { room, device, _ in
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
