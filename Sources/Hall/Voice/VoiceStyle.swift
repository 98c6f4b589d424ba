// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How one zone speaks, as the hall has set it up.
package struct VoiceStyle: Sendable, Equatable {
    /// The languages of each sentence, in this order.
    package var languages: [VoiceLanguage] = [.zh]
    /// How loud, in percent of what a sentence is normalised to.
    package var volume = 100
    /// How loud in `quietHours`.
    package var quietVolume = 50
    /// Hours in which it is softer.
    package var quietHours: [ClockSpan] = []
    /// Hours in which it says nothing.
    package var muteHours: [ClockSpan] = []
    /// How often a call is said when nobody waits.
    package var times = 2
    /// Whether a call names the area where the window is.
    package var saysArea = false
    /// Whether missed numbers are told.
    package var saysMissed = true
    /// Whether the center's notice is read out when it is new.
    package var saysNotices = true

    /// The standard style.
    package init() {}

    /// The volume at a moment as a factor; nil while it says nothing.
    func volume(at moment: Moment) -> Double? {
        guard !muteHours.contains(where: { $0.contains(moment) }) else { return nil }
        return Double(quietHours.contains { $0.contains(moment) } ? quietVolume : volume) / 100
    }
}
