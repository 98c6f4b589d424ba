// SPDX-License-Identifier: Apache-2.0

// A hall: configuration, journal, daemon, devices, paper, the line to the center.
extension Checkup {
    /// A write-ahead log that is larger was not moved into the database for long, in bytes.
    private static let largeLog: Int64 = 64 << 20
    /// The tolerance of A27 between the clocks of hall and center, in seconds.
    private static let clockTolerance = 60
    /// So many events are more than a day's.
    private static let manyUnsynced: Int64 = 20_000
    /// Renewals begin a third before the end; less than this many days means that they fail.
    private static let certificateDays: Int64 = 20

    static func hallLines(_ hall: HallSight, _ sight: Sight) -> [CheckLine] {
        var lines = configuration(hall.configuration, hall.configurationPath, remedy: .setUp)
        lines += journal(hall) + listening(hall)
        if let daemon = hall.daemon { lines += daemonLines(daemon) }
        lines += hall.devices.map { device($0, sight) } + paper(hall) + line(hall, sight)
        return lines + backups(hall.backups, sight.now, make: .backUp, drill: { .drill($0) })
    }

    static func configuration(_ state: HallSight.State, _ path: String, remedy: Remedy) -> [CheckLine] {
        switch state {
        case .missing: [.broken(.files, "\(path) is not there: nothing is set up yet", remedy)]
        case .unseen: [.unseen(.files, "\(path) cannot be read by this user")]
        case .good: [.good(.files, path)]
        case .bad(let why): [.broken(.files, why, .checkConfiguration(path))]
        }
    }

    private static func journal(_ hall: HallSight) -> [CheckLine] {
        var lines: [CheckLine] = []
        switch hall.journal {
        case .missing:
            if hall.configuration == .good {
                lines.append(
                    .look(.database, "there is no journal yet: kioskd has never run", .start("kioskd.service"))
                )
            }
        case .unseen: lines.append(.unseen(.database, "the journal cannot be read by this user"))
        case .good: lines.append(.good(.database, "the journal opens and its pages are sound"))
        case .bad(let why):
            lines.append(
                .broken(
                    .database,
                    why,
                    hall.journalIsNewer ? .upgrade : .restore(hall.backups.newest ?? hall.backups.path)
                )
            )
        }
        if let bytes = hall.logBytes, bytes > largeLog {
            lines.append(
                .look(
                    .database,
                    "the write-ahead log has \(size(bytes)): something reads for long",
                    .restart("kioskd.service")
                )
            )
        }
        return lines
    }

    private static func listening(_ hall: HallSight) -> [CheckLine] {
        guard hall.configuration == .good else { return [] }
        guard hall.isListening else {
            return [.broken(.ports, "nobody listens on port \(hall.port)", .start("kioskd.socket kioskd.service"))]
        }
        guard hall.daemon != nil else {
            guard hall.hasToken else {
                return [.unseen(.ports, "port \(hall.port) is open; without a token nobody is asked")]
            }
            return [
                .broken(
                    .ports,
                    "who listens on port \(hall.port) does not answer as a hall does",
                    .whoListens(hall.port)
                )
            ]
        }
        return [.good(.ports, "kioskd answers on port \(hall.port)")]
    }

    private static func daemonLines(_ daemon: DaemonSight) -> [CheckLine] {
        var lines: [CheckLine] = []
        switch daemon.storage {
        case "ok": lines.append(.good(.database, "kioskd stores"))
        case "full": lines.append(.broken(.database, "kioskd cannot store: the disk is full", .biggestFolders))
        default:
            lines.append(
                .broken(
                    .database,
                    "kioskd cannot store: \(daemon.storageDetail ?? daemon.storage)",
                    .log("kioskd.service")
                )
            )
        }
        if let failure = daemon.snapshotFailure {
            lines.append(.look(.database, "the newest snapshot failed: \(failure)", .log("kioskd.service")))
        }
        if daemon.clockIsBehind {
            lines.append(
                .broken(
                    .clock,
                    "the clock shows a day before the journal's: numbers go on in that day",
                    .timesyncStatus
                )
            )
        }
        if let offset = daemon.centerOffset {
            let text = "\(abs(offset)) s \(offset > 0 ? "behind" : "ahead of") the center"
            lines.append(
                abs(offset) > clockTolerance
                    ? .look(.clock, text, .timesyncStatus) : .good(.clock, "in step with the center")
            )
        }
        return lines
    }

    private static func device(_ device: HallSight.Device, _ sight: Sight) -> CheckLine {
        let place = device.address.map { "\(device.name) (\($0))" } ?? device.name
        if device.isWorking == true { return .good(.devices, device.name) }
        if device.isFound == false {
            return .broken(.devices, "\(place) is not plugged in, or in another socket", .devices)
        }
        if let group = device.deniedGroup {
            return .broken(.devices, "\(place): its node belongs to \(group), which kioskd is not in", .reloadRules)
        }
        if device.isWorking == false {
            let why = device.fault.map { "\(device.state ?? "failed"): \($0)" } ?? device.state ?? "does not work"
            return .broken(.devices, "\(place): \(why)", device.address.map { .probe($0) } ?? .status)
        }
        guard device.isFound == true else {
            return .unseen(
                .devices,
                "\(place): only kioskd knows, and it was not asked",
                sight.isRoot ? .start("kioskd.service") : .asRoot
            )
        }
        return .good(.devices, "\(device.name) is plugged in")
    }

    private static func paper(_ hall: HallSight) -> [CheckLine] {
        guard let daemon = hall.daemon else { return [] }
        guard !daemon.paperAlarms.isEmpty else {
            return hall.devices.contains { $0.name.hasPrefix("printer") } ? [.good(.paper, "enough")] : []
        }
        return daemon.paperAlarms.map { station in
            .look(.paper, "the paper of \(station) ends soon: put a new roll in and say so", .roll(station: station))
        }
    }

    private static func line(_ hall: HallSight, _ sight: Sight) -> [CheckLine] {
        guard let line = hall.line else {
            switch hall.enrolment {
            case .unseen: return [.unseen(.center, "the enrolment cannot be read by this user")]
            case .bad(let why): return [.broken(.certificates, why, .restore(hall.backups.path))]
            case .missing, .good: return [.good(.center, "not enrolled: the hall works alone")]
            }
        }
        var lines = [reach(line)]
        if let until = line.certificateUntil {
            let left = days(from: sight.now, until: until)
            switch left {
            case ..<0: lines.append(.broken(.certificates, "the hall's certificate has ended", .join(line.url)))
            case ..<certificateDays:
                lines.append(
                    .look(.certificates, "the hall's certificate ends in \(left) days and was not renewed", .status)
                )
            default: lines.append(.good(.certificates, "good for \(left) days"))
            }
        }
        guard let daemon = hall.daemon else { return lines }
        if let count = daemon.unsynced, count > manyUnsynced {
            lines.append(.look(.center, "\(count) events wait for the center", .status))
        } else if daemon.link == "online" {
            lines.append(
                .good(.center, "last heard \(daemon.lastContact ?? "now"), \(daemon.unsynced ?? 0) events wait")
            )
        }
        return lines
            + daemon.alarms.map { alarm in
                .look(.center, alarm, lastingAlarms.contains { alarm.contains($0) } ? .clearAlarms : .status)
            }
    }

    /// Of the alarms of a link, those that stay until somebody takes them back (`LinkAlarm`): all others end by themselves,
    /// and no hall is stopped for them.
    private static let lastingAlarms = ["which this journal never sent", "could not be read by the center"]

    private static func reach(_ line: RouteSight) -> CheckLine {
        switch line.reach {
        case .noName: .broken(.center, "the name \(line.host) is not known", .resolve(line.host))
        case .noAnswer:
            .broken(.center, "\(line.url) does not answer: cable, network, firewall, or the center is down", .routes)
        case .untrusted:
            .broken(.center, "\(line.url) and this hall do not believe each other's certificates", .join(line.url))
        case .reached: .good(.center, "\(line.host) answers")
        }
    }
}
