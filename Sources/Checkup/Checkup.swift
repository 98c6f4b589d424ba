// SPDX-License-Identifier: Apache-2.0

/// `kioskctl doctor`: what follows from what was seen of a machine, line by line.
package enum Checkup {
    /// The exit status of the worst line: 0 in order, 1 to be looked at, 2 broken.
    package static func status(of lines: [CheckLine]) -> Int32 {
        if lines.contains(where: { $0.grade == .broken }) { return 2 }
        return lines.contains { $0.grade == .look } ? 1 : 0
    }

    /// Every line, in the order in which a person would go about it: what the rest stands on first.
    package static func lines(_ sight: Sight) -> [CheckLine] {
        var lines = machine(sight) + clock(sight) + sight.disks.flatMap { disk($0, sight) }
        if sight.isRepairedAtBoot == false {
            let text = "a file system that a power cut damages would wait at boot for a person"
            lines.append(.look(.disk, text, .repairAtBoot))
        }
        if let udev = sight.udev { lines += udevLines(udev) }
        lines += sight.files.compactMap { file($0, in: sight) } + sight.units.map { unit($0, in: sight) }
        if let hall = sight.hall { lines += hallLines(hall, sight) }
        if let center = sight.center { lines += centerLines(center, sight) }
        if let has = sight.hasHanziFont {
            lines.append(
                has
                    ? .good(.fonts, "a font with hanzi is there")
                    : .broken(.fonts, "no font has hanzi: screens show boxes", .install(package: "fonts-noto-cjk"))
            )
        }
        return gathered(lines)
    }

    /// Good lines of one kind that say little are one line.
    private static func gathered(_ lines: [CheckLine]) -> [CheckLine] {
        var kept: [CheckLine] = []
        for topic in CheckLine.Topic.allCases {
            let own = lines.filter { $0.topic == topic }
            let good = own.filter { $0.grade == .good }
            if !good.isEmpty { kept.append(.good(topic, good.map(\.text).joined(separator: "; "))) }
            kept += own.filter { $0.grade != .good }
        }
        return kept
    }

    /// Bytes as people read them.
    static func size(_ bytes: Int64) -> String {
        bytes >= 10 << 30 ? "\(bytes >> 30) GiB" : "\(max(0, bytes) >> 20) MiB"
    }

    /// Whole days from `now` until `moment`.
    static func days(from now: Int64, until moment: Int64) -> Int64 { (moment - now) / 86_400 }
}
