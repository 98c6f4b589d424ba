// SPDX-License-Identifier: Apache-2.0
/// The words after a program's name: verbs, then options `--name value` and flags `--name`, in any order.
package struct Arguments: Sendable, Equatable {
    /// What stands before and between the options.
    package let words: [String]
    private let values: [String: [String]]
    private let flags: Set<String>

    /// Sorts `arguments`; throws an option that is not among `options` or `flags`, one without value, or one that is not among
    /// `repeatable` and given twice.
    package init(
        _ arguments: some Sequence<String>,
        options: Set<String>,
        flags knownFlags: Set<String> = [],
        repeatable: Set<String> = []
    ) throws(ArgumentsFault) {
        var words: [String] = []
        var values: [String: [String]] = [:]
        var flags: Set<String> = []
        var rest = Array(arguments)[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--"), word.utf8.count > 2 else {
                words.append(word)
                continue
            }
            let name = String(word.dropFirst(2))
            if knownFlags.contains(name) {
                flags.insert(name)
            } else if options.contains(name) {
                guard let value = rest.popFirst() else { throw .noValue(name) }
                guard values[name] == nil || repeatable.contains(name) else { throw .repeated(name) }
                values[name, default: []].append(value)
            } else {
                throw .unknown(name, nearest: NearestName.find(name, among: options.union(knownFlags)))
            }
        }
        (self.words, self.values, self.flags) = (words, values, flags)
    }

    /// The value of an option, nil when it was not given.
    package subscript(name: String) -> String? { values[name]?.first }

    /// Every value of an option, in the order given; empty when it was not given.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The value of an option that must be given.
    package func required(_ name: String) throws(ArgumentsFault) -> String {
        guard let value = self[name] else { throw .missing(name) }
        return value
    }

    /// True when the flag was given.
    package func has(_ flag: String) -> Bool { flags.contains(flag) }
}

/// Why a command line is not understood.
package enum ArgumentsFault: Error, Sendable, Equatable, CustomStringConvertible {
    case unknown(String, nearest: String?)
    case noValue(String)
    case repeated(String)
    case missing(String)

    package var description: String {
        switch self {
        case .unknown(let name, let nearest):
            "there is no option --\(name)" + (nearest.map { "; did you mean --\($0)?" } ?? "")
        case .noValue(let name): "--\(name) needs a value"
        case .repeated(let name): "--\(name) is given twice"
        case .missing(let name): "--\(name) is needed"
        }
    }
}
