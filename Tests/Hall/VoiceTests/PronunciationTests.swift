// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Voice

/// What the pinyin voice is given.
struct PronunciationTests {
    @Test(arguments: [
        ("请A零幺七号", "请 ei1 零幺七号"),
        ("请W零零二号", "请 da2bu4liu4 零零二号"),
        ("如需办理请到咨询台重新排入", "如需办理请到咨询台 chong2xin1 排入"),
        ("银行行业", "yin2hang2 hang2ye4"),
        ("重庆重新开始", "chong2qing4 chong2xin1 开始"),
        ("到二楼B区十二号窗口办理", "到二楼 bi4 区十二号窗口办理"),
    ])
    func `words with another sound and letters are given in pinyin`(text: String, spoken: String) {
        #expect(Pronunciation.standard.spoken(text) == spoken)
    }

    @Test
    func `a hall's list adds words, the longest counts, and its word wins`() throws {
        let words = try Pronunciation(text: "# 林州\n行 xing2\n长治 chang2zhi4\t# 地名\r\n重新 zhong4xin1\n\n")
        #expect(words.spoken("长治银行行长重新") == "chang2zhi4 yin2hang2 xing2 长 zhong4xin1")
    }

    @Test(arguments: [
        ("行", 1), ("行 hang", 1), ("\n行 hang2 extra", 2), ("bank yin2hang2", 1), ("行 2hang", 1), ("行 hang6", 1),
        ("行 HANG2", 1), ("重新 chong2xin1\n#\n行 háng", 3),
    ])
    func `a line that is no word and pinyin is named`(text: String, line: Int) {
        #expect(throws: VoiceFault.badPronunciation(line: line)) { try Pronunciation(text: text) }
    }

    @Test
    func `the list that comes with the product can be read`() throws {
        let bytes = try WholeFile.read(path: Assets.path("voice/pinyin.txt"), limit: 65_536)
        let words = try Pronunciation(text: String(decoding: bytes, as: UTF8.self))
        #expect(words != Pronunciation.standard)
        #expect(words.spoken("行政审批和重建") == "行政审批和 chong2jian4")
    }

    @Test
    func `the list of recordings that comes with the product is the one that is looked for`() throws {
        let bytes = try WholeFile.read(path: Assets.path("voice/clips.txt"), limit: 65_536)
        let listed = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let wanted = VoiceLanguage.allCases.flatMap { VoiceClip.all($0) }.map { "\($0.id ?? "")\t\($0.text)" }
        #expect(listed.map(String.init) == wanted)
    }
}
