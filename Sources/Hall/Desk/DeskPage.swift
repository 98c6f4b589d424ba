// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A station's screen with its words, as `GET /stations/{id}` gives it.
package struct DeskPage: Sendable, Equatable, Codable {
    /// Whose screen it is.
    package let station: StationID
    /// The hall's name, for the head of every screen.
    package let title: DeskText
    /// What is shown.
    package let screen: DeskScreen
    /// The words of it, in order.
    package let lines: [DeskText]
    /// Seconds from the warning until the screen is taken away.
    package let warningSeconds: Int

    /// Puts the words to a screen.
    package init(station: StationID, screen: DeskScreen, house: DeskHouse, timing: DeskTiming = DeskTiming()) {
        (self.station, self.screen) = (station, screen)
        title = DeskMessages.title(house)
        lines = DeskMessages.lines(of: screen, house)
        warningSeconds = Int((timing.choice - timing.warning).components.seconds)
    }
}
