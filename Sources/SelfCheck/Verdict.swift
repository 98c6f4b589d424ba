// SPDX-License-Identifier: Apache-2.0

/// What was found out about one sentence of the notice.
package enum Verdict: Sendable, Equatable {
    /// It holds, and by what it is seen.
    case holds(Words)
    /// It does not hold: why, and what is to be done.
    case fails(Words, remedy: Words)
    /// Nothing that was read says so: why.
    case unknown(Words)

    /// Its name for programs.
    package var name: String {
        switch self {
        case .holds: "holds"
        case .fails: "fails"
        case .unknown: "unknown"
        }
    }

    /// What is said of it.
    package var reason: Words {
        switch self {
        case .holds(let words), .fails(let words, _), .unknown(let words): words
        }
    }

    /// What is to be done, for what does not hold.
    package var remedy: Words? {
        guard case .fails(_, let remedy) = self else { return nil }
        return remedy
    }
}

extension Verdict {
    /// The verdict on what `found` lists: it holds when there is nothing.
    static func none(
        of found: [String],
        _ good: Words,
        else bad: (String) -> Words,
        remedy: @autoclosure () -> Words
    ) -> Verdict {
        guard !found.isEmpty else { return .holds(good) }
        return .fails(bad(listed(found)), remedy: remedy())
    }

    /// The first of a list that people read, and how many more there are.
    static func listed(_ names: [String]) -> String {
        let shown = names.prefix(6).joined(separator: ", ")
        return names.count > 6 ? shown + " +\(names.count - 6)" : shown
    }

    /// The worst of several: what fails before what is unknown before what holds.
    static func worst(_ verdicts: [Verdict]) -> Verdict {
        let fails = verdicts.filter { $0.name == "fails" }
        if let first = fails.first {
            let (reasons, remedies) = (fails.map(\.reason), fails.compactMap(\.remedy))
            guard fails.count > 1 else { return first }
            return .fails(joined(reasons), remedy: joined(remedies))
        }
        return verdicts.first { $0.name == "unknown" } ?? .holds(joined(verdicts.map(\.reason)))
    }

    private static func joined(_ words: [Words]) -> Words {
        Words(words.map(\.zh).joined(separator: "；"), words.map(\.en).joined(separator: "; "))
    }

    /// What needs a hall that was not read, or did not answer.
    static func unread(_ what: StaticString) -> Verdict {
        .unknown(Words("没有读到 \(what)", "\(what) was not read"))
    }
}
