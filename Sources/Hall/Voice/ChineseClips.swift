// SPDX-License-Identifier: Apache-2.0
import Terms

/// The pieces of Chinese sentences: digits one by one with 幺, window numbers as cardinals, letters by name.
enum ChineseClips {
    static let please = VoiceClip("zh/please", "请")
    static let number = VoiceClip("zh/number", "号")
    static let to = VoiceClip("zh/to", "到")
    static let window = VoiceClip("zh/window", "号窗口")
    static let plainWindow = VoiceClip("zh/plain-window", "窗口")
    static let handle = VoiceClip("zh/handle", "办理")
    static let again = VoiceClip("zh/again", "再次呼叫")
    static let back = VoiceClip("zh/back", "回到")
    static let onward = VoiceClip("zh/onward", "继续办理")
    static let missed = VoiceClip("zh/missed", "已过号")
    static let desk = VoiceClip("zh/desk", "如需办理请到咨询台重新排入")
    static let audience = VoiceClip("zh/audience", "各位办事群众")
    static let dash = VoiceClip("zh/dash", "杠")
    static let yao = VoiceClip("zh/yao", "幺")
    static let ten = VoiceClip("zh/10", "十")
    static let hundred = VoiceClip("zh/100", "百")
    static let thousand = VoiceClip("zh/1000", "千")
    static let figures = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"].enumerated().map {
        VoiceClip("zh/\($0)", $1)
    }

    static let all =
        [please, number, to, window, plainWindow, handle, again, back, onward, missed, desk, audience, dash, yao]
        + figures + [ten, hundred, thousand] + letters

    private static let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map(letter)

    /// A capital letter.
    static func letter(_ byte: UInt8) -> VoiceClip {
        let text = String(UnicodeScalar(byte))
        return VoiceClip("zh/" + text.lowercased(), text)
    }

    /// A ticket's number: `A017` is A 零幺七, `A3-01` is A 三杠零幺.
    static func ticket(_ number: TicketNumber) -> [VoiceClip] { number.text.utf8.map(spelt) }

    /// A letter, digit or dash by itself; 1 is 幺, which nobody mistakes for 七.
    static func spelt(_ byte: UInt8) -> VoiceClip {
        switch byte {
        case UInt8(ascii: "1"): yao
        case UInt8(ascii: "0")...UInt8(ascii: "9"): figures[Int(byte - UInt8(ascii: "0"))]
        case UInt8(ascii: "-"): dash
        default: letter(byte)
        }
    }

    /// A count or a window's number: 2 is 二, 12 十二, 105 一百零五; one by one from 10,000.
    static func cardinal(_ value: Int) -> [VoiceClip] {
        guard (0..<10_000).contains(value) else { return String(value).utf8.map(spelt) }
        guard value >= 10 else { return [figures[value]] }
        guard value >= 20 else { return [ten] + (value == 10 ? [] : [figures[value - 10]]) }
        var clips: [VoiceClip] = []
        var hasGap = false
        for (unit, name) in [(1000, thousand), (100, hundred), (10, ten), (1, nil)] as [(Int, VoiceClip?)] {
            let digit = value / unit % 10
            guard digit > 0 else {
                hasGap = !clips.isEmpty
                continue
            }
            clips += (hasGap ? [figures[0]] : []) + [figures[digit]] + (name.map { [$0] } ?? [])
            hasGap = false
        }
        return clips
    }

    /// A window's label, before 号窗口: runs of digits as cardinals, letters by name, other words as they are.
    static func label(_ label: String) -> [VoiceClip] {
        LabelPart.parts(of: label).flatMap { part -> [VoiceClip] in
            switch part {
            case .number(let digits):
                digits.first == UInt8(ascii: "0") || digits.count > 4
                    ? digits.map(spelt) : cardinal(Digits.value(digits) ?? 0)
            case .letter(let byte): [letter(byte)]
            case .words(let words): [VoiceClip(words: words)]
            }
        }
    }
}
