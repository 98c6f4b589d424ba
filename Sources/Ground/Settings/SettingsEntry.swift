// SPDX-License-Identifier: Apache-2.0

/// What a settings file says about one key of one section: all of its lines together.
package struct SettingsEntry: Sendable, Equatable {
    /// The section's heading without brackets, as `window 3`.
    package let section: String
    /// The key.
    package let key: String
    /// The texts between commas, of all lines that set it; what a secret is stays out of it.
    package let values: [String]
    /// Its lines, the first is 1.
    package let lines: [Int]

    /// As people read it: `estate, social`.
    package var shown: String { values.joined(separator: ", ") }
}

extension SettingsEntry {
    /// Every key of a file that can be parsed, in the order of its first line; values of secret keys read `(secret)`.
    package static func entries(of bytes: [UInt8], name: String) throws(SettingsError) -> [SettingsEntry] {
        var parser = SettingsParser()
        parser.read(bytes)
        guard parser.problems.isEmpty else { throw SettingsError(file: name, problems: parser.problems) }
        return parser.sections.flatMap { section in
            var keys: [String] = []
            for assignment in section.assignments where !keys.contains(assignment.key) { keys.append(assignment.key) }
            return keys.map { key in
                let own = section.assignments.filter { $0.key == key }
                let isSecret = SettingsFile.usualSecrets.contains(key)
                return SettingsEntry(
                    section: section.heading,
                    key: key,
                    values: isSecret ? ["(secret)"] : own.flatMap(\.value.elements),
                    lines: own.map(\.line)
                )
            }
        }
    }

    /// The entries of a file that change what it means: one that could be taken out and leave the same is no difference.
    ///
    /// `meaning` judges a text; it gives nil for one that describes nothing, as without a key that is needed.
    package static func effective(
        in bytes: [UInt8],
        name: String,
        meaning: ([UInt8]) -> (some Equatable)?
    ) throws(SettingsError) -> [SettingsEntry] {
        let whole = meaning(bytes)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try entries(of: bytes, name: name).filter { entry in
            var rest = lines
            for line in entry.lines { rest[line - 1] = [] }
            return meaning(Array(rest.joined(separator: [UInt8(ascii: "\n")]))) != whole
        }
    }
}
