// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import kioskctl

/// A sample with everything that a page could trip over.
private let trickySample = """
    # SPDX-License-Identifier: Apache-2.0
    # A hall. What it is
    # is said here.

    [hall]
    id = linzhou
    #zone =Asia/Shanghai   # where # it is
    #area =

    # Of readers.
    #   serial:/dev/ttyUSB0   lp:x
    # .SH is no heading, 'this' and back\\slash are text.
    #[station kiosk-1]
    #code = https://x/#token  # the slip's
    """

/// Pages for man(1) that cannot drift from the commands and the samples.
///
/// `make deb-test` has man itself read them.
struct `Manual pages` {
    /// The macros that a page may use; any other line that begins with a point would vanish.
    private static let macros: Set<Substring> = [".TH", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi"]

    @Test func `every command and every option is there`() {
        let lines = Set(Manual.page.split(separator: "\n").map(String.init))
        for command in ToolCommand.table {
            let head = "\\fBkioskctl " + command.name.replacing("-", with: "\\-") + "\\fR"
            #expect(lines.contains { $0 == head || $0.hasPrefix(head + " ") }, "\(command.name)")
            for option in command.allOptions {
                let head = "\\fB\\-\\-" + option.name.replacing("-", with: "\\-") + "\\fR"
                #expect(lines.contains(head + (option.value.map { " " + $0.replacing("-", with: "\\-") } ?? "")))
            }
        }
        #expect(Manual.page.hasPrefix(".TH KIOSKCTL 1 \"\" \"hallkiosk \(Release.version)\"\n"))
    }

    @Test(arguments: [Manual.page, SettingsManual(name: "x.conf", sample: trickySample).page])
    func `no text is taken for an order to the formatter`(page: String) {
        for line in page.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            #expect(!line.isEmpty, "an empty line is a paragraph of its own")
            if line.first == "." { #expect(Self.macros.contains(line.prefix { $0 != " " }), "\(line)") }
            #expect(line.first != "'", "\(line)")
        }
    }

    @Test func `a sample becomes sections, keys with their defaults, and what is said of them`() {
        let lines = SettingsManual(name: "x.conf", sample: trickySample).page.split(separator: "\n").map(String.init)
        let expected = [
            ".PP", "A hall. What it is is said here.",
            ".SH [hall]",
            ".TP", "\\fBid\\fR = linzhou", "(an example)",
            ".TP", "\\fBzone\\fR = Asia/Shanghai", "where # it is",
            ".TP", "\\fBarea\\fR =", "\\&",
            ".SH [station kiosk\\-1]",
            ".PP", "Of readers. .SH is no heading, \\(aqthis\\(aq and back\\eslash are text.",
            ".PP", ".nf", "serial:/dev/ttyUSB0   lp:x", ".fi",
            ".TP", "\\fBcode\\fR = https://x/#token", "the slip\\(aqs",
        ]
        let start = lines.firstIndex { $0.hasPrefix("A hall.") } ?? 1
        #expect(Array(lines[(start - 1)...].prefix(expected.count)) == expected)
    }

    @Test func `a remark that begins with a point stays text`() {
        let page = SettingsManual(name: "x.conf", sample: "# .SH is text\n").page
        #expect(page.contains("\n\\&.SH is text\n"))
    }
}
