// SPDX-License-Identifier: Apache-2.0
import Settings
import Setup
import Terms
import Testing

/// The `[voice …]` sections.
struct VoiceSettingsTests {
    private static func hall(_ more: String) throws -> HallSettings {
        let text = """
            [hall]
            id = linzhou
            center = linzhou
            name = 林州市政务服务中心
            telephone = 0372-0000000
            booking_method = 省政务服务网
            [service estate]
            name = 不动产登记
            prefix = A
            [window 1]
            services = estate
            [window 2]
            services = estate
            zone = B

            """
        return try HallSettings(SettingsFile.parse(text: text + more, name: "hall.conf"))
    }

    @Test
    func `a hall without sections has no voice, one with an empty section has every default`() throws {
        #expect(try Self.hall("").voices.isEmpty)
        let voice = try #require(try Self.hall("[voice all]").voices.first)
        #expect(voice.device == "default" && voice.language == .zh && voice.repeats == 2)
        #expect(voice.volume == 100 && voice.quietVolume == 50)
        #expect(voice.quietHours.isEmpty && voice.muteHours.isEmpty)
        #expect(!voice.saysArea && voice.saysMissed && voice.saysNotices)
        #expect(voice.clips == nil && voice.pronunciation == nil)
    }

    @Test
    func `each zone has its own loudspeakers and hours`() throws {
        let voices = try Self.hall(
            """
            [voice B]
            device = plughw:1,0
            language = both
            volume = 80
            mute_hours = 18:00-08:00, 12:00-13:30
            quiet_hours = 13:30-14:00
            repeats = 1
            say_area = yes
            clips = /srv/clips
            [voice all]
            """
        ).voices
        #expect(voices.map(\.zone.text) == ["B", "all"])
        #expect(voices[0].muteHours.map(\.text) == ["18:00-08:00", "12:00-13:30"])
        #expect(voices[0].quietHours.map(\.text) == ["13:30-14:00"])
        #expect(voices[0].language == .both && voices[0].repeats == 1 && voices[0].saysArea)
        #expect(voices[0].device == "plughw:1,0" && voices[0].clips == "/srv/clips" && voices[0].volume == 80)
    }

    @Test(arguments: [
        ("[voice C]", "B, all"), ("[voice]", "[voice]"), ("[voice all]\nvolume = 0", "1 to 100"),
        ("[voice all]\nrepeats = 4", "1 to 3"), ("[voice all]\nmute_hours = 18-8", "12:00-13:30"),
        ("[voice all]\nlanguage = cn", "zh, en, both"), ("[voice all]\nloudness = 3", "loudness"),
    ])
    func `what is wrong is said in words`(text: String, words: String) {
        let error = #expect(throws: HallSettingsError.self) { try Self.hall(text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
