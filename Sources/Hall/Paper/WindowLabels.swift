// SPDX-License-Identifier: Apache-2.0

/// Writes the labels of windows as one reads them: `12、13 号`, and runs of many as `1–30 号`.
enum WindowLabels {
    /// How many labels are written out before runs of consecutive numbers are joined.
    static let spelledOut = 6

    /// The labels with 、 between and 号 after a number; empty without labels.
    static func text(_ labels: [String]) -> String {
        guard let last = labels.last else { return "" }
        let suffix = last.utf8.last.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false ? " 号" : ""
        let parts = labels.count <= spelledOut ? labels : joined(labels)
        return parts.joined(separator: "、") + suffix
    }

    /// Joins three and more neighbours whose numbers follow each other.
    private static func joined(_ labels: [String]) -> [String] {
        var runs: [[String]] = []
        for label in labels {
            if let before = runs.last?.last.flatMap({ Int($0) }), let number = Int(label), number == before + 1 {
                runs[runs.count - 1].append(label)
            } else {
                runs.append([label])
            }
        }
        return runs.flatMap { run in
            guard run.count > 2, let first = run.first, let last = run.last else { return run }
            return [first + "–" + last]
        }
    }
}
