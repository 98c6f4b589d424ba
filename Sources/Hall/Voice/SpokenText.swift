// SPDX-License-Identifier: Apache-2.0
import Terms

/// Written sentences made fit to be said: numbers in words, signs as pauses, nothing that a speaking program obeys.
enum SpokenText {
    /// The most characters of one text that are said; the rest is cut at a sentence.
    static let characterLimit = 400

    /// The sentences of a written text, in order, none of them empty.
    static func sentences(of text: String, in language: VoiceLanguage) -> [String] {
        let ends: Set<Unicode.Scalar> = language == .zh ? ["。", "！", "？", "；", "\n"] : ["\n"]
        var sentences: [String] = []
        var length = 0
        for part in text.unicodeScalars.prefix(characterLimit * 2).split(whereSeparator: { ends.contains($0) }) {
            let said = spoken(Array(part), in: language)
            guard !said.isEmpty else { continue }
            length += said.count
            guard length <= characterLimit || sentences.isEmpty else { break }
            sentences.append(said)
        }
        return sentences
    }

    private static func spoken(_ scalars: [Unicode.Scalar], in language: VoiceLanguage) -> String {
        var said = ""
        var isAfterFigure = false
        var rest = scalars[...]
        while let scalar = rest.first {
            if let figure = SpokenFigure(&rest, isAfterFigure: isAfterFigure) {
                said += figure.words(in: language)
                isAfterFigure = figure != .through
            } else {
                rest = rest.dropFirst()
                said += sign(scalar, in: language)
                isAfterFigure = false
            }
        }
        return tidied(said, in: language)
    }

    /// What is said for a single character: itself, a pause, or nothing.
    private static func sign(_ scalar: Unicode.Scalar, in language: VoiceLanguage) -> String {
        let pause = language == .zh ? "，" : ", "
        switch scalar {
        case "（", "）", "(", ")", "：", "、", "/", "／", "·", "…", "—", "–", ":", ";", "；", "|": return pause
        // Marks of quotation and of masked names, and what espeak-ng would take for phonemes, markup or names of signs.
        case "「", "」", "“", "”", "《", "》", "【", "】", "[", "]", "<", ">", "{", "}", "*", "#", "&", "_", "\\", "\"",
            "'", "~", "^", "`", "@", "$", "=", "+", "%", "　":
            return " "
        case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
            return " "
        default: return String(scalar)
        }
    }

    /// One pause between two words, none at the ends; blanks only between Latin words.
    private static func tidied(_ text: String, in language: VoiceLanguage) -> String {
        let words = text.split(separator: " ").reduce(into: "") { words, next in
            let isLatin = words.last?.isASCII == true && next.first?.isASCII == true
            words += (isLatin ? " " : "") + next
        }
        let pieces = words.split(whereSeparator: { "，,".contains($0) })
            .map { $0.trimmed }.filter { $0.contains { $0.isLetter || $0.isNumber } }
        return pieces.joined(separator: language == .zh ? "，" : ", ")
    }
}

extension Substring {
    /// Without blanks at both ends.
    fileprivate var trimmed: Substring {
        let front = drop { $0 == " " }
        guard let last = front.lastIndex(where: { $0 != " " }) else { return "" }
        return front[...last]
    }
}
