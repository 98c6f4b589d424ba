// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One device of hall.conf as whoever keeps it running needs to know it: where it is, how it does, what it has done.
///
/// Nothing in it comes from a card, a code or a ticket.
package struct DeviceReport: Sendable, Equatable {
    /// What it is, by its key or section in hall.conf.
    package enum Kind: String, Sendable, CaseIterable {
        case reader, scanner, documents, printer
        case secondPrinter = "printer_2"
        case panel, keypads, voice
    }

    /// What it is.
    package let kind: Kind
    /// The station, or the fixture's name.
    package let place: String
    /// Where hall.conf says that it is; nil for a voice without a device of its own.
    package let address: String?
    /// Its state in one word of its own vocabulary: never text from the device.
    package let state: String
    /// Whether it does its work.
    package let isWorking: Bool
    /// The node or connection that is open now.
    package var node: String?
    /// What it says it is: the number of a card module, the model of a printer.
    package var identity: String?
    /// Since when it is open.
    package var since: Timestamp?
    /// How often it has done what since the start, by names such as `opened` or `cards`.
    package var counters: [String: Int] = [:]
    /// Why it was last closed or could not be opened, in words.
    package var lastFault: String?

    /// Takes what every device has.
    package init(kind: Kind, place: String, address: String?, state: String, isWorking: Bool) {
        (self.kind, self.place, self.address) = (kind, place, address)
        (self.state, self.isWorking) = (state, isWorking)
    }
}
