// SPDX-License-Identifier: Apache-2.0
@testable import Checkup

extension Mishap {
    private static let newest = "/var/backups/hallkiosk/20261122T183000Z"

    /// What goes wrong with a hall.
    static let ofHalls: [Mishap] = [
        Mishap("hall.conf has a mistake", .files, .broken, .checkConfiguration("/etc/hallkiosk/hall.conf")) {
            $0.hall?.configuration = .bad("/etc/hallkiosk/hall.conf:7: unknown key")
            $0.hall?.isListening = false
            $0.hall?.daemon = nil
        },
        Mishap("no hall.conf", .files, .broken, .setUp) {
            $0.hall?.configuration = .missing
            $0.hall?.journal = .missing
            $0.hall?.isListening = false
            $0.hall?.daemon = nil
        },
        Mishap("no journal yet", .database, .look, .start("kioskd.service")) { $0.hall?.journal = .missing },
        Mishap("the journal is damaged", .database, .broken, .restore(newest)) { $0.hall?.journal = .bad("damaged") },
        Mishap("a newer journal", .database, .broken, .upgrade) {
            $0.hall?.journal = .bad("version 3")
            $0.hall?.journalIsNewer = true
        },
        Mishap("a long log", .database, .look, .restart("kioskd.service")) { $0.hall?.logBytes = 1 << 30 },
        Mishap("kioskd cannot store", .database, .broken, .log("kioskd.service")) {
            $0.hall?.daemon?.storage = "failed"
        },
        Mishap("kioskd has no space", .database, .broken, .biggestFolders) { $0.hall?.daemon?.storage = "full" },
        Mishap("no snapshot", .database, .look, .log("kioskd.service")) {
            $0.hall?.daemon?.snapshotFailure = "write: errno 5"
        },
        Mishap("nobody listens", .ports, .broken, .start("kioskd.socket kioskd.service")) {
            $0.hall?.isListening = false
            $0.hall?.daemon = nil
        },
        Mishap("somebody else listens", .ports, .broken, .whoListens(8470)) { $0.hall?.daemon = nil },
        Mishap("a day behind", .clock, .broken, .timesyncStatus) { $0.hall?.daemon?.clockIsBehind = true },
        Mishap("a minute off", .clock, .look, .timesyncStatus) { $0.hall?.daemon?.centerOffset = -61 },
        Mishap("the printer is unplugged", .devices, .broken, .devices) {
            $0.hall?.devices[0].isFound = false
            $0.hall?.devices[0].isWorking = false
        },
        Mishap("the printer's rights", .devices, .broken, .reloadRules) {
            $0.hall?.devices[0].deniedGroup = "root"
            $0.hall?.devices[0].isWorking = false
        },
        Mishap("the printer's cover is open", .devices, .broken, .probe("lp:usb:04b8:0e15")) {
            $0.hall?.devices[0].isWorking = false
            $0.hall?.devices[0].state = "cover_open"
        },
        Mishap("paper ends", .paper, .look, .roll(station: "kiosk-1")) { $0.hall?.daemon?.paperAlarms = ["kiosk-1"] },
        Mishap("no such name", .center, .broken, .resolve("center.example")) { $0.hall?.line?.reach = .noName },
        Mishap("no way", .center, .broken, .routes) { $0.hall?.line?.reach = .noAnswer },
        Mishap("not believed", .center, .broken, .join("https://center.example:8443")) {
            $0.hall?.line?.reach = .untrusted
        },
        Mishap("not renewed", .certificates, .look, .status) {
            $0.hall?.line?.certificateUntil = Halls.now + 19 * 86_400
        },
        Mishap("ended", .certificates, .broken, .join("https://center.example:8443")) {
            $0.hall?.line?.certificateUntil = Halls.now - 2 * 86_400
        },
        Mishap("a damaged enrolment", .certificates, .broken, .restore("/var/backups/hallkiosk")) {
            $0.hall?.line = nil
            $0.hall?.enrolment = .bad("enrolment is damaged")
        },
        Mishap("events pile up", .center, .look, .status) { $0.hall?.daemon?.unsynced = 100_000 },
        Mishap("an alarm of the link", .center, .look, .clearAlarms) {
            $0.hall?.daemon?.alarms = ["3 events could not be read by the center"]
        },
        Mishap("an alarm that ends by itself", .center, .look, .status) {
            $0.hall?.daemon?.alarms = ["the hall's certificate ends in 12 days and was not renewed"]
        },
        Mishap("a restored journal", .center, .look, .clearAlarms) {
            $0.hall?.daemon?.alarms = ["the center knows this hall up to event 9, which this journal never sent: why?"]
        },
        Mishap("no backup", .backups, .look, .backUp) { $0.hall?.backups.newest = nil },
        Mishap("an old backup", .backups, .look, .backUp) { $0.hall?.backups.made = Halls.now - 3 * 86_400 },
        Mishap("a damaged backup", .backups, .broken, .backUp) {
            $0.hall?.backups.fault = "state/journal.db was changed after it was made"
        },
        Mishap("a backup without keys", .backups, .look, .drill(newest)) { $0.hall?.backups.hasKeys = false },
    ]

    /// What goes wrong with a center.
    static let ofCenters: [Mishap] = [
        Mishap("nobody listens for halls", .ports, .broken, .start("centerd.service")) {
            $0.center?.ports = [CenterSight.Port("halls", 8443, isListening: false)]
        },
        Mishap(
            "the center's database is damaged",
            .database,
            .broken,
            .restoreCenter("/var/backups/hallkiosk-center/20261122T183000Z")
        ) { $0.center?.database = .bad("damaged pages") },
        Mishap("a newer database", .database, .broken, .upgrade) {
            $0.center?.database = .bad("schema 99")
            $0.center?.databaseIsNewer = true
        },
        Mishap("no database yet", .database, .look, .start("centerd.service")) { $0.center?.database = .missing },
        Mishap("the authority ends", .certificates, .look, .log("centerd.service")) {
            $0.center?.authorityUntil = Halls.now + 86_400
        },
        Mishap("no backup of the center", .backups, .look, .backUpCenter) { $0.center?.backups.newest = nil },
        Mishap(
            "center.conf has a mistake",
            .files,
            .broken,
            .checkConfiguration("/etc/hallkiosk-center/center.conf")
        ) { $0.center?.configuration = .bad("center.conf:3: port is not a number") },
    ]
}
