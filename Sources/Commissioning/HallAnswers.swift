// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Queueing
package import Setup
package import Terms

/// What a person says of a hall, as far as hall.conf needs it; everything else of the file is left as it is.
package struct HallAnswers: Sendable, Equatable {
    /// A service (业务).
    package struct Service: Sendable, Equatable {
        /// Its name among machines.
        package var id: ServiceID
        /// What visitors read.
        package var name: String
        /// The letter of its numbers.
        package var prefix: TicketPrefix
        /// What it is found by, where that is not the initials of its pinyin.
        package var initials: String?
        /// Its English name.
        package var englishName: String?

        /// Collects the parts.
        package init(
            id: ServiceID,
            name: String,
            prefix: TicketPrefix,
            initials: String? = nil,
            englishName: String? = nil
        ) {
            (self.id, self.name, self.prefix) = (id, name, prefix)
            (self.initials, self.englishName) = (initials, englishName)
        }
    }

    /// A window and what it serves.
    package struct Window: Sendable, Equatable {
        /// Its number.
        package var id: WindowID
        /// In the order given.
        package var services: [ServiceID]

        /// Joins both.
        package init(id: WindowID, services: [ServiceID]) { (self.id, self.services) = (id, services) }
    }

    /// The place of this machine's devices.
    package struct Station: Sendable, Equatable {
        /// Its name.
        package var id: StationID
        /// What is plugged in.
        package var devices: [SoughtDevice: DeviceAddress]

        /// Joins both.
        package init(id: StationID, devices: [SoughtDevice: DeviceAddress] = [:]) {
            (self.id, self.devices) = (id, devices)
        }
    }

    /// A text display.
    package struct Panel: Sendable, Equatable {
        /// Its name.
        package var id: StationID
        /// What it is.
        package var kind: PanelSettings.Kind
        /// Where it is.
        package var address: DeviceAddress
        /// What it shows.
        package var target: PanelSettings.Target

        /// Collects the parts.
        package init(
            id: StationID,
            kind: PanelSettings.Kind,
            address: DeviceAddress,
            target: PanelSettings.Target
        ) {
            (self.id, self.kind, self.address, self.target) = (id, kind, address, target)
        }
    }

    /// A line of call keypads.
    package struct Keypads: Sendable, Equatable {
        /// Its name.
        package var id: StationID
        /// Where it is.
        package var address: DeviceAddress
        /// The window of each keypad, by the keypad's address.
        package var windows: [Int: WindowID]

        /// Collects the parts.
        package init(id: StationID, address: DeviceAddress, windows: [Int: WindowID]) {
            (self.id, self.address, self.windows) = (id, address, windows)
        }
    }

    /// Its name among machines.
    package var hall: HallID
    /// The center's.
    package var center: CenterID
    /// What visitors read.
    package var name: String
    /// Whom they ask.
    package var telephone: String
    /// How to book.
    package var booking: String
    /// Its size.
    package var profile = HallProfile.hall
    /// When it is open.
    package var hours = OpeningHours.usual
    /// Its time zone.
    package var zone = Self.usualZone
    /// Where its API listens.
    package var port = Self.usualPort
    /// Where it keeps its files.
    package var directory = Self.usualDirectory
    /// In the order of the menu.
    package var services: [Service] = []
    /// In the order of the file.
    package var windows: [Window] = []
    /// The first station, nil for a hall without one; further ones are left as they are.
    package var station: Station?
    /// The text displays.
    package var panels: [Panel] = []
    /// The lines of call keypads.
    package var keypads: [Keypads] = []

    /// The zone of all of China.
    package static let usualZone = "Asia/Shanghai"
    /// The port that pages and tools look for.
    package static let usualPort: UInt16 = 8470
    /// Where a hall keeps its files unless somebody says otherwise.
    package static let usualDirectory = "/var/lib/hallkiosk"

    /// Begins with what has no default.
    package init(hall: HallID, center: CenterID, name: String, telephone: String, booking: String) {
        (self.hall, self.center, self.name) = (hall, center, name)
        (self.telephone, self.booking) = (telephone, booking)
    }

    /// Where the first device of a kind is.
    func device(_ kind: SoughtDevice) -> DeviceAddress? {
        switch kind {
        case .panel: panels.first?.address
        case .keypads: keypads.first?.address
        default: station?.devices[kind]
        }
    }

    /// Where all its devices are.
    package var addresses: [DeviceAddress] {
        SoughtDevice.ofStation.compactMap { station?.devices[$0] } + panels.map(\.address) + keypads.map(\.address)
    }

    /// The same hall without the place of this machine's devices.
    var withoutStation: HallAnswers {
        var hall = self
        hall.station = nil
        return hall
    }

    /// The services that no window serves.
    package var unserved: [Service] {
        services.filter { service in !windows.contains { $0.services.contains(service.id) } }
    }
}

extension HallAnswers {
    /// What a new hall begins with: nobody's, until its questions have answers.
    static var nobody: HallAnswers {
        guard let hall = HallID("hall"), let center = CenterID("hall") else { preconditionFailure("a name is a name") }
        return HallAnswers(hall: hall, center: center, name: "", telephone: "", booking: "")
    }
}
