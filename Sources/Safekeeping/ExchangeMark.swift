// SPDX-License-Identifier: Apache-2.0

/// How far an exchange had come when the power went; what it takes to undo it.
struct ExchangeMark: Equatable {
    /// What was being moved.
    enum Phase: String {
        /// The old, out of the way: everything in the directory is old.
        case aside = "putting-aside"
        /// The new, in: everything old is in the folder `aside`.
        case into = "putting-in"
    }

    let phase: Phase
    /// The folder in the directory that the old goes to; nil when there was nothing.
    let aside: String?
    /// What the directory held and was to be put aside.
    let old: [String]
    /// What was to come in.
    let new: [String]

    /// The bytes of the file.
    var bytes: [UInt8] {
        let lines = ["\(phase.rawValue) \(aside ?? "-")"] + old.map { "old " + $0 } + new.map { "new " + $0 }
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    init(_ phase: Phase, aside: String?, old: [String], new: [String]) {
        (self.phase, self.aside, self.old, self.new) = (phase, aside, old, new)
    }

    /// Reads a mark; nil for anything else, such as one that somebody has made by hand.
    init?(bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: " ", maxSplits: 1).map(String.init)
        }
        guard let first = lines.first, lines.allSatisfy({ $0.count == 2 && !$0[1].contains("/") }),
            let phase = Phase(rawValue: first[0]), first[1] == "-" || first[1].hasPrefix(PuttingBack.aside)
        else { return nil }
        self.phase = phase
        aside = first[1] == "-" ? nil : first[1]
        old = lines.dropFirst().filter { $0[0] == "old" }.map { $0[1] }
        new = lines.dropFirst().filter { $0[0] == "new" }.map { $0[1] }
    }
}
