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

    /// In which language a screen's words are said.
    package enum SpokenLanguage: String, Sendable, CaseIterable {
        case zh, en
    }

    /// What there is to hear of a screen.
    package enum Speech: Sendable {
        /// A whole WAV file.
        case sound([UInt8])
        /// The station has no screen.
        case noScreen
        /// Nothing here can speak now.
        case noVoice
    }

    let screens: StationScreens
    let screen: @Sendable (StationID) async -> [UInt8]?
    let touch: @Sendable (StationID, [UInt8]) async -> Outcome
    let speech: @Sendable (StationID, SpokenLanguage?) async -> Speech
    let roll: @Sendable (StationID, HallSurroundings.Device.Kind) async -> Bool

    /// Joins the ways: `screens` is told every new screen, `screen` gives the JSON object of what a station shows, nil
    /// for a station without one; `touch` takes the JSON object of what a visitor touched; `speech` says a screen's words,
    /// in its own language unless told; `roll` notes a new roll of paper in a printer, false for one that is not there.
    package init(
        screens: StationScreens = StationScreens(),
        screen: @escaping @Sendable (StationID) async -> [UInt8]?,
        touch: @escaping @Sendable (StationID, [UInt8]) async -> Outcome,
        speech: @escaping @Sendable (StationID, SpokenLanguage?) async -> Speech = { _, _ in .noVoice },
        roll: @escaping @Sendable (StationID, HallSurroundings.Device.Kind) async -> Bool = { _, _ in false }
    ) {
        (self.screens, self.screen, self.touch, self.speech) = (screens, screen, touch, speech)
        self.roll = roll
    }
}
