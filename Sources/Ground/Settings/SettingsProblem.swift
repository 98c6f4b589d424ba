// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong in a settings file.
package struct SettingsProblem: Hashable, Sendable {
    /// What can be wrong.
    ///
    /// A value is carried only when its key is not secret; the text of a malformed line never is.
    package enum Kind: Hashable, Sendable {
        // The file.
        case tooLarge
        case lineTooLong
        case notText
        // A line.
        case badHeading
        case notAnAssignment
        case badKey
        case outsideSection(key: String)
        case badQuotes(key: String)
        case repeatedSection(String, firstLine: Int)
        // What was not taken.
        case unknownSection(String, nearest: String?)
        case misplacedLabel(section: String)
        case unknownKey(String, section: String, nearest: String?)
        // What was taken.
        case missingKey(String, section: String)
        case repeatedKey(String, firstLine: Int)
        case unexpectedList(key: String)
        case emptyValue(key: String)
        case longValue(key: String, limit: Int)
        case badValue(key: String, shown: String?, expected: String)
    }

    /// Counted from 1; 0 when no line is to blame.
    package let line: Int
    /// What is wrong there.
    package let kind: Kind

    /// Joins line and kind.
    package init(line: Int, kind: Kind) {
        (self.line, self.kind) = (line, kind)
    }
}

extension SettingsProblem {
    /// Says what is wrong.
    package var message: String {
        switch kind {
        case .tooLarge: "the file is larger than \(SettingsFile.byteLimit) bytes"
        case .lineTooLong: "the line is longer than \(SettingsFile.lineLimit) bytes"
        case .notText: "the line has bytes that are not UTF-8 text, or control characters"
        case .badHeading: "this is no section heading"
        case .notAnAssignment: "this line is no heading, assignment or comment"
        case .badKey: "this is no name of a key"
        case .outsideSection(let key): "'\(key)' stands before the first section"
        case .badQuotes(let key): "the quotes of '\(key)' do not fit"
        case .repeatedSection(let heading, let first): "[\(heading)] was already begun at line \(first)"
        case .unknownSection(let heading, _): "no section [\(heading)] is known"
        case .misplacedLabel(let heading): "[\(heading)] is not the form this section has"
        case .unknownKey(let key, let section, _): "[\(section)] knows no key '\(key)'"
        case .missingKey(let key, let section): "[\(section)] lacks '\(key)'"
        case .repeatedKey(let key, let first): "'\(key)' was already set at line \(first)"
        case .unexpectedList(let key): "'\(key)' has text after its closing quote"
        case .emptyValue(let key): "'\(key)' has no value"
        case .longValue(let key, let limit): "'\(key)' has more than \(limit) characters"
        case .badValue(let key, let shown?, let expected): "'\(key)' is '\(shown)', not \(expected)"
        case .badValue(let key, nil, let expected): "'\(key)' is not \(expected)"
        }
    }

    /// Says what to do about it.
    package var advice: String {
        switch kind {
        case .tooLarge: "check that this is the settings file"
        case .lineTooLong: "split it, or repeat the key for a list"
        case .notText: "save the file as UTF-8"
        case .badHeading: "write [section] or [section name]"
        case .notAnAssignment: "write key = value, or # before a remark"
        case .badKey: "use letters, digits, '.', '_' and '-' before the '='"
        case .outsideSection: "write a [section] line above it"
        case .badQuotes: #"write "…" around the whole value, \" for a quote inside and \\ for a backslash"#
        case .repeatedSection: "join the two, or give one another name"
        case .unknownSection(_, let nearest?): "did you mean [\(nearest)]?"
        case .unknownSection(_, nil): "remove it, or see the manual for the sections"
        case .misplacedLabel: "see the manual whether it is [section] or [section name]"
        case .unknownKey(_, _, let nearest?): "did you mean '\(nearest)'?"
        case .unknownKey(_, _, nil): "remove it, or see the manual for the keys of this section"
        case .missingKey(let key, _): "add \(key) = …"
        case .repeatedKey: "keep one of the two lines"
        case .unexpectedList: "give it one value only"
        case .emptyValue: "write a value after the '=', or remove the line"
        case .longValue: "shorten it"
        case .badValue: "correct the value"
        }
    }
}
