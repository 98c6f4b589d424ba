// SPDX-License-Identifier: Apache-2.0
import Paper
import Testing

struct PrinterStatusTests {
    /// Answers to EOT 1–4, measured (devices.md E.2).
    @Test(
        arguments: [
            ("12 12 12 12", nil, false), ("12 12 12 1E", nil, true), ("1A 32 12 7E", .paperOut, true),
            ("1A 32 12 72", .paperOut, false), ("1A 16 12 12", .coverOpen, false), ("1A 12 12 12", .offline, false),
            ("16 12 12 12", nil, false), ("1A 52 1A 12", .cutter, false), ("1A 52 32 12", .mechanical, false),
            ("1A 52 52 12", .overheated, false), ("12 12 12 16", nil, true), ("12 12 12 32", .paperOut, false),
            ("1A 36 12 7E", .coverOpen, true), ("12 52 12 12", .offline, false), ("52 1A 12 12", nil, false),
        ] as [(String, PrinterFault?, Bool)]
    )
    func `four answers add up to one fault`(answers: String, fault: PrinterFault?, isNearEnd: Bool) throws {
        let status = zip(try hex(answers), UInt8(1)...4).reduce(into: PrinterStatus()) { status, answer in
            status.formUnion(PrinterStatus(realTime: answer.0, query: answer.1))
        }
        #expect(status.fault == fault)
        #expect(status.contains(.paperNearEnd) == isNearEnd)
    }

    /// Automatic status back, measured (devices.md E.3).
    @Test(
        arguments: [
            ("10 00 00 00", nil, false), ("10 00 03 00", nil, true), ("18 00 0F 00", .paperOut, true),
            ("38 00 00 00", .coverOpen, false), ("18 00 00 00", .offline, false), ("18 08 00 00", .cutter, false),
            ("18 20 00 00", .mechanical, false), ("18 40 00 00", .overheated, false), ("14 00 00 00", nil, false),
        ] as [(String, PrinterFault?, Bool)]
    )
    func `automatic status says the same`(bytes: String, fault: PrinterFault?, isNearEnd: Bool) throws {
        let status = PrinterStatus(automatic: try hex(bytes))
        #expect(status.fault == fault)
        #expect(status.contains(.paperNearEnd) == isNearEnd)
    }

    @Test(
        arguments: [(0x00, nil, false), (0x03, nil, true), (0x0C, .paperOut, false), (0x0F, .paperOut, true)]
            as [(UInt8, PrinterFault?, Bool)]
    )
    func `the sensor knows paper only`(byte: UInt8, fault: PrinterFault?, isNearEnd: Bool) {
        let status = PrinterStatus(paperSensor: byte)
        #expect(status.fault == fault)
        #expect(status.contains(.paperNearEnd) == isNearEnd)
    }
}
