// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms
import Testing

@testable import Voice

/// The real espeak-ng and the real aplay, on an ALSA device that is a file.
@Suite(.serialized)
struct SpeechTests {
    private static let hasSpeech = unsafe access(SpeechProgram.standardPath, X_OK) == 0
    private static let hasPlayer = unsafe access(SoundPlayer.standardPath, X_OK) == 0

    private static func withLoop<T>(_ body: (EventLoop) async throws -> T) async throws -> T {
        signal(SIGPIPE, SIG_IGN)
        let loop = try EventLoop(name: "voice-test")
        defer { loop.stop() }
        return try await body(loop)
    }

    private static func speaker(_ loop: EventLoop, path: String = SpeechProgram.standardPath) -> Speaker {
        Speaker(clips: nil, program: SpeechProgram(path: path, on: loop))
    }

    @Test(.enabled(if: hasSpeech), arguments: VoiceLanguage.allCases)
    func `espeak-ng says a call at full loudness, in a few seconds`(language: VoiceLanguage) async throws {
        try await Self.withLoop { loop in
            let plan = try #require(VoicePlan(.call(Words.number("A017"), window: "12"), in: language))
            let sound = try await Self.speaker(loop).sound(of: plan)
            #expect((2...6).contains(Double(sound.length.wholeMilliseconds) / 1000), "\(sound.length)")
            #expect(abs(sound.peak - Sound.fullPeak) <= 1)
            #expect(abs(Int(sound.samples[0])) > Sound.silence)
            // Between the two clauses there is rest of 300 ms.
            let rest = Int(ClipPack.clauseGap.wholeMilliseconds) * sound.rate / 1000
            var longest = 0
            var run = 0
            for sample in sound.samples {
                run = sample == 0 ? run + 1 : 0
                longest = max(longest, run)
            }
            #expect(longest >= rest)
        }
    }

    @Test(.enabled(if: hasSpeech))
    func `what differs in writing differs in sound, and what was said is remembered`() async throws {
        try await Self.withLoop { loop in
            let speaker = Self.speaker(loop)
            var sounds: Set<Sound> = []
            for window in ["2", "12", "20", "W"] {
                let plan = try #require(VoicePlan(.call(Words.number("A017"), window: window), in: .zh))
                sounds.insert(try await speaker.sound(of: plan))
            }
            #expect(sounds.count == 4)
            let lines = ["您的号码是 A017，请取走号票。", "前面还有 3 人，预计 10–20 分钟"]
            let first = try await speaker.reading(of: lines, in: .zh)
            #expect(try await speaker.reading(of: lines, in: .zh) == first)
            await #expect(throws: VoiceFault.nothingToSay) { try await speaker.reading(of: ["", "…"], in: .zh) }
        }
    }

    @Test(arguments: [
        ("/nonexistent/espeak-ng", VoiceFault.noSpeech(.notFound("/nonexistent/espeak-ng"))),
        ("/bin/false", .speechFailed), ("/bin/true", .badSound(.notWAV)), ("/bin/echo", .badSound(.notWAV)),
    ])
    func `a speaking program that is not there or fails is a fault in words`(path: String, fault: VoiceFault)
        async throws
    {
        try await Self.withLoop { loop in
            let plan = try #require(VoicePlan(.missed(Words.number("A017")), in: .zh))
            await #expect(throws: fault) { try await Self.speaker(loop, path: path).sound(of: plan) }
            #expect(VoiceHealth(fault) == .noSpeech && !fault.description.isEmpty)
        }
    }

    @Test(.enabled(if: hasPlayer))
    func `what aplay gives the device are our samples, byte for byte`() async throws {
        var template = Array("/tmp/voice-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            for name in ["/asound.conf", "/out.raw"] { _ = unsafe unlink(folder + name) }
            _ = unsafe rmdir(folder)
        }
        let configuration = """
            pcm.hall { type file; slave.pcm "nothing"; file "\(folder)/out.raw"; format "raw" }
            pcm.nothing { type null }
            """
        try WholeFile.writeAtomically(Array(configuration.utf8), to: folder + "/asound.conf", mode: 0o600)
        try await Self.withLoop { loop in
            let player = SoundPlayer(
                device: "hall",
                environment: ["ALSA_CONFIG_PATH=\(folder)/asound.conf"],
                on: loop
            )
            // More than a socket holds at once.
            let words = (0..<12).map { _ in Chime.sound(rate: 22_050) }
            let sound = try #require(Sound.joined(words, gap: .milliseconds(80)))
            try await player.play(sound)
            let played = try WholeFile.read(path: folder + "/out.raw", limit: 8_000_000)
            #expect(Array(played.prefix(sound.bytes.count)) == sound.bytes)
            // ALSA fills up its last period with rest.
            #expect(played.dropFirst(sound.bytes.count).allSatisfy { $0 == 0 })
        }
    }

    @Test(.enabled(if: hasPlayer))
    func `a machine without such a card is a soft fault`() async throws {
        try await Self.withLoop { loop in
            let player = SoundPlayer(device: "plughw:77,0", on: loop)
            await #expect(throws: VoiceFault.noCard) { try await player.play(Chime.sound(rate: 8000)) }
            let absent = SoundPlayer(path: "/nonexistent/aplay", device: "default", on: loop)
            await #expect(throws: VoiceFault.noPlayer(.notFound("/nonexistent/aplay"))) {
                try await absent.play(Chime.sound(rate: 8000))
            }
        }
    }
}
