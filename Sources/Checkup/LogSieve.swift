// SPDX-License-Identifier: Apache-2.0

/// Lines of the system's journal that may leave the machine: our own log lines and systemd's, told by their form.
///
/// What a program says to whoever started it (`kioskd: …`) may quote a file, and stays. A line in another form stays whole.
package enum LogSieve {
    private static let programs = ["kioskd", "centerd", "kioskctl", "systemd"]
    /// Fields whose values lead to somebody.
    private static let closedFields = ["ticket=", "booking=", "staff=", "person=", "clerk=", "visitor="]
    /// Documents, telephones and booking numbers have more digits than anything a log needs.
    private static let longestNumber = 6

    /// The line as it may leave, from `journalctl -o short-iso`; nil for one that stays.
    package static func passing(_ line: some StringProtocol) -> String? {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard words.count == 4, let program = programs.first(where: { words[2].hasPrefix($0 + "[") }),
            words[2].hasSuffix("]:"), isTime(words[0])
        else { return nil }
        let message = words[3]
        guard message.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !message.hasPrefix(program + ":"),
            longestRun(of: message) <= longestNumber, let first = message.utf8.first,
            program == "systemd" || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return nil }
        let body = message.split(separator: " ").map { word -> String in
            guard let field = closedFields.first(where: { word.hasPrefix($0) }) else { return String(word) }
            return field + "(left out)"
        }
        guard program == "systemd" || isPlain(body) else { return nil }
        return "\(words[0]) \(program): " + body.joined(separator: " ")
    }

    /// Whether a text can name nobody's document and is written in no letters of a person's name but those of commands.
    static func isOpen(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && longestRun(of: text) <= longestNumber
    }

    /// `2026-11-23T09:00:00+0800`: digits and signs where they belong.
    private static func isTime(_ word: some StringProtocol) -> Bool {
        let form = Array("0000-00-00T00:00:00+0000".utf8)
        return word.utf8.count == form.count
            && zip(word.utf8, form).allSatisfy { byte, place in
                switch place {
                case UInt8(ascii: "0"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                case UInt8(ascii: "+"): byte == place || byte == UInt8(ascii: "-")
                default: byte == place
                }
            }
    }

    /// Words of the sentence are small letters: what begins with a capital may be somebody's name.
    private static func isPlain(_ words: [String]) -> Bool {
        for word in words {
            if word.contains("=") || word.hasPrefix("\"") { return true }
            let isWord = word.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || "',:;()-/.".utf8.contains(byte)
            }
            guard isWord else { return false }
        }
        return true
    }

    private static func longestRun(of text: some StringProtocol) -> Int {
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
