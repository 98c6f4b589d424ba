// SPDX-License-Identifier: Apache-2.0

/// One `--name` of the tool.
struct ToolOption: Sendable, Hashable {
    let name: String
    /// What its value is called in help: `FILE`; nil for a flag.
    let value: String?
    /// What it does, in help.
    let meaning: String
    /// What an API calls it.
    let field: String
    /// Whether it may be given several times.
    let isRepeatable: Bool

    /// `field` is the name with underscores unless the API has another word.
    init(
        _ name: String,
        _ value: String? = nil,
        _ meaning: String,
        as field: String? = nil,
        isRepeatable: Bool = false
    ) {
        (self.name, self.value, self.meaning, self.isRepeatable) = (name, value, meaning, isRepeatable)
        self.field = field ?? name.replacing("-", with: "_")
    }

    /// Whether its value is a whole number, which help writes as `N`.
    var isWholeNumber: Bool { value == "N" }

    /// As help and messages write it: `--url URL`.
    var text: String { "--" + name + (value.map { " " + $0 } ?? "") }
}

// Options that several commands share.
extension ToolOption {
    static let help = ToolOption("help", nil, "explain instead of doing")
    static let url = ToolOption("url", "URL", "where the hall's daemon listens (http://127.0.0.1:8470)")
    static let tokenFile = ToolOption("token-file", "FILE", "the hall's tokens (/var/lib/hallkiosk/tokens)")
    static let json = ToolOption("json", nil, "print the answer as it came, for programs")
    static let staff = ToolOption("staff", "NO", "the staff number that stands in the journal")
    static let key = ToolOption("key", "KEY", "the key of an attempt whose end is not known: does it once at most")
    static let directory = ToolOption("directory", "DIR", "where the hall keeps its files (/var/lib/hallkiosk)")

    /// What every command that asks a hall takes.
    static let asking: [ToolOption] = [.url, .tokenFile, .json]
    /// What every command that changes a hall takes besides.
    static let changing: [ToolOption] = asking + [.staff, .key]
}
