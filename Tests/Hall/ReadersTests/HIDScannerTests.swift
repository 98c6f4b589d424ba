// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Readers

/// Which HID devices are scanners, and which of them are switched on.
struct `HID scanner` {
    /// The feature report of Honeywell's, number FE with a byte.
    private static let feature = "06 00 FF 85 FE 75 08 95 01 09 01 B1 02 C0"

    @Test(arguments: POSDescriptor.allCases)
    func `a scanner is one whatever its layout`(scanner: POSDescriptor) throws {
        let device = try HIDScanner(descriptor: scanner.descriptor, vendor: 0x0C2E, node: "/dev/hidraw0")
        #expect(device.layouts.count == 1)
        #expect(device.switchOn == nil, "it declares no such report")
    }

    @Test(arguments: [0x0C2E, 0x23D0, 0x05E0, nil] as [UInt16?])
    func `the scanner of a maker who has such a report is switched on`(vendor: UInt16?) throws {
        let report: [UInt8]? = vendor == 0x0C2E || vendor == 0x23D0 ? [0xFE, 0x01] : nil
        let descriptor = POSDescriptor.honeywell.descriptor.dropLast() + bytes(Self.feature)
        let device = try HIDScanner(descriptor: Array(descriptor), vendor: vendor, node: "/dev/hidraw0")
        #expect(device.switchOn == report)
    }

    @Test func `the report is as long as it is declared`() throws {
        let wide = POSDescriptor.honeywell.descriptor.dropLast() + bytes("85 FE 75 08 95 03 09 01 B1 02 C0")
        let device = try HIDScanner(descriptor: Array(wide), vendor: 0x0C2E, node: "/dev/hidraw0")
        #expect(device.switchOn == [0xFE, 0x01, 0x00, 0x00])
    }

    @Test(arguments: [
        (
            """
            05 01 09 06 A1 01 05 07 19 E0 29 E7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03 95 06 75 08 15 00 25 65
            05 07 19 00 29 65 81 00 C0 ; a boot keyboard
            """,
            "/dev/hidraw3 is not a HID POS scanner (usage page 8C): it is set up as a keyboard; write keys: for hid:, "
                + "or switch it to HID POS by its manual"
        ),
        (
            "06 00 FF 09 01 A1 01 85 01 75 08 95 3F 09 01 81 02 C0 ; a maker's own reports",
            "/dev/hidraw3 is not a HID POS scanner (usage page 8C): switch it to HID POS by its manual"
        ),
        (
            "05 8C 09 02 A1 01 09 FE 75 07 95 08 81 02 C0 ; no bytes",
            "/dev/hidraw3 is not a HID POS scanner (usage page 8C): switch it to HID POS by its manual"
        ),
        (
            "05 8C 09 02 A1 01",
            "/dev/hidraw3 is not a HID POS scanner: its report descriptor cannot be read (collections)"
        ),
    ])
    func `another device is refused with what to do`(hex: String, text: String) {
        let error = #expect(throws: PortError.self) {
            try HIDScanner(descriptor: bytes(hex), vendor: 0x0C2E, node: "/dev/hidraw3")
        }
        #expect(error?.description == text)
    }
}
