// SPDX-License-Identifier: Apache-2.0

/// The commands sent to a card module.
///
/// Two of the protocol are missing on purpose: 60 xx sets a baud rate that the module may keep for ever, and 30 03 reads
/// an address, which the hall has no need of (PIPL article 6).
package enum SDTCommand: Sendable, CaseIterable {
    case resetModule
    case moduleStatus
    case moduleIdentity
    case findCard
    case selectCard
    case readCard

    /// The whole request: preamble, big-endian length, command, parameter, XOR from the length on.
    package var bytes: [UInt8] {
        let (command, parameter) = code
        return [0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, command, parameter, 0x03 ^ command ^ parameter]
    }

    private var code: (command: UInt8, parameter: UInt8) {
        switch self {
        case .resetModule: (0x10, 0xFF)
        case .moduleStatus: (0x11, 0xFF)
        case .moduleIdentity: (0x12, 0xFF)
        case .findCard: (0x20, 0x01)
        case .selectCard: (0x20, 0x02)
        case .readCard: (0x30, 0x01)
        }
    }
}
