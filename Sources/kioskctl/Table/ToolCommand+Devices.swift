// SPDX-License-Identifier: Apache-2.0

// The devices of a hall, from its machine.
extension ToolCommand {
    static let devices: [ToolCommand] = [
        ToolCommand(
            "devices",
            options: [.url, .tokenFile, .json],
            "tell how each device of hall.conf does, and what is plugged into this machine besides and what it is taken for"
        ) { try await DevicesCommand($0).run() },
        ToolCommand(
            "printer roll",
            [Operand("STATION")],
            options: ToolOption.changing + [.second],
            "a new roll of paper was put into a station's printer: its paper is counted anew"
        ) {
            let fields: [String: JSONValue] = $0.has(.second) ? ["printer": .text("printer_2")] : [:]
            try await HallDesk($0).ask("/stations/" + $0.name(0) + "/roll", fields)
        },
        ToolCommand(
            "probe",
            [.port],
            options: [.personSeconds, .onlyListens, .json],
            "find out what is on a port without changing it: listens, asks printers, ID readers and panels, lets you scan"
        ) { try await ProbeCommand($0).run() },
        ToolCommand(
            "record",
            [.port, .file],
            options: [.recordedAs, .recordSeconds],
            "write down what a device says, persons and codes masked, for whoever helps from afar"
        ) { try await RecordCommand($0).run() },
        ToolCommand(
            "replay",
            [.file],
            options: [.explains, .fast],
            "play a recording as a device on a pseudo terminal, or say what is in it"
        ) { try await ReplayCommand($0).run() },
    ]
}

extension Operand {
    /// An address of hall.conf, or the path of a node.
    static let port = Operand("PORT", .file)
}

extension ToolOption {
    static let personSeconds = ToolOption("seconds", "N", "how long to wait for a scan or a key (20)")
    static let recordSeconds = ToolOption("seconds", "N", "how long to record (30)")
    static let recordedAs = ToolOption("as", "reader|scanner|printer|raw", "what it is, which decides what is masked")
    static let explains = ToolOption("explain", nil, "say what it makes of it instead of playing")
    static let fast = ToolOption("fast", nil, "without the recorded pauses")
    static let second = ToolOption("second", nil, "the second printer of the station")
    static let onlyListens = ToolOption("listen", nil, "send nothing at all")
}
