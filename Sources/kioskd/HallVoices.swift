// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Setup
import Voice
import Web

/// The voices of a hall: one for each zone that has loudspeakers, and one that reads screens to those who do not see them.
final class HallVoices: Sendable {
    private let voices: [ZoneVoice]
    /// Their ALSA devices, in the same order.
    private let devices: [String]
    /// Reads screens aloud; also where no zone has a voice.
    let reader: Speaker

    /// The most bytes of a pronunciation list: some thousand words.
    private static let listLimit = 65_536

    init(_ settings: [VoiceSettings], plan: HallPlan, journal: Journal, clock: HallClock, loop: EventLoop) {
        let source = VoiceSource(journal: journal) { clock.now() }
        var speakers: [Speaker] = []
        devices = settings.map(\.device)
        voices = settings.map { settings in
            let zone = VoiceZone(settings.zone)
            let speaker = Self.speaker(settings, zone, loop)
            speakers.append(speaker)
            let player = SoundPlayer(device: settings.device, on: loop)
            return ZoneVoice(
                zone,
                style: VoiceStyle(settings),
                plan: plan,
                source: source,
                doors: ZoneVoice.Doors(
                    sound: { plan throws(VoiceFault) in try await speaker.sound(of: plan) },
                    play: { sound throws(VoiceFault) in try await player.play(sound) }
                ),
                time: loop
            )
        }
        reader = speakers.first ?? Speaker(clips: nil, program: SpeechProgram(on: loop))
    }

    /// What the status page shows.
    var fixtures: [HallSurroundings.Fixture] {
        get async {
            var fixtures: [HallSurroundings.Fixture] = []
            for voice in voices {
                let (health, queue) = await (voice.health, voice.queue)
                let said = queue.said.map { ("said_" + $0.key.rawValue, $0.value) }
                let dropped = queue.drops.map { ("dropped_" + $0.key.rawValue, $0.value) }
                fixtures.append(
                    .init(
                        kind: .voice,
                        name: voice.zone.description,
                        state: health.rawValue,
                        isWorking: health.isWorking,
                        tally: Dictionary(uniqueKeysWithValues: said + dropped)
                    )
                )
            }
            return fixtures
        }
    }

    /// What the page of devices says of them: the sound card, and how often it has said what.
    var reports: [DeviceReport] {
        get async {
            await fixtures.enumerated().map { index, fixture in
                var report = DeviceReport(
                    kind: .voice,
                    place: fixture.name,
                    address: devices[index],
                    state: fixture.state,
                    isWorking: fixture.isWorking
                )
                report.counters = fixture.tally
                return report
            }
        }
    }

    /// Speaks until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for voice in voices { group.addTask(name: "voice") { await voice.run() } }
        }
    }

    /// What is wrong with recordings or lists costs beauty, not the opening of the hall.
    private static func speaker(_ settings: VoiceSettings, _ zone: VoiceZone, _ loop: EventLoop) -> Speaker {
        let clips = settings.clips.map { ClipPack(folder: $0, languages: settings.languages) }
        if let clips, !clips.problems.isEmpty {
            Log.write(.warning, "recordings are incomplete", ["zone": zone, "missing": clips.problems.count])
        }
        var pronunciation = Pronunciation.standard
        if let path = settings.pronunciation {
            do {
                let bytes = try WholeFile.read(path: path, limit: listLimit)
                pronunciation = try Pronunciation(text: String(decoding: bytes, as: UTF8.self))
            } catch let error as any Loggable {
                Log.write(.warning, "a pronunciation list is not used", ["zone": zone, "reason": error])
            } catch {
                Log.write(.warning, "a pronunciation list is not used", ["zone": zone])
            }
        }
        return Speaker(clips: clips, program: SpeechProgram(pronunciation: pronunciation, on: loop))
    }
}
