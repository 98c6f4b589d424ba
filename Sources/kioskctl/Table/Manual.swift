// SPDX-License-Identifier: Apache-2.0

/// The tool's own manual page, kioskctl(1), from the same table as everything else.
enum Manual {
    /// The page in roff.
    static var page: String {
        var page = ManualPage(
            "kioskctl",
            section: 1,
            about: "look after a hall or a center, and work in it from a shell"
        )
        page.heading("SYNOPSIS")
        page.paragraph("kioskctl COMMAND [WORD …] [--OPTION …]")
        page.paragraph("kioskctl [COMMAND] --help")
        page.heading("DESCRIPTION")
        page.paragraph(
            "The tool of the people who install and look after a hall (kioskd) or a city's center (centerd), and of those "
                + "who work there from a shell. What reads keys, tokens or a journal runs as the daemon's own user: "
                + "sudo -u hallkiosk kioskctl status."
        )
        page.heading("COMMANDS OF A HALL")
        list(ToolCommand.table.filter { !$0.isOfCenter }, into: &page)
        page.heading("COMMANDS OF A CENTER")
        list(ToolCommand.table.filter(\.isOfCenter), into: &page)
        page.heading("OPTIONS OF MANY COMMANDS")
        for (asked, options) in [("a hall", ToolOption.changing), ("the center", ToolOption.changingCenter)] {
            page.subheading("Of those that ask \(asked)")
            for option in options { add(option, to: &page) }
        }
        page.heading("EXIT STATUS")
        page.entry("0", "done")
        page.entry("1", "refused or failed; standard error says why")
        page.entry("64", "the command line was not understood")
        page.heading("FILES")
        page.entry("/etc/hallkiosk/hall.conf", "the hall's settings, hall.conf(5)")
        page.entry("/etc/hallkiosk-center/center.conf", "the center's settings, center.conf(5)")
        page.entry("/var/lib/hallkiosk", "the hall's journal, keys and tokens")
        page.entry("/var/lib/hallkiosk-center", "the center's database, authority, keys and tokens")
        page.heading("SEE ALSO")
        page.paragraph("kioskd(8), centerd(8), hall.conf(5), center.conf(5)")
        return page.text
    }

    private static func list(_ commands: [ToolCommand], into page: inout ManualPage) {
        for command in commands {
            let plain = Help.pieces(of: command).dropFirst(1 + command.words.count).joined(separator: " ")
            page.entry("kioskctl " + command.name, plain: plain, command.summary)
            let own = command.allOptions.filter { !Help.shared(by: command).contains($0) }
            if !own.isEmpty { page.nested { page in for option in own { add(option, to: &page) } } }
        }
    }

    private static func add(_ option: ToolOption, to page: inout ManualPage) {
        page.entry("--" + option.name, plain: option.value ?? "", option.meaning)
    }
}

extension ToolCommand {
    fileprivate var isOfCenter: Bool { words.first == "center" }
}
