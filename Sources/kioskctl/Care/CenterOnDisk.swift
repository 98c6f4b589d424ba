// SPDX-License-Identifier: Apache-2.0
import Booking
import Charter
import Ports
import Rows
import Settings
import Store
import Terms
import Vault

/// Where a center's files are, as center.conf says.
struct CenterOnDisk {
    let configuration: String
    let settings: CenterSettings

    /// Where center.conf is unless somebody says otherwise.
    static let usualConfiguration = "/etc/hallkiosk-center/center.conf"
    static let database = "center.db"

    init(_ invocation: Invocation) throws {
        try self.init(configuration: invocation[.config] ?? Self.usualConfiguration)
    }

    init(configuration: String) throws {
        self.configuration = configuration
        settings = try CenterSettings(
            SettingsFile.parse(bytes: ToolCommand.read(configuration), name: configuration)
        )
    }

    var directory: String { settings.directory }
    var owner: String { settings.hostNames[0] }

    func clock() throws -> HallClock { HallClock(zone: try HallZone(identifier: settings.zone)) }

    /// What a center's database in `directory` counts, when it is whole, its numbers add up and its audit log is unbroken.
    ///
    /// Needs no key of the center: what is sealed in it stays closed.
    static func check(_ directory: String) throws -> [String: Int64] {
        let vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let store = try CenterStore(reading: directory + "/" + database, vault: vault) { SystemClock.now() }
        guard try store.integrityProblems().isEmpty else { throw ToolFault("the center's database has damaged pages") }
        let report = try store.conservation()
        guard report.holds else {
            throw ToolFault("the numbers of \(report.faults.count) slots do not add up: kioskctl center conservation")
        }
        if case .failure(let flaw) = try store.checkAudit(nil) {
            throw ToolFault("the audit log is not whole: \(flaw)")
        }
        return try store.counts()
    }
}
