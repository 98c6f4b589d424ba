// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms
import Testing

@testable import Voice

/// Recordings of a hall's own.
struct ClipPackTests {
    /// Every piece with a length of its own, so that the order can be seen in the sum.
    private static func recordings(_ languages: [VoiceLanguage]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (index, id) in languages.flatMap({ VoiceClip.all($0) }).compactMap(\.id).enumerated() {
            let tone = SoundTests.square(Int16(5000 + index), count: 1000 + index, rate: 24_000).samples
            let rest = [Int16](repeating: 0, count: 500)
            files[id] = WAV.file(of: Sound(rate: 24_000, samples: rest + tone + rest))
        }
        return files
    }

    private static func pack(_ files: [String: [UInt8]], _ languages: [VoiceLanguage] = [.zh]) -> ClipPack {
        ClipPack(languages: languages) { id throws(PortError) in
            guard let file = files[id] else { throw .notFound(id) }
            return file
        }
    }

    private static func call() throws -> VoicePlan {
        try #require(VoicePlan(.call(Words.number("A017"), window: "12"), in: .zh))
    }

    @Test
    func `a sentence of recordings has every piece in order, without their silence, with rest between`() throws {
        let files = Self.recordings([.zh])
        let plan = try Self.call()
        let sound = try #require(Self.pack(files).sound(of: plan))
        let ids = try #require(plan.clips)
        let order = VoiceClip.all(.zh).compactMap(\.id)
        let lengths = try ids.map { id in 1000 + (try #require(order.firstIndex(of: id))) }
        // Eleven pieces in two clauses: nine gaps of 80 ms and one of 300 ms.
        #expect(sound.samples.count == lengths.reduce(0, +) + 9 * 1920 + 7200)
        #expect(abs(sound.peak - Sound.fullPeak) <= 1)
        #expect(sound.samples[lengths[0]..<lengths[0] + 1920].allSatisfy { $0 == 0 })
        #expect(sound.samples[lengths[0] + 1920] != 0)
    }

    @Test(arguments: ["zh/yao", "zh/window", "zh/please"])
    func `a sentence that lacks one piece is left to the speaking program`(missing: String) throws {
        var files = Self.recordings([.zh])
        files[missing] = nil
        let pack = Self.pack(files)
        #expect(pack.problems == [missing: .missing])
        #expect(pack.sound(of: try Self.call()) == nil)
        // Others are still said.
        let other = try #require(VoicePlan(.missed(Words.number("A022")), in: .zh))
        #expect(pack.sound(of: other) != nil)
    }

    @Test
    func `recordings that cannot be used are named with the reason`() {
        var files = Self.recordings([.zh, .en])
        files["zh/a"] = Array("RIFF".utf8)
        files["zh/b"] = WAV.file(of: Sound(rate: 24_000, samples: [Int16](repeating: 3, count: 100)))
        files["zh/c"] = WAV.file(of: SoundTests.square(1000, count: 100, rate: 22_050))
        files["en/a"] = nil
        let pack = Self.pack(files, [.zh, .en])
        #expect(
            pack.problems == [
                "zh/a": .unusable(.notWAV), "zh/b": .silent, "zh/c": .otherRate(22_050, wanted: 24_000),
                "en/a": .missing,
            ]
        )
        #expect(pack.problems.values.allSatisfy { !$0.description.isEmpty })
    }

    @Test
    func `notices are nowhere recorded`() throws {
        let pack = Self.pack(Self.recordings([.zh]))
        let plan = try #require(VoicePlan(.notice("今日延时服务"), in: .zh))
        #expect(pack.sound(of: plan) == nil)
    }

    @Test
    func `a folder is read as files`() throws {
        var template = Array("/tmp/voice-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try #require(unsafe mkdir(folder + "/en", 0o700) == 0)
        for (id, bytes) in Self.recordings([.en]) {
            try WholeFile.writeAtomically(bytes, to: folder + "/" + id + ".wav", mode: 0o600)
        }
        let pack = ClipPack(folder: folder, languages: [.en])
        let plan = try #require(VoicePlan(.call(Words.number("A017"), window: "12"), in: .en))
        #expect(pack.problems.isEmpty && pack.sound(of: plan) != nil)
        for id in VoiceClip.all(.en).compactMap(\.id) { _ = unsafe unlink(folder + "/" + id + ".wav") }
        _ = unsafe rmdir(folder + "/en")
        _ = unsafe rmdir(folder)
        #expect(ClipPack(folder: folder, languages: [.en]).problems.count == VoiceClip.all(.en).count)
    }
}
