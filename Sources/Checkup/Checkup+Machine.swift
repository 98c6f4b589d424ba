// SPDX-License-Identifier: Apache-2.0

// The machine itself: what lives there, memory, heat, clock, disks.
extension Checkup {
    /// Less memory than this and the kernel begins to end programs, in bytes.
    private static let leastMemory: Int64 = 96 << 20
    /// A fanless machine in a cabinet slows down from about here, in thousandths of a degree.
    private static let hot = 85_000
    /// A clock that keeps time without the network drifts less in a year, in seconds.
    private static let rtcTolerance = 120
    /// Less is broken: nothing is promised that cannot be stored.
    private static let leastSpace: Int64 = 256 << 20
    /// Less is to be looked at.
    private static let littleSpace: Int64 = 1 << 30
    private static let leastInodes: Int64 = 2000

    static func machine(_ sight: Sight) -> [CheckLine] {
        guard !sight.parts.isEmpty else {
            return [.look(.machine, "neither a hall nor a center, board or screen lives here", .setUp)]
        }
        let parts = Sight.Part.allCases.filter(sight.parts.contains).map(\.rawValue).joined(separator: ", ")
        var lines = [CheckLine.good(.machine, "\(parts), release \(sight.release)")]
        if let memory = sight.memory {
            let text = "\(size(memory.available)) of \(size(memory.total)) memory can be had"
            lines.append(
                memory.available < leastMemory ? .look(.machine, text, .biggestProcesses) : .good(.machine, text)
            )
        }
        if let heat = sight.temperature {
            let text = "\(heat / 1000) degrees"
            lines.append(
                heat >= hot
                    ? .look(.machine, "\(text): clean the fan, give it air", .temperatures)
                    : .good(.machine, text)
            )
        }
        return lines
    }

    static func clock(_ sight: Sight) -> [CheckLine] {
        let clock = sight.clock
        var lines: [CheckLine] = []
        switch (clock.isSynchronised, clock.isKept, clock.canBeKept) {
        case (true, _, _): lines.append(.good(.clock, "in step with its time source"))
        case (_, _, false):
            lines.append(.look(.clock, "no time service is installed", .install(package: "systemd-timesyncd")))
        case (_, false, _): lines.append(.look(.clock, "the time service is switched off", .synchronise))
        case (false, _, _): lines.append(.look(.clock, "not in step with a time source yet", .timesyncStatus))
        case (nil, _, _):
            lines.append(
                .unseen(.clock, "whether the clock is kept is not known: timedatectl is silent", .timesyncStatus)
            )
        }
        if !clock.hasRTC {
            lines.append(
                .look(.clock, "no battery-backed clock: after a power cut time comes from the network", .timesyncStatus)
            )
        } else if let offset = clock.rtcOffset, abs(offset) > rtcTolerance {
            lines.append(.look(.clock, "the battery-backed clock is \(offset) s off: is its battery empty?", .setRTC))
        } else if clock.rtcOffset != nil {
            lines.append(.good(.clock, "battery-backed clock agrees"))
        }
        if clock.zoneIsKnown == false {
            lines.append(
                .broken(.clock, "the zone of the configuration is not known here", .install(package: "tzdata"))
            )
        }
        return lines
    }

    static func disk(_ disk: DiskSight, _ sight: Sight) -> [CheckLine] {
        var lines: [CheckLine] = []
        let space = "\(disk.path): \(size(disk.free)) of \(size(disk.total)) free"
        if disk.free < leastSpace {
            lines.append(.broken(.disk, space, .biggestFolders))
        } else if disk.free < littleSpace {
            lines.append(.look(.disk, space, .lessLog))
        } else {
            lines.append(.good(.disk, space))
        }
        if let inodes = disk.freeInodes, inodes < leastInodes {
            lines.append(.broken(.disk, "\(disk.path): only \(inodes) files can be made", .findManyFiles(disk.path)))
        }
        if disk.isReadOnly { lines.append(.broken(.disk, "\(disk.path) is mounted read-only", .remount(disk.path))) }
        if let errors = disk.errors, errors > 0, let device = disk.device {
            lines.append(
                .broken(
                    .disk,
                    "the file system of \(disk.path) has noted \(errors) errors: make a backup on another disk, then check it",
                    .fileSystemCheck(device: device)
                )
            )
        }
        switch disk.isWritable {
        case true?: lines.append(.good(.disk, "\(disk.path) takes a file"))
        case false?:
            let owner = disk.path.contains("hallkiosk-center") ? "hallkiosk-center" : "hallkiosk"
            lines.append(
                .broken(
                    .disk,
                    "\(disk.path) does not take a file of the daemon",
                    .giveTo(owner: owner, path: disk.path)
                )
            )
        case nil: break
        }
        return lines
    }
}
