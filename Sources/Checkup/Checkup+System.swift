// SPDX-License-Identifier: Apache-2.0

// What the operating system was told: users, rules, files, units.
extension Checkup {
    static func udevLines(_ udev: UdevSight) -> [CheckLine] {
        var lines: [CheckLine] = []
        if !udev.hasUser {
            lines.append(.broken(.udev, "there is no user hallkiosk", .makeUsers))
        }
        if !udev.missingGroups.isEmpty {
            lines.append(.broken(.udev, "missing groups: \(udev.missingGroups.joined(separator: ", "))", .makeUsers))
        }
        if !udev.hasRules {
            lines.append(
                .broken(
                    .udev,
                    "90-hallkiosk.rules is not installed: kioskd may open no device",
                    .install(package: "--reinstall hallkiosk")
                )
            )
        }
        if !udev.missingModules.isEmpty {
            lines.append(
                .look(
                    .udev,
                    "not loaded: \(udev.missingModules.joined(separator: ", ")); such devices are not let in",
                    .modules
                )
            )
        }
        return lines.isEmpty ? [.good(.udev, "rules, user, groups and modules are there")] : lines
    }

    /// nil for a file that may be missing and is.
    static func file(_ file: FileSight, in sight: Sight) -> CheckLine? {
        switch file.found {
        case .unseen:
            return .unseen(.files, "\(file.path) cannot be looked at by this user")
        case .missing:
            guard file.isNeeded else { return nil }
            let remedy = file.isFolder ? Remedy.makeFolder(file.path, owner: file.owner) : .restart("kioskd.service")
            return .broken(.files, "\(file.path) is missing", remedy)
        case .there(let owner, let mode, let isEmpty):
            if owner != file.owner, owner != "root" || !isReadableByAll(file, mode) {
                let text = "\(file.path) is \(owner)'s, not \(file.owner)'s"
                return .broken(.files, text, .giveTo(owner: file.owner, path: file.path))
            }
            if mode & ~file.mode & 0o777 != 0 {
                let text = "\(file.path) has mode \(octal(mode)), which others can use"
                return .broken(.files, text, .mode(octal(file.mode), path: file.path))
            }
            if isEmpty, !file.isFolder {
                let remedy: Remedy =
                    file.owner == "hallkiosk-center"
                    ? .restoreCenter("/var/backups/hallkiosk-center") : .restore("/var/backups/hallkiosk")
                return .broken(.files, "\(file.path) is empty: a backup has it", remedy)
            }
            return .good(.files, file.path)
        }
    }

    /// What root installed for all to read serves the daemon as well.
    private static func isReadableByAll(_ file: FileSight, _ mode: UInt32) -> Bool {
        file.mode & 0o004 != 0 && mode & 0o004 != 0
    }

    private static func octal(_ mode: UInt32) -> String { String(mode & 0o777, radix: 8) }

    static func unit(_ unit: UnitSight, in sight: Sight) -> CheckLine {
        if unit.load == "masked" {
            return .broken(.units, "\(unit.name) is masked", .unmask(unit.name))
        }
        guard unit.load == "loaded" else { return .look(.units, "\(unit.name) is not installed", .upgrade) }
        if unit.active == "failed" {
            let why = unit.result == "exit-code" ? "exit status \(unit.exit)" : unit.result
            let text = "\(unit.name) has failed: \(why)\(meaning(unit.exit, unit.result))"
            return .broken(.units, text, .log(unit.name))
        }
        switch unit.wanted {
        case .running, .waiting:
            if unit.file == "disabled" {
                return .broken(.units, "\(unit.name) is not started at boot", .enable(unit.name))
            }
            guard unit.active == "active" else { return stopped(unit, sight.screen) }
            guard unit.restarts == 0 else {
                return .look(.units, "\(unit.name) was started again \(unit.restarts) times by itself", .log(unit.name))
            }
            return .good(.units, unit.name)
        case .now: return .good(.units, unit.name)
        }
    }

    private static func stopped(_ unit: UnitSight, _ screen: ScreenSight) -> CheckLine {
        guard unit.conditionHeld else { return unconfigured(unit, screen) }
        if unit.active == "activating" { return .look(.units, "\(unit.name) is starting", .log(unit.name)) }
        return .broken(.units, "\(unit.name) is not running", .start(unit.name))
    }

    /// A unit that waits for the file it needs.
    ///
    /// A machine with the packages of a screen need not show anything.
    private static func unconfigured(_ unit: UnitSight, _ screen: ScreenSight) -> CheckLine {
        switch unit.name {
        case "hallkiosk-board.service":
            if screen.isKiosk { return .good(.units, "\(unit.name) leaves the screen to the kiosk") }
            let remedy = screen.station == nil ? Remedy.pasteToken(folder: "board") : .boardToken
            return .look(.units, "\(unit.name) shows nothing: it has no token", remedy)
        case "hallkiosk-screen.service":
            let remedy = screen.station.map { Remedy.screenToken(station: $0) } ?? .pasteToken(folder: "screen")
            return .look(.units, "\(unit.name) shows nothing: it has no token", remedy)
        default:
            return .broken(.units, "\(unit.name) does not start: its configuration is missing", .setUp)
        }
    }

    /// What an exit status or a result says to whoever looks after the machine (sysexits.h).
    private static func meaning(_ exit: Int, _ result: String) -> String {
        switch (result, exit) {
        case ("exit-code", 64): ", a bad command line"
        case ("exit-code", 78): ", a configuration that cannot be used"
        case ("watchdog", _): ": it stood still and was ended"
        case ("oom-kill", _): ": memory ran out"
        default: ""
        }
    }
}
