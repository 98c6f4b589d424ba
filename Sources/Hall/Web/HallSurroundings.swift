// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the API cannot know by itself: devices and the link to the center, as they are now.
package struct HallSurroundings: Sendable, Equatable {
    /// One device of a station.
    package struct Device: Sendable, Equatable {
        /// What it is.
        package enum Kind: String, Sendable, Encodable {
            case reader, scanner, documents, printer
            /// The printer that stands in for the first.
            case printer2 = "printer_2"
        }

        /// How much paper a printer is thought to have.
        package struct Paper: Sendable, Equatable {
            /// What is left of the roll.
            package let metres: Int
            /// For how many open days that lasts; nil before the first whole day of use.
            package let days: Int?
            /// Whether a new roll should be at hand.
            package let isLow: Bool

            /// Collects the parts.
            package init(metres: Int, days: Int?, isLow: Bool) {
                (self.metres, self.days, self.isLow) = (metres, days, isLow)
            }
        }

        /// Where it is plugged in.
        package let station: StationID
        /// What it is.
        package let kind: Kind
        /// Its state in one word of its own vocabulary, `ready` or `paper_out`: never text from the device.
        package let state: String
        /// Whether it does its work.
        package let isWorking: Bool
        /// The paper in a printer; nil for everything else.
        package let paper: Paper?

        /// Collects the parts.
        package init(station: StationID, kind: Kind, state: String, isWorking: Bool, paper: Paper? = nil) {
            (self.station, self.kind, self.state, self.isWorking) = (station, kind, state, isWorking)
            self.paper = paper
        }
    }

    /// Something of the hall that stands at no station: a voice, a panel, a line of keypads.
    package struct Fixture: Sendable, Equatable {
        /// What it is.
        package enum Kind: String, Sendable, Encodable {
            case voice, panel, keypads
        }

        /// What it is.
        package let kind: Kind
        /// Its name in the configuration.
        package let name: String
        /// Its state in one word of its own vocabulary, `ready` or `no_card`: never text from the device.
        package let state: String
        /// Whether it does its work.
        package let isWorking: Bool
        /// How often it has done what, since the start, in words of its own vocabulary: `said_call`.
        package let tally: [String: Int]

        /// Collects the parts.
        package init(kind: Kind, name: String, state: String, isWorking: Bool, tally: [String: Int] = [:]) {
            (self.kind, self.name, self.state, self.isWorking) = (kind, name, state, isWorking)
            self.tally = tally
        }
    }

    /// The link to the center.
    package struct Link: Sendable, Equatable {
        /// Whether the center answers.
        package let isOnline: Bool
        /// The center has everything up to here.
        package let acknowledged: Position
        /// When the center last answered.
        package let lastContact: Timestamp?
        /// The center's clock minus the hall's, in seconds (A27).
        package let centerOffsetSeconds: Int?
        /// Until when the hall's certificate is good.
        package let certificateUntil: Timestamp?
        /// What people must look into, in sentences without personal data.
        package let alarms: [String]

        /// Collects the parts.
        package init(
            isOnline: Bool,
            acknowledged: Position,
            lastContact: Timestamp?,
            centerOffsetSeconds: Int? = nil,
            certificateUntil: Timestamp? = nil,
            alarms: [String] = []
        ) {
            (self.isOnline, self.acknowledged, self.lastContact) = (isOnline, acknowledged, lastContact)
            (self.centerOffsetSeconds, self.certificateUntil) = (centerOffsetSeconds, certificateUntil)
            self.alarms = alarms
        }
    }

    /// Every device of every station.
    package let devices: [Device]
    /// What stands at no station.
    package let fixtures: [Fixture]
    /// nil for a hall without a center.
    package let link: Link?

    /// Collects the parts.
    package init(devices: [Device] = [], fixtures: [Fixture] = [], link: Link? = nil) {
        (self.devices, self.fixtures, self.link) = (devices, fixtures, link)
    }
}
