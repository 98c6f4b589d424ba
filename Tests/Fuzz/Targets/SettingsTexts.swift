// SPDX-License-Identifier: Apache-2.0
@testable import Settings

/// Settings files, and every way to take a value out of one; a secret is never repeated.
enum SettingsTexts {
    private enum Way: CaseIterable {
        case text, list, number, flag, minutes, name, names
    }

    static func check(_ input: [UInt8]) throws(Broken) {
        let lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).count
        var parser = SettingsParser()
        parser.read(input)
        let file: SettingsFile
        do throws(SettingsError) {
            file = try SettingsFile.parse(bytes: input, name: "x.conf")
        } catch {
            return try check(error, lines: lines)
        }
        try hold(parser.problems.isEmpty, "a file with problems is taken")
        for block in parser.sections { try take(block, from: file, lines: lines) }
        if let refusal = refusal(atEndOf: file) { try check(refusal, lines: lines) }
    }

    /// Takes every key in every way; what one way refuses another may take.
    private static func take(
        _ block: SettingsParser.Block,
        from file: SettingsFile,
        lines: Int
    ) throws(Broken) {
        let sections = block.label == nil ? [file.section(block.kind)] : file.sections(block.kind)
        guard let section = sections.first(where: { $0.line == block.line }) else {
            throw Broken(rule: "a section that was read is not there")
        }
        for assignment in block.assignments {
            for way in Way.allCases {
                guard let refusal = refusal(assignment.key, of: section, way) else { continue }
                try check(refusal, lines: lines)
                guard SettingsFile.usualSecrets.contains(assignment.key) else { continue }
                let value = assignment.value.elements.joined(separator: ",")
                try Discretion.check(refusal.description, about: Array(value.utf8), "a message on a secret key")
            }
        }
    }

    private static func take(_ key: String, from section: Section, _ way: Way) throws(SettingsError) {
        switch way {
        case .text: _ = try section.take(key, upTo: 8)
        case .list: _ = try section.takeList(key, upTo: 8)
        case .number: _ = try section.takeInt(key, in: -5...99)
        case .flag: _ = try section.takeBool(key)
        case .minutes: _ = try section.takeMinutes(key, in: 0...1440)
        case .name: _ = try section.takeIdentifier(key)
        case .names: _ = try section.takeIdentifiers(key)
        }
    }

    private static func refusal(_ key: String, of section: Section, _ way: Way) -> SettingsError? {
        do throws(SettingsError) {
            try take(key, from: section, way)
            return nil
        } catch { return error }
    }

    private static func refusal(atEndOf file: SettingsFile) -> SettingsError? {
        do throws(SettingsError) {
            try file.finish()
            return nil
        } catch { return error }
    }

    private static func check(_ error: SettingsError, lines: Int) throws(Broken) {
        try hold(!error.problems.isEmpty, "a refusal without a reason")
        for problem in error.problems {
            try hold((0...lines).contains(problem.line), "a problem in a line that the file does not have")
            try hold(!problem.message.isEmpty && !problem.advice.isEmpty, "a problem without words")
        }
    }
}
