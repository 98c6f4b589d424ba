// SPDX-License-Identifier: Apache-2.0
package import Ports

/// One way in which a card module may be heard; the likely ones are tried in turn until it answers.
package enum SDTWay: Sendable, Equatable {
    /// A serial line at this rate.
    case rate(Baud)
    /// The protocol's bytes and nothing else: over a connection or the pipes of a USB device.
    case direct
    /// HID reports that are filled with the protocol's bytes.
    case plainReports
    /// HID reports that wrap pieces of it; see `SDTWrapping`.
    case wrappedReports
}
