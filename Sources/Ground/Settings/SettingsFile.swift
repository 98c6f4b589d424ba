// SPDX-License-Identifier: Apache-2.0

/// A settings file in the manner of systemd: `[section]`, `[section name]`, `key = value`, and `#` comments.
///
/// A `#` begins a comment at the start of a line or after white space. Quotes (`"`) are optional; inside them `#`, `,`
/// and outer white space are plain, and `\"` and `\\` stand for themselves. A key may be repeated for a list.
///
/// Whoever reads the file takes sections and keys; `finish` then reports every one that nobody took. For the first
/// seconds of a program: used by one thread.
package final class SettingsFile {
    /// The name shown in messages, as the installer knows the file.
    package let name: String
    /// Keys whose values no message repeats.
    let secretKeys: Set<String>
    private var contents: [Section] = []
    private var askedKinds: Set<String> = []

    /// Keys that are secret wherever they stand.
    package static let usualSecrets: Set<String> = ["password", "pin", "secret", "token"]
    /// The most bytes a file may have.
    package static let byteLimit = 1_048_576
    /// The most bytes a line may have.
    package static let lineLimit = 4096

    private init(name: String, secretKeys: Set<String>) {
        (self.name, self.secretKeys) = (name, secretKeys)
    }

    /// Parses `text`; throws every malformed line at once.
    ///
    /// `name` is used in messages only.
    package static func parse(
        text: String,
        name: String,
        secretKeys: Set<String> = usualSecrets
    ) throws(SettingsError) -> SettingsFile {
        try parse(bytes: Array(text.utf8), name: name, secretKeys: secretKeys)
    }

    /// Parses the bytes of a file, which must be UTF-8 without control characters.
    package static func parse(
        bytes: [UInt8],
        name: String,
        secretKeys: Set<String> = usualSecrets
    ) throws(SettingsError) -> SettingsFile {
        let file = SettingsFile(name: name, secretKeys: secretKeys)
        var parser = SettingsParser()
        parser.read(bytes)
        file.contents = parser.sections.map { Section($0, of: file) }
        try file.refuse(parser.problems)
        return file
    }

    /// Takes the one section `[kind]`; when it is not there, an empty one, so that defaults apply.
    package func section(_ kind: String) -> Section {
        askedKinds.insert(kind)
        let found = contents.first { $0.kind == kind && $0.label == nil }
        guard let found else {
            let empty = Section(SettingsParser.Block(kind: kind, label: nil, line: 0), of: self)
            contents.append(empty)
            return empty
        }
        found.isTaken = true
        return found
    }

    /// Takes the sections `[kind name]` in the order of the file.
    package func sections(_ kind: String) -> [Section] {
        askedKinds.insert(kind)
        let found = contents.filter { $0.kind == kind && $0.label != nil }
        for section in found { section.isTaken = true }
        return found
    }

    /// Reports every section and key that was not taken, with the nearest name that would have been; call it last.
    package func finish() throws(SettingsError) {
        try refuse(contents.flatMap { $0.isTaken ? $0.untaken : unknown($0) })
    }

    private func unknown(_ section: Section) -> [SettingsProblem] {
        guard section.line > 0 else { return [] }
        if askedKinds.contains(section.kind) {
            return [SettingsProblem(line: section.line, kind: .misplacedLabel(section: section.heading))]
        }
        let nearest = NearestName.find(section.kind, among: askedKinds)
        return [SettingsProblem(line: section.line, kind: .unknownSection(section.heading, nearest: nearest))]
    }

    private func refuse(_ problems: [SettingsProblem]) throws(SettingsError) {
        guard problems.isEmpty else { throw SettingsError(file: name, problems: problems) }
    }
}
