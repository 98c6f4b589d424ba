// SPDX-License-Identifier: Apache-2.0

/// One section of a settings file; every `take` notes its key as known, and the file's `finish` reports the others.
///
/// A `take` of a key that is not there returns nil (or no elements); `required` turns that into an error.
package final class Section {
    /// The word after `[`.
    package let kind: String
    /// The rest of the heading, as `3` in `[window 3]`.
    package let label: String?
    /// The heading's line, 0 when the file has no such section.
    package let line: Int
    private let fileName: String
    private let secretKeys: Set<String>
    private let assignments: [SettingsParser.Assignment]
    private var knownKeys: Set<String> = []
    var isTaken = false

    init(_ block: SettingsParser.Block, of file: SettingsFile) {
        (kind, label, line, assignments) = (block.kind, block.label, block.line, block.assignments)
        (fileName, secretKeys) = (file.name, file.secretKeys)
        isTaken = block.line == 0
    }

    /// The heading without its brackets.
    package var heading: String { label.map { kind + " " + $0 } ?? kind }

    /// Takes the text of `key`, at most `limit` characters; throws when it is set twice, empty or too long.
    package func take(_ key: String, upTo limit: Int = 500) throws(SettingsError) -> String? {
        guard let assignment = try single(key) else { return nil }
        guard let text = assignment.value.whole else { throw error(assignment.line, .unexpectedList(key: key)) }
        try check(text, of: assignment, upTo: limit)
        return text
    }

    /// Takes the texts of `key`, from every line that sets it, split at commas; empty when it is not set.
    package func takeList(_ key: String, upTo limit: Int = 500) throws(SettingsError) -> [String] {
        var elements: [String] = []
        for assignment in all(key) {
            for element in assignment.value.elements {
                guard !element.isEmpty else { throw error(assignment.line, .emptyValue(key: key)) }
                try check(element, of: assignment, upTo: limit)
                elements.append(element)
            }
        }
        return elements
    }

    /// Takes the whole text of every line that sets `key`, commas and all, in the order of the file.
    package func takeEach(_ key: String, upTo limit: Int = 500) throws(SettingsError) -> [String] {
        var texts: [String] = []
        for assignment in all(key) {
            guard let text = assignment.value.whole else { throw error(assignment.line, .unexpectedList(key: key)) }
            try check(text, of: assignment, upTo: limit)
            texts.append(text)
        }
        return texts
    }

    /// Returns `value`, or throws that the section lacks `key` when it is nil.
    package func required<Value>(_ key: String, _ value: Value?) throws(SettingsError) -> Value {
        guard let value else { throw error(line, .missingKey(key, section: heading)) }
        return value
    }

    /// Makes the error that `key` is not `expected`, for a caller with a rule of its own: `an address like 10.0.0.1`.
    ///
    /// The value is shown unless the key is secret.
    package func badValue(_ key: String, expected: String) -> SettingsError {
        let assignment = all(key).first
        let shown = isSecret(key) ? nil : assignment?.value.whole
        return error(assignment?.line ?? line, .badValue(key: key, shown: shown, expected: expected))
    }

    /// The keys that were set and never taken.
    var untaken: [SettingsProblem] {
        assignments.filter { !knownKeys.contains($0.key) }.map { assignment in
            let nearest = NearestName.find(assignment.key, among: knownKeys)
            return SettingsProblem(
                line: assignment.line,
                kind: .unknownKey(assignment.key, section: heading, nearest: nearest)
            )
        }
    }

    private func all(_ key: String) -> [SettingsParser.Assignment] {
        knownKeys.insert(key)
        return assignments.filter { $0.key == key }
    }

    private func single(_ key: String) throws(SettingsError) -> SettingsParser.Assignment? {
        let found = all(key)
        guard found.count < 2 else { throw error(found[1].line, .repeatedKey(key, firstLine: found[0].line)) }
        return found.first
    }

    private func check(
        _ text: String,
        of assignment: SettingsParser.Assignment,
        upTo limit: Int
    ) throws(SettingsError) {
        guard !assignment.value.isEmpty else { throw error(assignment.line, .emptyValue(key: assignment.key)) }
        guard text.unicodeScalars.count <= limit
        else { throw error(assignment.line, .longValue(key: assignment.key, limit: limit)) }
    }

    private func isSecret(_ key: String) -> Bool { secretKeys.contains(key) }

    private func error(_ line: Int, _ kind: SettingsProblem.Kind) -> SettingsError {
        SettingsError(file: fileName, problems: [SettingsProblem(line: line, kind: kind)])
    }
}
