// SPDX-License-Identifier: Apache-2.0

/// How a scanner that sends a stream of bytes or keys ends a scan, as it is set up.
package enum ScanEnd: String, Sendable, CaseIterable {
    /// With any of the usual ends, or a pause.
    case auto
    /// With CR or LF alone; TAB is content, and a pause is waited out.
    case enter
    /// With TAB alone; CR and LF are content, and a pause is waited out.
    case tab
    /// With a pause alone: for codes of several lines.
    case pause

    /// The bytes that end a scan on a serial line.
    var bytes: Set<UInt8> {
        switch self {
        case .auto: [0x0D, 0x0A, 0x03]
        case .enter: [0x0D, 0x0A]
        case .tab: [0x09]
        case .pause: []
        }
    }

    /// The characters that end a scan by keys, where TAB is as usual as ENTER.
    var characters: Set<UInt8> { self == .auto ? bytes.union([0x09]) : bytes }

    /// Says whether a pause ends a scan too.
    var isPause: Bool { self == .auto || self == .pause }
}
