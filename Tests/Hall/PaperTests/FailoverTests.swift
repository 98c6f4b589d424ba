// SPDX-License-Identifier: Apache-2.0
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Testing

/// A station with two printers, on pseudo terminals, in a hall with a real journal.
struct FailoverTests {
    private func numbers(_ printer: SimulatedPrinter) -> [String] {
        printer.module.slips.filter(\.isCut).map { slip in slip.rows.first { $0.scale == 4 }?.text ?? "?" }
    }

    /// Printers that are not asked to tell what changes: what they are is found out when the test looks.
    private func room(
        prepare: ([SimulatedPrinter]) -> Void = { _ in },
        body: (PrintRoom, SlipPrinter, [SimulatedPrinter]) async throws -> Void
    ) async throws {
        let room = try PrintRoom()
        let devices = [try SimulatedPrinter(on: room.loop), try SimulatedPrinter(on: room.loop)]
        let printer = try room.printer(
            at: "serial:" + devices[0].path,
            "serial:" + devices[1].path,
            voice: .sensor
        )
        prepare(devices)
        try await room.run(printer) { try await body(room, printer, devices) }
        await room.close()
    }

    @Test
    func `the first printer gets every slip that it can print`() async throws {
        try await room { room, printer, devices in
            await room.each.until("ok ok")
            for _ in 0..<3 { try await room.until(try await room.issue(), is: .printed) }
            #expect(numbers(devices[0]) == ["A001", "A002", "A003"])
            #expect(numbers(devices[1]).isEmpty)
        }
    }

    @Test
    func `what the first refuses comes out of the second at once, and nobody is told that there is no paper`()
        async throws
    {
        try await room { room, printer, devices in
            await room.each.until("ok ok")
            // Nobody has told the daemon: the slip itself finds it out.
            devices[0].set(.coverOpen, true)
            room.clock.turn(StationPrinter.Pacing().trust + .milliseconds(1))
            try await room.until(try await room.issue(), is: .printed)
            #expect(numbers(devices[0]).isEmpty && numbers(devices[1]) == ["A001"])
            #expect(room.told.map(\.outcome) == [.started, .printed])
            #expect(await printer.health == .ready(paperNearEnd: false))
            #expect(room.each.all.last == "cover_open ok")
            // The next one does not ask the first again.
            try await room.until(try await room.issue(), is: .printed)
            #expect(numbers(devices[1]) == ["A001", "A002"])
        }
    }

    @Test
    func `when the first is well again it gets the next slips`() async throws {
        try await room(prepare: { $0[0].set(.paperOut, true) }) { room, printer, devices in
            await room.each.until("paper_out ok")
            try await room.until(try await room.issue(), is: .printed)
            devices[0].set(.paperOut, false)
            await room.clock.pass(Backoff.steps[0])
            await room.each.until("ok ok")
            try await room.until(try await room.issue(), is: .printed)
            #expect(numbers(devices[1]) == ["A001"] && numbers(devices[0]) == ["A002"])
            #expect(!room.healths.all.contains("paper_out"))
        }
    }

    @Test
    func `a slip that was begun on one printer is never begun on the other`() async throws {
        try await room { room, printer, devices in
            await room.each.until("ok ok")
            devices[0].plan(.condition(.paperOut), afterBytes: 200)
            let begun = try await room.issue()
            await devices[0].until { $0.buffered > 0 }
            await room.clock.pass(PrinterDialogue.Limits().look)
            try await room.until(begun, is: .unknown)
            #expect(numbers(devices[1]).isEmpty)
            let next = try await room.issue()
            try await room.until(next, is: .printed)
            #expect(numbers(devices[1]) == ["A002"])
            // The copy that somebody asks for is a new one, and comes from where there is paper.
            try await room.reprint(begun)
            try await room.until(begun, is: .printed, copy: 1)
            #expect(numbers(devices[1]) == ["A002", "A001"])
        }
    }

    @Test
    func `a station without any printer that works says what is wrong with the first`() async throws {
        try await room(prepare: {
            $0[0].set(.paperOut, true)
            $0[1].set(.coverOpen, true)
        }) { room, printer, devices in
            await room.each.until("paper_out cover_open")
            let ticket = try await room.issue()
            try await room.until(ticket, is: .failedBefore)
            #expect(await printer.health == .faulty(.paperOut))
            #expect(room.told.map(\.outcome) == [.failedBefore])
        }
    }

    @Test
    func `a printer that is pulled out in a job leaves the others' slips to the other`() async throws {
        try await room { room, printer, devices in
            await room.each.until("ok ok")
            devices[0].plan(.powerLoss, afterBytes: 150)
            let begun = try await room.issue()
            await devices[0].until { !$0.hasPower }
            devices[0].unplug()
            try await room.until(begun, is: .unknown)
            try await room.until(try await room.issue(), is: .printed)
            #expect(numbers(devices[1]) == ["A002"])
        }
    }
}
