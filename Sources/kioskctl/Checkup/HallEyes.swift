// SPDX-License-Identifier: Apache-2.0
import Checkup
import Glibc
import HTTP
import Journal
import Ports
import Probe
import Rows
import Safekeeping
import Settings
import Setup
import Terms
import Vault

/// Looks at a hall: hall.conf, the journal from outside, the daemon, devices, the way to the center.
struct HallEyes {
    let hall: HallOnDisk
    /// Ports that somebody listens on.
    let listening: Set<Int>
    /// Where the backups are.
    let shelf: String
    let daemon: DaemonEyes

    /// Larger databases are checked by `kioskctl journal verify`, in bytes.
    private static let quickCheckLimit: Int64 = 2 << 30

    func look() async -> HallSight {
        var sight = HallSight()
        (sight.configurationPath, sight.directory) = (hall.configuration, hall.directory)
        sight.configuration = configuration()
        (sight.journal, sight.journalIsNewer) = journal()
        sight.logBytes = Kernel.facts(hall.directory + "/journal.db-wal").map { Int64($0.st_size) }
        sight.port = daemon.port
        sight.isListening = listening.contains(sight.port)
        let answers = await daemon.ask()
        (sight.hasToken, sight.daemon) = (answers.hasToken, answers.daemon)
        sight.devices = devices(answers.devices)
        (sight.enrolment, sight.line) = await LineEyes(hall.directory).look()
        sight.backups = BackupEyes.look(shelf)
        return sight
    }

    private func configuration() -> HallSight.State {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(path: hall.configuration, limit: SettingsFile.byteLimit)
        } catch { return Self.state(of: error) }
        do throws(HallSettingsError) {
            _ = try HallSettings.read(bytes, name: hall.configuration)
            return .good
        } catch { return .bad("\(error)") }
    }

    private func journal() -> (HallSight.State, isNewer: Bool) {
        guard !PuttingBack(hall.directory).isUnfinished else {
            return (.bad("a restore was cut off: kioskd does not open before it is done"), false)
        }
        let path = hall.directory + "/journal.db"
        guard unsafe access(path, R_OK) == 0 else { return (errno == EACCES ? .unseen : .missing, false) }
        do throws(JournalError) {
            _ = try Journal.rows(in: hall.directory, after: .start, limit: 1)
        } catch {
            if case .newerVersion = error { return (.bad("\(error)"), true) }
            return (.bad("\(error)"), false)
        }
        return (Self.pages(path), false)
    }

    /// Whether the pages of a database are sound, as far as a quick look tells.
    static func pages(_ path: String) -> HallSight.State {
        guard let facts = Kernel.facts(path), Int64(facts.st_size) <= quickCheckLimit else { return .good }
        do throws(RowsError) {
            let problems = try Connection(path: path, access: .readOnly).quickProblems()
            return problems.isEmpty ? .good : .bad("\(path) has damaged pages")
        } catch { return .bad("\(path): \(error)") }
    }

    static func state(of error: PortError) -> HallSight.State {
        switch error {
        case .notFound: .missing
        case .denied: .unseen
        default: .bad("\(error)")
        }
    }

    // MARK: Devices

    /// The devices as the daemon tells them, or else as hall.conf names them.
    private func devices(_ told: [JSONValue]?) -> [HallSight.Device] {
        let plugged = (try? DeviceSurvey().devices()) ?? []
        guard let told else {
            return (hall.settings?.addresses ?? []).map { name, address in
                var device = HallSight.Device(name, address: address.text)
                find(&device, address, plugged)
                return device
            }
        }
        return told.map { row in
            var address: String?
            if case .text(let text) = row["address"] { address = text }
            var device = HallSight.Device("\(row["kind"].shown) \(row["place"].shown)", address: address)
            (device.isWorking, device.state) = (row["working"] == .flag(true), row["state"].shown)
            if case .text(let fault) = row["last_fault"] { device.fault = fault }
            if let meant = address.flatMap({ DeviceAddress(text: $0) }) { find(&device, meant, plugged) }
            return device
        }
    }

    private func find(_ device: inout HallSight.Device, _ address: DeviceAddress, _ plugged: [PluggedDevice]) {
        guard let meant = address.attached else { return }
        let found = plugged.first { other in
            meant.portClass == other.identity.portClass && meant.match.fits(other.identity)
        }
        device.isFound = found != nil
        guard let node = found?.identity.node, let facts = Kernel.facts(node) else { return }
        let group = Kernel.group(facts.st_gid)
        if !Self.groups.contains(group), facts.st_mode & 0o006 != 0o006 { device.deniedGroup = group }
    }

    /// The groups of kioskd.service.
    private static let groups: Set<String> = ["hallkiosk", "dialout", "lp", "input", "audio"]
}

extension HallSettings {
    /// Every device that is an address, with what it is.
    fileprivate var addresses: [(String, DeviceAddress)] {
        let ofStations = stations.flatMap { station -> [(String, DeviceAddress)] in
            let parts: [(String, DeviceAddress?)] = [
                ("reader", station.reader), ("documents", station.documents), ("scanner", station.scanner?.address),
            ]
            return parts.compactMap { name, address in address.map { ("\(name) \(station.id)", $0) } }
                + station.printers.map { ("printer \(station.id)", $0.address) }
        }
        return ofStations + keypads.map { ("keypads \($0.name)", $0.address) }
            + panels.map { ("panel \($0.name)", $0.address) }
    }
}
