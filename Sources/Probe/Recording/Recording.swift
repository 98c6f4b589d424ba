// SPDX-License-Identifier: Apache-2.0

/// What went over a device's line for a while, without anything that a card or a code held: for whoever helps from afar.
package struct Recording: Sendable, Equatable {
    /// What the device is taken for, which decides what is masked and how.
    package enum Kind: String, Sendable, CaseIterable {
        /// An ID card module, asked as the daemon asks it.
        case reader
        /// A scanner on a serial line or connection.
        case scanner
        /// A scanner that types.
        case keys
        /// A scanner that speaks HID POS.
        case reports
        /// A printer, asked for its status.
        case printer
        /// Anything that holds no personal data: a panel, keypads.
        case raw
    }

    /// One thing that happened.
    package struct Entry: Sendable, Equatable {
        /// What happened.
        package enum What: Sendable, Equatable {
            /// The device said this; masked.
            case received([UInt8])
            /// It was sent this.
            case sent([UInt8])
            /// The line came or went, in words.
            case noted(String)
        }

        /// Milliseconds since the beginning.
        package let at: Int
        /// What happened.
        package let what: What

        /// Joins both.
        package init(at: Int, _ what: What) { (self.at, self.what) = (at, what) }
    }

    /// The most bytes of a recording, of those that went over the line.
    package static let byteLimit = 1 << 20
    /// The most entries.
    package static let entryLimit = 50_000

    /// What the device is taken for.
    package let kind: Kind
    /// Its address.
    package let address: String
    /// When it began, RFC 3339.
    package let startedAt: String
    /// The report descriptor of a HID device, by which its reports are understood.
    package var descriptor: [UInt8] = []
    /// What happened, in order.
    package private(set) var entries: [Entry] = []
    /// True when a limit ended it.
    package private(set) var isFull = false
    private var bytes = 0

    /// Begins an empty one.
    package init(_ kind: Kind, address: String, startedAt: String) {
        (self.kind, self.address, self.startedAt) = (kind, address, startedAt)
    }

    /// Adds what happened; beyond the limits it is left out and the recording counts as full.
    package mutating func add(_ what: Entry.What, at milliseconds: Int) {
        let size =
            switch what {
            case .received(let bytes), .sent(let bytes): bytes.count
            case .noted: 0
            }
        guard entries.count < Self.entryLimit, bytes + size <= Self.byteLimit else {
            isFull = true
            return
        }
        bytes += size
        entries.append(Entry(at: milliseconds, what))
    }
}
