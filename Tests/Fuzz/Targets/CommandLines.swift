// SPDX-License-Identifier: Apache-2.0
import Settings

/// Words after a program's name, one a line.
enum CommandLines {
    private static let options = ["configuration", "to", "hall"]

    static func check(_ input: [UInt8]) throws(Broken) {
        let words = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
        let arguments: Arguments
        do throws(ArgumentsFault) {
            arguments = try Arguments(words, options: Set(options), flags: ["plain"])
        } catch {
            return try hold(!error.description.isEmpty, "a fault without words")
        }
        let given = options.filter { arguments[$0] != nil }
        // A flag where a value is expected is that value, and may be given twice.
        let flags = words.filter { $0 == "--plain" }.count
        let least = arguments.words.count + given.count * 2
        try hold((least...(least + flags)).contains(words.count), "a word is neither verb, option nor value")
        for name in given {
            let place = words.firstIndex(of: "--" + name).map { $0 + 1 }
            try hold(place != nil, "an option that was not given has a value")
        }
    }
}
