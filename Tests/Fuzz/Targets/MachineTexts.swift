// SPDX-License-Identifier: Apache-2.0
import Checkup

/// What the machine says to a check-up, and the log lines that may leave in a support bundle.
enum MachineTexts {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        for block in PropertyText.blocks(text) { _ = UnitSight("a.service", .now).reading(block) }
        var clock = ClockSight()
        clock.read(text)
        _ = MountTable(text)["8:1"]
        try hold(ListeningPorts.read(text).count <= text.utf8.count, "more ports than words")
        for line in text.split(separator: "\n") {
            guard let passing = LogSieve.passing(line) else { continue }
            try hold(passing.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a line that leaves has other letters")
            let digits = passing.dropFirst(25).utf8.split { !(0x30...0x39).contains($0) }
            try hold(digits.allSatisfy { $0.count <= 6 }, "a line that leaves has a long number")
        }
        let shown = SettingSieve.line(section: "station x", number: 1, key: "name", value: text)
        try hold(shown == "[station no. 1] name = (set)", "a name leaves")
    }
}
