// SPDX-License-Identifier: Apache-2.0
package import Ports

/// A device that is plugged into this machine, and what it is taken for.
package struct FoundDevice: Sendable, Equatable {
    /// How sure it is what it is.
    package enum Certainty: Sendable, Equatable {
        /// By its driver or number, or because it was asked.
        case sure
        /// It may be any of its kinds; nobody has asked it yet.
        case open
        /// It was asked, and did not answer.
        case silent
    }

    /// Which node it is.
    package let identity: PortIdentity
    /// What hall.conf would call it.
    package var address: DeviceAddress
    /// What it calls itself.
    package let name: String?
    /// What it may be, the likeliest first.
    package var kinds: [SoughtDevice]
    /// How sure that is.
    package var certainty: Certainty

    /// Collects what was seen.
    package init(
        _ identity: PortIdentity,
        address: DeviceAddress,
        name: String?,
        kinds: [SoughtDevice],
        certainty: Certainty
    ) {
        (self.identity, self.address, self.name) = (identity, address, name)
        (self.kinds, self.certainty) = (kinds, certainty)
    }

    /// Whether an address of hall.conf means this device.
    package func isMeant(by address: DeviceAddress) -> Bool {
        guard let meant = address.attached, meant.portClass == identity.portClass else { return false }
        return meant.match.fits(identity)
    }

    /// Whether it is a serial line of USB that may be a reader or scanner, told by nobody.
    var isNamelessSerial: Bool { identity.portClass == .serial && kinds == [.scanner, .reader] }

    /// As a list shows it.
    package var line: String {
        ([address.text, name, identity.node].compactMap(\.self)).joined(separator: "  ")
    }
}
