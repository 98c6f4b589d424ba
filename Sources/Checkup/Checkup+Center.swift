// SPDX-License-Identifier: Apache-2.0

// A center, and the backups of both.
extension Checkup {
    /// The timer makes one a day.
    private static let oldBackup: Int64 = 2 * 86_400
    private static let authorityDays: Int64 = 90

    static func centerLines(_ center: CenterSight, _ sight: Sight) -> [CheckLine] {
        var lines = configuration(
            center.configuration,
            center.configurationPath,
            remedy: .install(package: "--reinstall hallkiosk-center")
        )
        switch center.database {
        case .missing:
            lines.append(.look(.database, "there is no database yet: centerd has never run", .start("centerd.service")))
        case .unseen: lines.append(.unseen(.database, "the center's database cannot be read by this user"))
        case .good: lines.append(.good(.database, "the center's database opens and its pages are sound"))
        case .bad(let why):
            let remedy: Remedy =
                center.databaseIsNewer ? .upgrade : .restoreCenter(center.backups.newest ?? center.backups.path)
            lines.append(.broken(.database, why, remedy))
        }
        lines += center.ports.map { port in
            port.isListening
                ? .good(.ports, "\(port.purpose) on \(port.number)")
                : .broken(.ports, "nobody listens on \(port.number) (\(port.purpose))", .start("centerd.service"))
        }
        if let until = center.authorityUntil {
            let left = days(from: sight.now, until: until)
            lines.append(
                left < authorityDays
                    ? .look(.certificates, "the authority's certificate ends in \(left) days", .log("centerd.service"))
                    : .good(.certificates, "the authority's is good for \(left) days")
            )
        }
        return lines + backups(center.backups, sight.now, make: .backUpCenter, drill: { .drillCenter($0) })
    }

    static func backups(
        _ backups: BackupSight,
        _ now: Int64,
        make: Remedy,
        drill: (String) -> Remedy
    ) -> [CheckLine] {
        guard backups.isSeen else { return [.unseen(.backups, "\(backups.path) cannot be looked into by this user")] }
        guard let newest = backups.newest, let made = backups.made else {
            return [.look(.backups, "there is no backup in \(backups.path)", make)]
        }
        if let fault = backups.fault { return [.broken(.backups, "\(newest): \(fault)", make)] }
        let hours = max(0, now - made) / 3600
        guard now - made <= oldBackup else {
            return [.look(.backups, "the newest backup is \(hours / 24) days old", make)]
        }
        guard backups.hasKeys else {
            return [.look(.backups, "the newest backup has no keys: a hall without them joins anew", drill(newest))]
        }
        return [.good(.backups, "\(backups.count), the newest \(hours) h old and as it was made")]
    }
}
