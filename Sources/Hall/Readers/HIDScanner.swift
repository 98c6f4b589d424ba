// SPDX-License-Identifier: Apache-2.0
import Ports

/// What a HID device has to be told and how it is understood, by its report descriptor (devices.md D.2).
struct HIDScanner: Sendable, Equatable {
    /// The reports with codes.
    let layouts: [ScannerReportLayout]
    /// The feature report that makes it speak, for those that wait for one.
    let switchOn: [UInt8]?

    /// Honeywell and Youjie, whose scanners can be switched to HID POS.
    private static let switched: Set<UInt16> = [0x0C2E, 0x23D0]
    /// The number of their report, and what it says.
    private static let switchReport: (id: UInt8, on: UInt8) = (0xFE, 0x01)

    /// Reads the descriptor of the device at `node`; throws `.wrongKind` with what to do for one that is no scanner.
    init(descriptor bytes: [UInt8], vendor: UInt16?, node: String) throws(PortError) {
        let descriptor: HIDReportDescriptor
        do throws(HIDReportDescriptor.Fault) {
            descriptor = try HIDReportDescriptor(bytes)
        } catch {
            throw .wrongKind(node, hint: "a HID POS scanner: its report descriptor cannot be read (\(error))")
        }
        layouts = ScannerReportLayout.all(in: descriptor)
        guard !layouts.isEmpty else {
            throw .wrongKind(node, hint: "a HID POS scanner (usage page 8C): " + Self.advice(descriptor))
        }
        let (id, on) = Self.switchReport
        let isSwitched = vendor.map(Self.switched.contains) ?? false
        let length = descriptor.length(of: .feature, reportID: id)
        switchOn = isSwitched && length >= 2 ? [id, on] + [UInt8](repeating: 0, count: length - 2) : nil
    }

    private static func advice(_ descriptor: HIDReportDescriptor) -> String {
        descriptor.applications.contains(.keyboard)
            ? "it is set up as a keyboard; write keys: for hid:, or switch it to HID POS by its manual"
            : "switch it to HID POS by its manual"
    }
}
