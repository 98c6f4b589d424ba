// SPDX-License-Identifier: Apache-2.0
import Simulators
import Testing

/// The interpreter against the vectors that were measured on another one (devices.md E.2–E.4).
struct SimulatedPrinterTests {
    private func answers(_ printer: inout SimulatedPrinterModule, to bytes: String) throws -> [UInt8] {
        printer.receive(try hex(bytes))
    }

    @Test(
        arguments: [
            ([], "12 12 12 12", "10 00 00 00"), (.nearEnd, "12 12 12 1E", "10 00 03 00"),
            (.paperOut, "1A 32 12 7E", "18 00 0F 00"), (.coverOpen, "1A 16 12 12", "38 00 00 00"),
            (.offline, "1A 12 12 12", "18 00 00 00"),
        ] as [(SimulatedPrinterModule.Condition, String, String)]
    )
    func `conditions show in both kinds of status`(
        condition: SimulatedPrinterModule.Condition,
        realTime: String,
        automatic: String
    ) throws {
        var printer = SimulatedPrinterModule()
        #expect(try answers(&printer, to: "1D 61 0F") == hex("10 00 00 00"))
        #expect(printer.set(condition, true) == (condition.isEmpty ? [] : try hex(automatic)))
        #expect(try answers(&printer, to: "10 04 01 10 04 02 10 04 03 10 04 04") == hex(realTime))
        #expect(printer.set(condition, false) == (condition.isEmpty ? [] : try hex("10 00 00 00")))
    }

    @Test
    func `the complete ticket of the notes is one cut slip`() throws {
        var printer = SimulatedPrinterModule()
        let reply = try answers(
            &printer,
            to: """
                1B 40 1C 26 1B 61 01 1D 21 11 41 30 31 32 0A 1D 21 00 BB A7 BC AE D2 B5 CE F1 0A
                1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 31
                1d 28 6b 07 00 31 50 30 41 30 31 32 1d 28 6b 03 00 31 51 30
                1D 56 42 03 1D 28 48 06 00 30 30 30 30 34 32
                """
        )
        #expect(reply == (try hex("37 22 30 30 34 32 00")))
        let slip = try #require(printer.slips.first)
        #expect(slip.isCut)
        #expect(slip.codes == ["A012"])
        #expect(
            slip.text(columns: 48)
                == "                    A012  ×2\n                    户籍业务\n                   [QR A012]\n"
        )
        #expect(printer.strayBytes == 0)
    }

    @Test
    func `hanzi without Chinese mode, and rows that are too long, are noticed`() throws {
        var printer = SimulatedPrinterModule(columns: 32)
        _ = try answers(&printer, to: "1B 40 BB A7 0A")
        #expect(printer.strayBytes == 2)
        _ = printer.receive([UInt8](repeating: 0x41, count: 33) + [0x0A])
        #expect(printer.wraps == 1)
    }

    @Test
    func `a marker behind missing paper is answered when the paper is back`() throws {
        var printer = SimulatedPrinterModule()
        printer.plan(.condition(.paperOut), afterBytes: 3)
        #expect(try answers(&printer, to: "1B 40 41 42 0A 1D 28 48 06 00 30 30 30 30 30 31 1D 72 01") == [])
        #expect(printer.buffered == 16)
        #expect(printer.set(.paperOut, false) == (try hex("37 22 30 30 30 31 00 00")))
        #expect(printer.slips.map { $0.rows.map(\.text) } == [["AB"]])
    }

    @Test
    func `a power loss empties the buffer and keeps the paper`() throws {
        var printer = SimulatedPrinterModule()
        printer.plan(.powerLoss, afterBytes: 4)
        #expect(try answers(&printer, to: "41 0A 42 0A 43 0A 1D 72 01") == [])
        #expect(try answers(&printer, to: "10 04 01") == [])
        printer.restorePower()
        #expect(printer.buffered == 0)
        #expect(printer.slips.map { $0.rows.map(\.text) } == [["A", "B"]])
        #expect(try answers(&printer, to: "10 04 01") == [0x12])
    }
}
