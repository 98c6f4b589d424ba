// SPDX-License-Identifier: Apache-2.0
@testable import Checkup

extension Mishap {
    /// What goes wrong with the machine itself.
    static let ofMachines: [Mishap] = [
        Mishap("memory runs out", .machine, .look, .biggestProcesses) { $0.memory = (50 << 20, 4 << 30) },
        Mishap("the cabinet is hot", .machine, .look, .temperatures) { $0.temperature = 85_000 },
        Mishap("no time service", .clock, .look, .install(package: "systemd-timesyncd")) {
            ($0.clock.isSynchronised, $0.clock.isKept, $0.clock.canBeKept) = (false, false, false)
        },
        Mishap("the time service is off", .clock, .look, .synchronise) {
            ($0.clock.isSynchronised, $0.clock.isKept) = (false, false)
        },
        Mishap("no time source answers", .clock, .look, .timesyncStatus) { $0.clock.isSynchronised = false },
        Mishap("systemd is silent", .clock, .unseen, .timesyncStatus) {
            ($0.clock.isSynchronised, $0.clock.isKept, $0.clock.canBeKept) = (nil, nil, nil)
        },
        Mishap("the battery is empty", .clock, .look, .setRTC) { $0.clock.rtcOffset = -86_400 },
        Mishap("no battery-backed clock", .clock, .look, .timesyncStatus) { $0.clock.hasRTC = false },
        Mishap("no tzdata", .clock, .broken, .install(package: "tzdata")) { $0.clock.zoneIsKnown = false },
        Mishap("the disk is full", .disk, .broken, .biggestFolders) { $0.disks[0].free = 200 << 20 },
        Mishap("the disk fills", .disk, .look, .lessLog) { $0.disks[0].free = 900 << 20 },
        Mishap("no inodes", .disk, .broken, .findManyFiles("/var/lib/hallkiosk")) { $0.disks[0].freeInodes = 5 },
        Mishap("read-only", .disk, .broken, .remount("/var/lib/hallkiosk")) { $0.disks[0].isReadOnly = true },
        Mishap("ext4 has errors", .disk, .broken, .fileSystemCheck(device: "/dev/sda1")) { $0.disks[0].errors = 3 },
        Mishap(
            "the daemon may not write",
            .disk,
            .broken,
            .giveTo(owner: "hallkiosk", path: "/var/lib/hallkiosk")
        ) { $0.disks[0].isWritable = false },
        Mishap("no user", .udev, .broken, .makeUsers) { $0.udev?.hasUser = false },
        Mishap("no group lp", .udev, .broken, .makeUsers) { $0.udev?.missingGroups = ["lp"] },
        Mishap("no rules", .udev, .broken, .install(package: "--reinstall hallkiosk")) { $0.udev?.hasRules = false },
        Mishap("no usblp", .udev, .look, .modules) { $0.udev?.missingModules = ["usblp"] },
        Mishap("no font", .fonts, .broken, .install(package: "fonts-noto-cjk")) { $0.hasHanziFont = false },
        Mishap(
            "keys of root",
            .files,
            .broken,
            .giveTo(owner: "hallkiosk", path: "/var/lib/hallkiosk/keys")
        ) { $0.files[0].found = .there(owner: "root", mode: 0o600, isEmpty: false) },
        Mishap("keys for all", .files, .broken, .mode("600", path: "/var/lib/hallkiosk/keys")) {
            $0.files[0].found = .there(owner: "hallkiosk", mode: 0o644, isEmpty: false)
        },
        Mishap("keys are empty", .files, .broken, .restore("/var/backups/hallkiosk")) {
            $0.files[0].found = .there(owner: "hallkiosk", mode: 0o600, isEmpty: true)
        },
        Mishap("a center's keys are empty", .files, .broken, .restoreCenter("/var/backups/hallkiosk-center")) {
            var keys = FileSight("/var/lib/hallkiosk-center/keys", owner: "hallkiosk-center", mode: 0o600)
            keys.found = .there(owner: "hallkiosk-center", mode: 0o600, isEmpty: true)
            $0.files.append(keys)
        },
        Mishap(
            "no backup folder",
            .files,
            .broken,
            .makeFolder("/var/backups/hallkiosk", owner: "hallkiosk")
        ) {
            var folder = FileSight(
                "/var/backups/hallkiosk",
                owner: "hallkiosk",
                mode: 0o700,
                isNeeded: true,
                isFolder: true
            )
            folder.found = .missing
            $0.files.append(folder)
        },
        Mishap("repaired by nobody", .disk, .look, .repairAtBoot) { $0.isRepairedAtBoot = false },
        Mishap("not enabled", .units, .broken, .enable("kioskd.service")) { $0.units[0].file = "disabled" },
        Mishap("stopped", .units, .broken, .start("kioskd.service")) { $0.units[0].active = "inactive" },
        Mishap("nothing set up", .units, .broken, .setUp) {
            ($0.units[0].active, $0.units[0].conditionHeld) = ("inactive", false)
        },
        Mishap("a board without its token", .units, .look, .boardToken) {
            $0.screen.station = "kiosk-1"
            $0.units.append(Halls.waiting("hallkiosk-board.service"))
        },
        Mishap("a board alone, without its token", .units, .look, .pasteToken(folder: "board")) {
            $0.units.append(Halls.waiting("hallkiosk-board.service"))
        },
        Mishap("a kiosk's screen without its token", .units, .look, .screenToken(station: "kiosk-1")) {
            $0.screen.station = "kiosk-1"
            $0.units.append(Halls.waiting("hallkiosk-screen.service"))
        },
        Mishap("a kiosk's screen alone, without its token", .units, .look, .pasteToken(folder: "screen")) {
            $0.units.append(Halls.waiting("hallkiosk-screen.service"))
        },
        Mishap("starting", .units, .look, .log("kioskd.service")) { $0.units[0].active = "activating" },
        Mishap("started again", .units, .look, .log("kioskd.service")) { $0.units[0].restarts = 4 },
        Mishap("the watchdog bit", .units, .broken, .log("kioskd.service")) {
            ($0.units[0].active, $0.units[0].result) = ("failed", "watchdog")
        },
        Mishap("a bad configuration", .units, .broken, .log("kioskd.service")) {
            ($0.units[0].active, $0.units[0].result, $0.units[0].exit) = ("failed", "exit-code", 78)
        },
        Mishap("masked", .units, .broken, .unmask("kioskd.service")) { $0.units[0].load = "masked" },
        Mishap("not installed", .units, .look, .upgrade) { $0.units[0].load = "not-found" },
    ]
}
