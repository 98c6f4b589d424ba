// SPDX-License-Identifier: Apache-2.0
import Terms

// The count as a small file: a line for each fact, the numbers in millimetres.
extension PaperRoll {
    /// No count is as long.
    package static let textLimit = 1024
    /// The longest roll that can be counted.
    static let longest = 500_000

    /// What is kept; where nothing is known nothing is written.
    package var text: String {
        let facts = [("near_end", isNearEnd), ("out", isOut), ("sensor", hasSensor)].filter(\.1).map(\.0)
        return (["left \(counted)"] + facts + days.map { "day \($0.day) \($0.millimetres)" })
            .map { $0 + "\n" }.joined()
    }

    /// Reads a count; nil for one that was not written so.
    ///
    /// The roll may have been changed since.
    package init?(_ settings: RollSettings, text: String) {
        self.init(settings)
        var isCounted = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            switch (words[0], words.count) {
            case ("left", 2):
                guard let millimetres = Self.length(words[1]), !isCounted else { return nil }
                // A shorter roll may be configured meanwhile.
                (counted, isCounted) = (min(millimetres, settings.millimetres), true)
            case ("near_end", 1): isNearEnd = true
            case ("out", 1): isOut = true
            case ("sensor", 1): hasSensor = true
            case ("day", 3):
                guard let day = BusinessDay(text: String(words[1])), days.last.map({ $0.day < day }) != false,
                    let millimetres = Self.length(words[2])
                else { return nil }
                days.append(DayUse(day: day, millimetres: millimetres))
            default: return nil
            }
        }
        guard isCounted, days.count <= Self.openDays + 1, text.hasSuffix("\n") else { return nil }
    }

    private static func length(_ word: Substring) -> Int? {
        Digits.value(Array(word.utf8)).flatMap { $0 <= longest ? $0 : nil }
    }
}
