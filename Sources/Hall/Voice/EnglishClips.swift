// SPDX-License-Identifier: Apache-2.0
import Terms

/// The pieces of English sentences.
enum EnglishClips {
    static let number = VoiceClip("en/number", "number")
    static let go = VoiceClip("en/go", "please go to window")
    static let back = VoiceClip("en/back", "please return to window")
    static let onward = VoiceClip("en/onward", "please continue at window")
    static let window = VoiceClip("en/window", "window")
    static let again = VoiceClip("en/again", "second call")
    static let missed = VoiceClip("en/missed", "has been missed")
    static let desk = VoiceClip("en/desk", "please see the help desk")
    static let dash = VoiceClip("en/dash", "dash")
    static let hundred = VoiceClip("en/100", "hundred")
    static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ].enumerated().map { VoiceClip("en/\($0)", $1) }
    static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated().map {
        VoiceClip("en/\(($0 + 2) * 10)", $1)
    }

    static let all =
        [number, go, back, onward, window, again, missed, desk, dash] + small + tens + [hundred]
        + (UInt8(ascii: "A")...UInt8(ascii: "Z")).map(letter)

    static func letter(_ byte: UInt8) -> VoiceClip {
        let text = String(UnicodeScalar(byte))
        return VoiceClip("en/" + text.lowercased(), text)
    }

    /// A ticket's number: `A017` is A zero one seven.
    static func ticket(_ number: TicketNumber) -> [VoiceClip] { number.text.utf8.map(spelt) }

    static func spelt(_ byte: UInt8) -> VoiceClip {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): small[Int(byte - UInt8(ascii: "0"))]
        case UInt8(ascii: "-"): dash
        default: letter(byte)
        }
    }

    /// A window's number: 12 is twelve, 105 one hundred five; one by one from 1,000.
    static func cardinal(_ value: Int) -> [VoiceClip] {
        guard (0..<1000).contains(value) else { return String(value).utf8.map(spelt) }
        let hundreds = value >= 100 ? [small[value / 100], hundred] : []
        let rest = value % 100
        if rest == 0, value > 0 { return hundreds }
        guard rest >= 20 else { return hundreds + [small[rest]] }
        return hundreds + [tens[rest / 10 - 2]] + (rest % 10 == 0 ? [] : [small[rest % 10]])
    }

    /// A window's label; words of another language are left to the Chinese sentence.
    static func label(_ label: String) -> [VoiceClip] {
        LabelPart.parts(of: label).flatMap { part -> [VoiceClip] in
            switch part {
            case .number(let digits):
                digits.first == UInt8(ascii: "0") || digits.count > 3
                    ? digits.map(spelt) : cardinal(Digits.value(digits) ?? 0)
            case .letter(let byte): [letter(byte)]
            case .words: []
            }
        }
    }
}
