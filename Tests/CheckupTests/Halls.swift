// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Checkup

/// Machines for tests: one in order, from which each test takes something away.
enum Halls {
    /// 2026-11-23 09:00 in the east of China.
    static let now: Int64 = 1_795_395_600

    /// A hall and its screen with nothing wrong.
    static var good: Sight {
        var sight = Sight()
        (sight.parts, sight.isRoot, sight.release, sight.now) = ([.hall, .screen], true, "0.6.0", now)
        sight.memory = (2 << 30, 4 << 30)
        sight.temperature = 51_000
        (sight.clock.isKept, sight.clock.canBeKept, sight.clock.isSynchronised) = (true, true, true)
        (sight.clock.hasRTC, sight.clock.rtcOffset, sight.clock.zoneIsKnown) = (true, 0, true)
        var disk = DiskSight(path: "/var/lib/hallkiosk")
        (disk.device, disk.free, disk.total, disk.freeInodes) = ("/dev/sda1", 20 << 30, 100 << 30, 1_000_000)
        (disk.errors, disk.isWritable) = (0, true)
        (sight.disks, sight.isRepairedAtBoot) = ([disk], true)
        var unit = UnitSight("kioskd.service", .running)
        (unit.load, unit.active, unit.file, unit.result) = ("loaded", "active", "enabled", "success")
        sight.units = [unit]
        var keys = FileSight("/var/lib/hallkiosk/keys", owner: "hallkiosk", mode: 0o600)
        keys.found = .there(owner: "hallkiosk", mode: 0o600, isEmpty: false)
        sight.files = [keys]
        var udev = UdevSight()
        (udev.hasRules, udev.hasUser) = (true, true)
        (sight.udev, sight.hasHanziFont, sight.hall) = (udev, true, hall)
        return sight
    }

    /// A unit whose condition does not hold.
    static func waiting(_ name: String) -> UnitSight {
        var unit = UnitSight(name, .running)
        (unit.load, unit.active, unit.file, unit.conditionHeld) = ("loaded", "inactive", "enabled", false)
        return unit
    }

    static var hall: HallSight {
        var hall = HallSight()
        (hall.configurationPath, hall.configuration) = ("/etc/hallkiosk/hall.conf", .good)
        (hall.directory, hall.journal, hall.enrolment) = ("/var/lib/hallkiosk", .good, .good)
        (hall.isListening, hall.hasToken) = (true, true)
        var daemon = DaemonSight()
        (daemon.centerOffset, daemon.link, daemon.unsynced) = (1, "online", 0)
        hall.daemon = daemon
        var printer = HallSight.Device("printer kiosk-1", address: "lp:usb:04b8:0e15")
        (printer.isFound, printer.isWorking, printer.state) = (true, true, "ready")
        hall.devices = [printer]
        var line = RouteSight(url: "https://center.example:8443", host: "center.example")
        (line.reach, line.certificateUntil) = (.reached, now + 80 * 86_400)
        hall.line = line
        hall.backups = backups("/var/backups/hallkiosk")
        return hall
    }

    static var center: CenterSight {
        var center = CenterSight()
        (center.configurationPath, center.configuration) = ("/etc/hallkiosk-center/center.conf", .good)
        (center.directory, center.database) = ("/var/lib/hallkiosk-center", .good)
        center.ports = [CenterSight.Port("halls", 8443, isListening: true)]
        center.authorityUntil = now + 3000 * 86_400
        center.backups = backups("/var/backups/hallkiosk-center")
        return center
    }

    private static func backups(_ path: String) -> BackupSight {
        var backups = BackupSight(path: path)
        (backups.isSeen, backups.count) = (true, 14)
        (backups.newest, backups.made) = (path + "/20261122T183000Z", now - 6 * 3600)
        return backups
    }
}

/// Something that goes wrong on a machine, and what is to be said of it.
struct Mishap: Sendable, CustomTestStringConvertible {
    let name: String
    let topic: CheckLine.Topic
    let grade: CheckLine.Grade
    let remedy: Remedy
    let happen: @Sendable (inout Sight) -> Void

    var testDescription: String { name }

    init(
        _ name: String,
        _ topic: CheckLine.Topic,
        _ grade: CheckLine.Grade,
        _ remedy: Remedy,
        _ happen: @escaping @Sendable (inout Sight) -> Void
    ) {
        (self.name, self.topic, self.grade, self.remedy, self.happen) = (name, topic, grade, remedy, happen)
    }
}
