// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A station's screen with its words, as `GET /stations/{id}` gives it.
package struct DeskPage: Sendable, Equatable, Codable {
    /// Whose screen it is.
    package let station: StationID
    /// What is shown.
    package let screen: DeskScreen
    /// The words of it, in order.
    package let lines: [DeskText]

    /// Puts the words to a screen.
    package init(station: StationID, screen: DeskScreen, house: DeskHouse) {
        (self.station, self.screen) = (station, screen)
        lines = DeskMessages.lines(of: screen, house)
    }
}
