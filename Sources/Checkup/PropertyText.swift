// SPDX-License-Identifier: Apache-2.0

/// What `systemctl show` and `timedatectl show` print: `Name=value` lines, blocks apart by an empty line.
package enum PropertyText {
    /// The blocks of a text, each by name.
    package static func blocks(_ text: String) -> [[String: String]] {
        var blocks: [[String: String]] = [[:]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard let sign = line.firstIndex(of: "=") else {
                if line.isEmpty, blocks.last?.isEmpty == false { blocks.append([:]) }
                continue
            }
            blocks[blocks.count - 1][String(line[..<sign])] = String(line[line.index(after: sign)...])
        }
        return blocks.filter { !$0.isEmpty }
    }

    /// The properties that `UnitSight.reading` wants.
    package static let unitProperties = [
        "Id", "LoadState", "ActiveState", "UnitFileState", "Result", "NRestarts", "ExecMainStatus", "ConditionResult",
    ]
}

extension UnitSight {
    /// The same unit as a block of `systemctl show` tells it.
    package func reading(_ block: [String: String]) -> UnitSight {
        var unit = self
        unit.load = block["LoadState"] ?? ""
        unit.active = block["ActiveState"] ?? ""
        unit.file = block["UnitFileState"] ?? ""
        unit.result = block["Result"] ?? ""
        unit.restarts = block["NRestarts"].flatMap { Int($0) } ?? 0
        unit.exit = block["ExecMainStatus"].flatMap { Int($0) } ?? 0
        // A unit that was never asked to start has judged no condition.
        unit.conditionHeld = block["ConditionResult"] != "no" || unit.active == "active"
        return unit
    }
}

extension ClockSight {
    /// Takes what `timedatectl show` prints.
    package mutating func read(_ text: String) {
        guard let block = PropertyText.blocks(text).first else { return }
        isKept = block["NTP"].map { $0 == "yes" }
        canBeKept = block["CanNTP"].map { $0 == "yes" }
        isSynchronised = block["NTPSynchronized"].map { $0 == "yes" }
    }
}
