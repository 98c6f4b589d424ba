// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What a printer's status bytes add up to (devices.md E.2, E.3).
package struct PrinterStatus: OptionSet, Sendable, Hashable {
    /// The bits of this type, not those of a status byte.
    package let rawValue: UInt16

    /// Wraps a set of bits of this type.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Not accepting print data.
    package static let offline = PrinterStatus(rawValue: 1 << 0)
    /// Waits for a key to go online again.
    package static let waitingForOnline = PrinterStatus(rawValue: 1 << 1)
    /// Somebody holds the feed button.
    package static let feeding = PrinterStatus(rawValue: 1 << 2)
    /// The cover is open.
    package static let coverOpen = PrinterStatus(rawValue: 1 << 3)
    /// Printing has stopped at the end of the paper, or the sensor sees none.
    package static let paperEnd = PrinterStatus(rawValue: 1 << 4)
    /// The roll is nearly used up; printing goes on.
    package static let paperNearEnd = PrinterStatus(rawValue: 1 << 5)
    /// Some error; which one says another bit, if the model tells.
    package static let error = PrinterStatus(rawValue: 1 << 6)
    /// The cutter is jammed.
    package static let cutterError = PrinterStatus(rawValue: 1 << 7)
    /// A mechanical or an unrecoverable error.
    package static let mechanicalError = PrinterStatus(rawValue: 1 << 8)
    /// An error that goes away by itself: a hot print head.
    package static let overheated = PrinterStatus(rawValue: 1 << 9)

    /// Reads the answer to `DLE EOT query` (1–4).
    package init(realTime byte: UInt8, query: UInt8) {
        switch query {
        case 1: self = Self.read(byte, [(0x08, .offline), (0x20, .waitingForOnline), (0x40, .feeding)])
        case 2: self = Self.read(byte, [(0x04, .coverOpen), (0x08, .feeding), (0x20, .paperEnd), (0x40, .error)])
        case 3:
            self = Self.read(
                byte,
                [(0x04, .mechanicalError), (0x08, .cutterError), (0x20, .mechanicalError), (0x40, .overheated)]
            )
        // Each sensor has two bits; models that set only one of them exist (7E and 72 for paper out).
        case 4: self = Self.read(byte, [(0x0C, .paperNearEnd), (0x60, .paperEnd)])
        default: self = []
        }
    }

    /// Reads four bytes of automatic status back.
    package init(automatic bytes: [UInt8]) {
        precondition(bytes.count == 4, "automatic status has four bytes")
        let first = Self.read(bytes[0], [(0x08, .offline), (0x20, .coverOpen), (0x40, .feeding)])
        let second = Self.read(
            bytes[1],
            [
                (0x01, .waitingForOnline), (0x02, .feeding), (0x04, .mechanicalError), (0x08, .cutterError),
                (0x20, .mechanicalError), (0x40, .overheated),
            ]
        )
        self = [first, second, Self.read(bytes[2], [(0x03, .paperNearEnd), (0x0C, .paperEnd)])]
    }

    /// Reads the answer to `GS r 1`.
    package init(paperSensor byte: UInt8) {
        self = Self.read(byte, [(0x03, .paperNearEnd), (0x0C, .paperEnd)])
    }

    /// Reads the status byte of a USB printer's port, unless it is one that tells nothing.
    package init(port status: LPStatus) {
        self = []
        guard status.isTelling else { return }
        if status.isOutOfPaper { insert(.paperEnd) }
        if !status.isOnline { insert(.offline) }
        if status.hasError { insert(.error) }
    }

    /// The fault that keeps the printer from printing, nil when it can.
    package var fault: PrinterFault? {
        if contains(.coverOpen) { return .coverOpen }
        if contains(.paperEnd) { return .paperOut }
        if contains(.cutterError) { return .cutter }
        if contains(.mechanicalError) { return .mechanical }
        if contains(.overheated) { return .overheated }
        return isDisjoint(with: [.offline, .error]) ? nil : .offline
    }

    private static func read(_ byte: UInt8, _ table: [(mask: UInt8, bit: PrinterStatus)]) -> PrinterStatus {
        table.reduce(into: []) { status, entry in
            if byte & entry.mask != 0 { status.insert(entry.bit) }
        }
    }
}
