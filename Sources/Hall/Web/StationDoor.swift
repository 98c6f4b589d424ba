// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the API reaches the screens of stations, whatever draws them.
package struct StationDoor: Sendable {
    /// What became of a touch.
    package enum Outcome: Sendable {
        /// The station has it; its screen tells what followed.
        case taken
        /// The station has no screen.
        case noScreen
        /// The object is no touch.
        case notUnderstood
    }

    let screens: StationScreens
    let screen: @Sendable (StationID) async -> [UInt8]?
    let touch: @Sendable (StationID, [UInt8]) async -> Outcome

    /// Joins the ways: `screens` is told every new screen, `screen` gives the JSON object of what a station shows, nil
    /// for a station without one; `touch` takes the JSON object of what a visitor touched.
    package init(
        screens: StationScreens = StationScreens(),
        screen: @escaping @Sendable (StationID) async -> [UInt8]?,
        touch: @escaping @Sendable (StationID, [UInt8]) async -> Outcome
    ) {
        (self.screens, self.screen, self.touch) = (screens, screen, touch)
    }
}
