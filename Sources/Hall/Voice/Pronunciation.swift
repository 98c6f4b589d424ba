// SPDX-License-Identifier: Apache-2.0

/// What a speaking program is given so that it says hanzi and letters right.
///
/// espeak-ng's pinyin voice knows one sound for each hanzi, so words with another (重新, 银行, 长者) are given in pinyin;
/// letters are given by the names that Chinese callers use for them.
package struct Pronunciation: Sendable, Equatable {
    /// Words and their pinyin, by the word's first character, longest word first.
    private let words: [Character: [(word: [Character], pinyin: String)]]

    /// The words that the product itself says.
    package static let standard = Pronunciation(lines: standardLines)

    /// Reads lines `hanzi<blank>pinyin`, `重新 chong2xin1`; `#` begins a comment, of two lines for a word the last counts.
    ///
    /// Throws the number of the first line that is neither.
    package init(text: String) throws(VoiceFault) {
        var pairs = Self.standardLines
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let content = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
            let fields = content.split { $0 == " " || $0 == "\t" }
            guard !fields.isEmpty else { continue }
            guard fields.count == 2, Self.isPinyin(fields[1]), fields[0].allSatisfy({ !$0.isASCII }) else {
                throw .badPronunciation(line: index + 1)
            }
            pairs.append((String(fields[0]), String(fields[1])))
        }
        self.init(lines: pairs)
    }

    private init(lines: [(String, String)]) {
        let pairs = Dictionary(lines.map { ($0.0, $0.1) }) { _, last in last }
        var words: [Character: [(word: [Character], pinyin: String)]] = [:]
        for (word, pinyin) in pairs {
            guard let first = word.first else { continue }
            words[first, default: []].append((Array(word), pinyin))
        }
        self.words = words.mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }

    /// The words as the pinyin voice has to be given them.
    func spoken(_ text: String) -> String {
        var said = ""
        var rest = Array(text)[...]
        while let first = rest.first {
            let found = words[first]?.first { rest.starts(with: $0.word) }
            if let found {
                said += " " + found.pinyin + " "
                rest = rest.dropFirst(found.word.count)
            } else if let name = Self.letters[first] {
                said += " " + name + " "
                rest = rest.dropFirst()
            } else {
                said.append(first)
                rest = rest.dropFirst()
            }
        }
        return said.split(separator: " ").joined(separator: " ")
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.words.mapValues { $0.map(\.pinyin) } == right.words.mapValues { $0.map(\.pinyin) }
    }

    /// Syllables of letters with a tone from 1 to 5 behind each.
    private static func isPinyin(_ text: Substring) -> Bool {
        var letters = 0
        var syllables = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): letters += 1
            case UInt8(ascii: "1")...UInt8(ascii: "5") where (1...6).contains(letters):
                (letters, syllables) = (0, syllables + 1)
            default: return false
            }
        }
        return letters == 0 && syllables > 0
    }
}

extension Pronunciation {
    /// Names of letters as callers in a hall say them; espeak-ng's own are English or, for V and W, wrong.
    private static let letters: [Character: String] = [
        "A": "ei1", "B": "bi4", "C": "xi1", "D": "di4", "E": "yi4", "F": "ai4fu2", "G": "ji4", "H": "ai4chi3",
        "I": "ai4", "J": "zhei4", "K": "kei1", "L": "ai4lou2", "M": "ai4mu3", "N": "en1", "O": "ou1", "P": "pi4",
        "Q": "kiu4", "R": "a4er2", "S": "ai4si1", "T": "ti4", "U": "you1", "V": "wei1", "W": "da2bu4liu4",
        "X": "ai4ke4si1", "Y": "wai4", "Z": "zei4",
    ]

    /// Polyphones in the product's own sentences and in the names of common services.
    private static let standardLines: [(String, String)] = [
        ("重新", "chong2xin1"), ("重复", "chong2fu4"), ("重庆", "chong2qing4"), ("银行", "yin2hang2"),
        ("行业", "hang2ye4"), ("长者", "zhang3zhe3"), ("还有", "hai2you3"), ("还是", "hai2shi4"),
        ("调整", "tiao2zheng3"), ("调解", "tiao2jie3"), ("为您", "wei4nin2"), ("处理", "chu3li3"),
        ("办事处", "ban4shi4chu4"), ("相片", "xiang4pian4"), ("便宜", "pian2yi5"), ("会计", "kuai4ji4"),
        ("朝向", "chao2xiang4"), ("供应", "gong1ying4"), ("角色", "jue2se4"), ("没有", "mei2you3"),
        ("还在", "hai2zai4"), ("不了", "bu4liao3"), ("大夫", "dai4fu5"), ("转移", "zhuan3yi2"),
    ]
}
