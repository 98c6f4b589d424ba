// SPDX-License-Identifier: Apache-2.0

/// Finds what somebody probably meant.
enum NearestName {
    /// The name fewest edits away, at most three; nil when none is near.
    static func of(_ text: String, among names: [String]) -> String? {
        names.map { ($0, distance(Array(text.utf8.prefix(longest)), Array($0.utf8))) }
            .filter { $0.1 <= 3 }
            .min { $0.1 < $1.1 }?.0
    }

    /// Longer texts are near no name.
    private static let longest = 64

    /// Edits from one text to the other (Levenshtein).
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (i, left) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in other.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
