// SPDX-License-Identifier: Apache-2.0
import Queueing
import Settings
package import Terms

/// One zone's loudspeakers, `[voice all]` or `[voice B]`.
package struct VoiceSettings: Sendable, Equatable {
    /// What it speaks.
    package enum Language: String, Sendable, CaseIterable {
        case zh, en
        /// Chinese, then English.
        case both
    }

    /// The zone, or `all` for the whole hall.
    package let zone: ZoneID
    /// The ALSA device.
    package let device: String
    /// What it speaks.
    package let language: Language
    /// A folder of recordings; nil leaves all to espeak-ng.
    package let clips: String?
    /// A list of words and their pinyin; nil when the standard one is enough.
    package let pronunciation: String?
    /// In percent.
    package let volume: Int
    /// In percent, in `quietHours`.
    package let quietVolume: Int
    /// Hours in which it is softer.
    package let quietHours: [ClockSpan]
    /// Hours in which it says nothing.
    package let muteHours: [ClockSpan]
    /// How often a call is said when nobody waits.
    package let repeats: Int
    /// Whether a call names the area of the service.
    package let saysArea: Bool
    /// Whether missed numbers are told.
    package let saysMissed: Bool
    /// Whether a new notice is read out.
    package let saysNotices: Bool

    /// Reads a section; `plan` tells which zones there are.
    init(_ section: Section, _ plan: HallPlan) throws(SettingsError) {
        guard let zone = section.label.flatMap({ ZoneID($0) }) else {
            throw section.badValue("voice", expected: "a heading like [voice all] or [voice B]")
        }
        let zones = Set(plan.windows.compactMap(\.zone?.text)).union([Self.everywhere])
        guard zones.contains(zone.text) else {
            throw section.badValue(
                "voice",
                expected: "a heading with a zone that a window has: \(zones.sorted().joined(separator: ", "))"
            )
        }
        self.zone = zone
        device = try section.take("device", upTo: 120) ?? "default"
        language = try section.takeChoice("language") ?? .zh
        clips = try section.take("clips")
        pronunciation = try section.take("pronunciation")
        volume = try section.takeInt("volume", in: Self.percent) ?? 100
        quietVolume = try section.takeInt("quiet_volume", in: Self.percent) ?? 50
        quietHours = try section.takeSpans("quiet_hours")
        muteHours = try section.takeSpans("mute_hours")
        repeats = try section.takeInt("repeats", in: 1...3) ?? 2
        saysArea = try section.takeBool("say_area") ?? false
        saysMissed = try section.takeBool("say_missed") ?? true
        saysNotices = try section.takeBool("say_notices") ?? true
    }

    private static let everywhere = "all"
    private static let percent = 1...100
}

extension Section {
    /// Takes spans of the day, `12:00-13:30, 18:00-08:00`.
    fileprivate func takeSpans(_ key: String) throws(SettingsError) -> [ClockSpan] {
        let texts = try takeList(key)
        let spans = texts.compactMap { ClockSpan(text: $0) }
        guard spans.count == texts.count else { throw badValue(key, expected: "spans like 12:00-13:30, 18:00-08:00") }
        return spans
    }
}
