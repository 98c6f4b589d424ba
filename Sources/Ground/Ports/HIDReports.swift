// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// The control side of a hidraw line (kernel documentation, hid/hidraw).
package enum HIDReports {
    /// The report descriptor, at most 4096 bytes, which says where a report's fields are (HIDIOCGRDESC).
    package static func descriptor(of line: ByteLine) throws(PortError) -> [UInt8] {
        try line.withDescriptor { number throws(PortError) in
            guard let number else { throw .notOpen }
            var bytes = [UInt8](repeating: 0, count: Int(LINUX_HID_DESCRIPTOR_LIMIT))
            let count = unsafe linux_hid_descriptor(number, &bytes)
            guard count >= 0 else { throw PortError(call: "HIDIOCGRDESC", on: "the device") }
            return Array(bytes.prefix(Int(count)))
        }
    }

    /// The vendor's number, as USB has it (HIDIOCGRAWINFO).
    package static func vendor(of line: ByteLine) throws(PortError) -> UInt16 {
        try line.withDescriptor { number throws(PortError) in
            guard let number else { throw .notOpen }
            guard let vendor = UInt16(exactly: linux_hid_vendor(number)) else {
                throw PortError(call: "HIDIOCGRAWINFO", on: "the device")
            }
            return vendor
        }
    }

    /// Sends a feature report, its first byte the report id or 0 (HIDIOCSFEATURE); some scanners are switched on by one.
    package static func setFeature(_ report: [UInt8], of line: ByteLine) throws(PortError) {
        try line.withDescriptor { number throws(PortError) in
            guard let number else { throw .notOpen }
            var report = report
            let count = unsafe linux_hid_set_feature(number, &report, report.count)
            guard count >= 0 else { throw PortError(call: "HIDIOCSFEATURE", on: "the device") }
        }
    }
}
