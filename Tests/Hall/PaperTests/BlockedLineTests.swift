// SPDX-License-Identifier: Apache-2.0
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Testing

/// Lines that take nothing, or take their time.
struct BlockedLineTests {
    private static let limits = PrinterDialogue.Limits()

    @Test(arguments: [(1200, 50, 50), (9600, 20, 20), (115_200, 16, 16)])
    func `a slow line is given the time that a job takes on it`(baud: Int, seconds: Int, looks: Int) throws {
        let address = try DeviceAddress(configuration: "serial:/dev/ttyS0?baud=\(baud)")
        let limits = PrinterDialogue.Limits(for: address)
        #expect(limits.sending == .seconds(seconds))
        #expect(limits.looks == looks)
        let network = PrinterDialogue.Limits(for: try DeviceAddress(configuration: "tcp:192.0.2.7:9100"))
        #expect(network == Self.limits)
    }

    @Test
    func `a printer that stops a line by XOFF gets its slip in pieces, and once`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        let printer = try room.printer(at: "serial:" + device.path + "?flow=xonxoff")
        try await room.run(printer) {
            await room.healths.until("ok")
            device.slowDown(bytesPerTick: 40, flowLimit: 64)
            let ticket = try await room.issue()
            await device.until { $0.buffered > 0 }
            while device.module.slips.first?.isCut != true {
                device.tick()
                await room.loop.call {}
            }
            device.slowDown(bytesPerTick: nil)
            device.tick()
            try await room.until(ticket, is: .printed)
        }
        #expect(device.module.slips.map(\.isCut) == [true])
        #expect(device.module.strayBytes == 0 && device.module.lostBytes == 0)
        #expect(room.told.map(\.outcome) == [.started, .printed])
        await room.close()
    }

    @Test
    func `a line that takes no byte gives the slip back in time for its visitor`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        let printer = try room.printer(at: "serial:" + device.path + "?flow=xonxoff")
        try await room.run(printer) {
            await room.healths.until("ok")
            // The pause is taken out; what follows it, the beginning of a report, shows when it has come.
            // Four answers and the first report have come before.
            while await printer.printers[0].tally.received < 8 { await Task.yield() }
            device.babble([0x13, 0x10])
            while await printer.printers[0].tally.received < 9 { await Task.yield() }
            let ticket = try await room.issue()
            await room.clock.pass(Self.limits.starting)
            try await room.until(ticket, is: .failedBefore)
            #expect(await printer.health == .faulty(.silent))
            device.babble([0x11])
            await room.clock.pass(Backoff.steps[0])
            try await room.until(ticket, is: .printed)
        }
        #expect(device.module.slips.count == 1)
        #expect(room.told.map(\.outcome).prefix(3) == [.started, .failedBefore, .started])
        await room.close()
    }

    @Test
    func `a printer that never answers is sent its slip when the line has taken the last`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop, model: .mute)
        let printer = try room.printer(at: "serial:" + device.path, voice: .none)
        try await room.run(printer) {
            try await room.until(try await room.issue(), is: .printed)
            try await room.until(try await room.issue(), is: .printed)
        }
        #expect(device.module.slips.count == 2)
        await room.close()
    }

    @Test
    func `what the line does is counted over all its uses`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinterServer(on: room.loop)
        let printer = try room.printer(at: "tcp:127.0.0.1:\(device.port)")
        try await room.run(printer) {
            for _ in 0..<3 { try await room.until(try await room.issue(), is: .printed) }
            let tally = await printer.printers[0].tally
            #expect(tally.opened >= 3 && tally.failures == 0)
            #expect(tally.sent > 1000 && tally.received > 0)
        }
        await room.close()
    }

    @Test
    func `the count of paper is kept over a restart, and begun anew with a new roll`() async throws {
        let room = try PrintRoom()
        let device = try SimulatedPrinter(on: room.loop)
        func left(_ printer: SlipPrinter) async -> Int { await printer.printers[0].paperLeft.millimetres }
        let first = try room.printer(at: "serial:" + device.path, keepsCount: true)
        try await room.run(first) { try await room.until(try await room.issue(), is: .printed) }
        let used = 80_000 - (await left(first))
        #expect((50...130).contains(used), "\(used) mm")
        let second = try room.printer(at: "serial:" + device.path, keepsCount: true)
        #expect(await left(second) == 80_000 - used)
        try await room.run(second) {
            try await room.until(try await room.issue(), is: .printed)
            #expect(await left(second) < 80_000 - used)
            await second.printers[0].renewRoll()
            #expect(await left(second) == 80_000)
        }
        #expect(await left(try room.printer(at: "serial:" + device.path, keepsCount: true)) == 80_000)
        await room.close()
    }
}
