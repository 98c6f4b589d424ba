// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports
import Queueing
import Simulators
import Testing

/// What a station's printer is not asked again, since it was asked or told it a moment ago.
struct PrinterKnowledgeTests {
    /// DLE EOT 1 to 4.
    private static let questions: [UInt8] = [0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x03, 0x10, 0x04, 0x04]
    /// GS a: online, error, paper.
    private static let tellChanges: [UInt8] = [0x1D, 0x61, 0x0E]

    /// A room whose printer has been looked at and has told a change by itself.
    private func acquainted(
        _ room: PrintRoom,
        _ device: Witness,
        body: (SlipPrinter) async throws -> Void
    ) async throws {
        let printer = try room.printer(at: "serial:" + device.path)
        try await room.run(printer) {
            await room.healths.until("ok")
            device.set(.nearEnd, true)
            await room.healths.until("paper_near_end")
            #expect(device.heard() == Self.questions + Self.tellChanges)
            try await body(printer)
        }
    }

    @Test
    func `a printer that was found able to print a moment ago gets its slip at once`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop)
        try await acquainted(room, device) { _ in
            try await room.until(try await room.issue(), is: .printed)
            let heard = device.heard()
            // ESC @, GS a, which some models forget at ESC @, FS &.
            #expect(heard.starts(with: [0x1B, 0x40] + Self.tellChanges + [0x1C, 0x26]))
            #expect(heard.suffix(Self.questions.count) == Self.questions[...])
        }
        #expect(device.slips == 1)
        await room.close()
    }

    @Test
    func `what was found out longer ago is asked again before the slip`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop)
        try await acquainted(room, device) { _ in
            room.clock.turn(StationPrinter.Pacing().trust + .milliseconds(1))
            try await room.until(try await room.issue(), is: .printed)
            #expect(device.heard().starts(with: Self.questions + [0x1B, 0x40]))
        }
        await room.close()
    }

    @Test
    func `when somebody comes the printer is asked ahead, and then not for the slip`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop)
        try await acquainted(room, device) { printer in
            room.clock.turn(StationPrinter.Pacing().trust)
            await printer.expectSlip()
            await device.untilHeard(Self.questions + Self.tellChanges)
            // Of a visitor who comes at once after the last nothing new is asked.
            await printer.expectSlip()
            try await room.until(try await room.issue(), is: .printed)
            #expect(device.heard().starts(with: Self.questions + Self.tellChanges + [0x1B, 0x40]))
        }
        await room.close()
    }

    @Test
    func `a cover that was opened while nothing happened is known at once, and no slip goes there`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop)
        try await acquainted(room, device) { printer in
            device.set(.coverOpen, true)
            await room.healths.until("cover_open")
            #expect(device.heard() == [])
            try await room.until(try await room.issue(), is: .failedBefore)
            #expect(device.heard() == Self.questions)
            device.set(.coverOpen, false)
            await room.clock.pass(Backoff.steps[0])
            await room.healths.until("paper_near_end", times: 2)
        }
        await room.close()
    }

    @Test
    func `paper that runs out in a job is known at once`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop)
        try await acquainted(room, device) { printer in
            device.plan(.condition(.paperOut), afterBytes: 200)
            try await room.until(try await room.issue(), is: .unknown)
            #expect(await printer.health == .faulty(.paperOut))
        }
        #expect(room.told.map(\.outcome) == [.started, .unknown])
        await room.close()
    }

    @Test
    func `a printer whose first slip comes before the first look tells changes from then on`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop)
        let ticket = try await room.issue()
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            try await room.until(ticket, is: .printed)
            await device.untilHeard(Self.questions + Self.tellChanges)
            device.set(.paperOut, true)
            await room.healths.until("paper_out")
            try await room.until(try await room.issue(), is: .failedBefore)
        }
        #expect(room.told.map(\.outcome) == [.started, .printed, .failedBefore])
        await room.close()
    }

    @Test
    func `a model that does not tell changes is asked for them once`() async throws {
        let room = try PrintRoom()
        let device = try Witness(on: room.loop, tellsChanges: false)
        try await room.run(try room.printer(at: "serial:" + device.path)) {
            await room.healths.until("ok")
            await room.clock.pass(StationPrinter.Pacing().look)
            try await room.until(try await room.issue(), is: .printed)
            let heard = device.heard()
            #expect(heard.starts(with: Self.questions + Self.tellChanges + Self.questions + [0x1B, 0x40, 0x1C, 0x26]))
        }
        await room.close()
    }
}
