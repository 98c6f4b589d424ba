// SPDX-License-Identifier: Apache-2.0
import Journal
import Safekeeping

// Copies of a hall and of a center, and the way back.
extension ToolCommand {
    static let care: [ToolCommand] = [
        ToolCommand(
            "backup",
            options: [.into, .keep, .withoutKeys, .to, .directory, .hallConfig],
            "copy a hall, running or stopped, into a dated folder of --into and read it back; --to copies the journal alone"
        ) { try backUp($0) },
        ToolCommand(
            "restore",
            [Operand("DIR", .file)],
            options: [.drill, .above, .directory, .hallConfig],
            "put a hall back from a backup while kioskd is stopped; what is there is put aside, and no number is given twice"
        ) { invocation in
            guard invocation.has(.drill) else { return try await HallRestore(invocation).run() }
            try await HallDrill(invocation).run()
        },
    ]

    static let checkups: [ToolCommand] = [
        ToolCommand(
            "doctor",
            options: [.json, .directory, .hallConfig, .backups, .url],
            "look at everything this machine needs, and say what mends what is wrong; exit 0 in order, 1 look, 2 broken"
        ) { try await DoctorCommand($0).run() },
        ToolCommand(
            "support bundle",
            required: [.bundle],
            options: [.directory, .hallConfig, .backups, .url],
            "write how this machine is, for whoever helps from afar, without anything about a person"
        ) { try await SupportBundle($0).run() },
    ]

    static let centerCare: [ToolCommand] = [
        ToolCommand(
            "center backup",
            required: [.into],
            options: [.keep, .withoutKeys, .config],
            "on the center's machine: copy it, running or stopped, into a dated folder and read it back"
        ) { try CenterBackup.make($0) },
        ToolCommand(
            "center restore",
            [Operand("DIR", .file)],
            options: [.drill, .config],
            "on the center's machine: put it back from a backup while centerd is stopped; what is there is put aside"
        ) { invocation in
            let restore = try CenterRestore(invocation)
            if invocation.has(.drill) { try restore.drill() } else { try restore.run() }
        },
    ]

    private static func backUp(_ invocation: Invocation) throws {
        switch (invocation[.into], invocation[.to]) {
        case (let shelf?, nil): try HallBackup.make(invocation, into: shelf)
        case (nil, let target?):
            try Journal.backUp(directory: HallOnDisk(invocation).directory, to: target)
            let counts = try HallBackup.audit(target)
            Terminal.write(
                "copied and checked: \(counts["events"] ?? 0) events of \(counts["days"] ?? 0) days in \(target)\n"
            )
        default: throw ToolFault("name either a folder of backups with --into or an empty folder with --to")
        }
    }
}

extension ToolOption {
    static let to = ToolOption("to", "DIR", "an empty folder for the copy of the journal")
    static let into = ToolOption("into", "DIR", "the folder of dated backups, made with mode 0700 if it is not there")
    static let backups = ToolOption("backups", "DIR", "where the hall's backups are (/var/backups/hallkiosk)")
    static let bundle = ToolOption("out", "FILE", "where the bundle is written, as support.tar.gz")
    static let against = ToolOption(
        "against",
        "FILE",
        "another file, or the word running: what the hall works with now"
    )
    static let keep = ToolOption("keep", "N", "remove all but the newest so many, after the new one is sound")
    static let withoutKeys = ToolOption("without-keys", nil, "leave keys, tokens and certificates out")
    static let drill = ToolOption("drill", nil, "try it in a folder of its own instead, and remove that")
    static let above = ToolOption("above", "N", "the digits of the newest slip of today, when they are known")
    static let hallConfig = ToolOption("config", "FILE", "the hall's hall.conf (/etc/hallkiosk/hall.conf)")
}

extension Invocation {
    /// The whole number that an option gives; nil when it was not given.
    func wholeNumber(_ option: ToolOption, atLeast least: Int) throws -> Int? {
        guard let text = self[option] else { return nil }
        guard let number = Int(text), number >= least else {
            throw CommandLineFault.value("--" + option.name, expected: "a whole number, \(least) or more")
        }
        return number
    }
}
