// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Joins what an OCR reader sends of one document: whole zones, lines, or bursts that end anywhere.
///
/// Anything else that comes the same way, such as a visitor's code, is given back as it is.
package struct MRZAssembly: Sendable {
    /// What became of what was pushed.
    package enum Outcome: Sendable, Equatable {
        /// No part of a zone.
        case other(String)
        /// A zone that can be believed.
        case zone(MRZ)
        /// A zone that cannot.
        case misread
    }

    /// How long the next burst of a document may take.
    package static let gap = Duration.milliseconds(300)
    /// The most characters that are kept: the longest zone.
    package static let capacity = 90

    private var held = ""
    /// What was held as it came, while it is one piece.
    private var single: String?

    /// Starts with nothing held.
    package init() {}

    /// True while more is expected: then the gap has to be timed.
    package var isWaiting: Bool { !held.isEmpty }

    /// Takes one text as a scanner ends it.
    package mutating func push(_ text: String, today: BusinessDay) -> [Outcome] {
        let piece = Typed.folded(text)
        guard held.isEmpty ? Self.mayBegin(piece) : Self.isPart(piece) else { return silence() + [.other(text)] }
        single = held.isEmpty ? text : nil
        held += piece
        guard let whole = outcome(today) else { return [] }
        (held, single) = ("", nil)
        return [whole]
    }

    /// Ends what waits for more in vain; half a zone is nobody's, and one text that only looked like a beginning is itself.
    package mutating func silence() -> [Outcome] {
        defer { (held, single) = ("", nil) }
        guard !held.isEmpty else { return [] }
        if let single, !Self.widths.contains(held.utf8.count) { return [.other(single)] }
        return [.misread]
    }

    /// nil while it may go on.
    private func outcome(_ today: BusinessDay) -> Outcome? {
        let forms = MRZ.Form.allCases.filter { $0.size.lines * $0.size.width == held.utf8.count }
        for form in forms {
            let lines = Self.split(held, into: form.size.width)
            if let zone = try? MRZ(lines, today: today) { return .zone(zone) }
        }
        // Two lines of 36 may be the beginning of three of 30, and of two of 44.
        let longest = held.hasPrefix("P") || held.hasPrefix("V") ? 88 : Self.capacity
        return held.utf8.count < longest ? nil : .misread
    }

    private static let widths = Set(MRZ.Form.allCases.map(\.size.width))

    private static func split(_ text: String, into width: Int) -> [String] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: width).map {
            String(decoding: bytes[$0..<min($0 + width, bytes.count)], as: UTF8.self)
        }
    }

    private static func isPart(_ piece: String) -> Bool {
        !piece.isEmpty && piece.utf8.count <= capacity && piece.utf8.allSatisfy(MRZText.allows)
    }

    /// The first characters of the forms, and a filler, which codes of other kinds do not have; a permit's first line has
    /// none, and is known by its number's check digit.
    private static func mayBegin(_ piece: String) -> Bool {
        let bytes = Array(piece.utf8)
        guard isPart(piece), let first = bytes.first, "PVACI".utf8.contains(first) else { return false }
        if bytes.contains(MRZText.filler) { return true }
        guard bytes.count >= 30, MRZPermit.begins(Array(bytes.prefix(30))) else { return false }
        return MRZText.checkDigit(of: bytes[2..<11]) == bytes[11]
    }
}
