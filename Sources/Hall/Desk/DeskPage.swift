// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A station's screen with its words, as `GET /stations/{id}` gives it.
package struct DeskPage: Sendable, Equatable, Codable {
    package let station: StationID
    package let screen: DeskScreen
    package let lines: [DeskText]

    /// Puts the words to a screen.
    package init(station: StationID, screen: DeskScreen, house: DeskHouse) {
        (self.station, self.screen) = (station, screen)
        lines = DeskMessages.lines(of: screen, house)
    }
}
