// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Queueing
import Safekeeping
import Setup
import Terms
import Vault

/// `kioskctl restore --drill`: puts a backup back into a folder of its own, opens it as the daemon would, has it give a
/// number, and removes it: whoever never did that does not know whether there is a backup.
struct HallDrill {
    private let backup: Backup

    init(_ invocation: Invocation) throws {
        backup = try Backup.find(invocation.operands[0])
        guard backup.manifest.kind == .hall else {
            throw BackupFault.ofAnother(expected: "a hall", found: "a center: kioskctl center restore --drill")
        }
    }

    @concurrent
    func run() async throws {
        let scratch = try ScratchFolder(bytes: backup.manifest.totalBytes)
        defer { scratch.remove() }
        try backup.check()
        let reading = try HallBackupReading(backup)
        let place = PuttingBack(scratch.path)
        try place.lay(out: backup, part: BackupMaking.state)
        let standing = try reading.check(laidOut: place.stage)
        let clock = try reading.clock()
        let floor = NumberFloor.serial(at: clock.now(), witnesses: [], said: nil)
        _ = try Journal.goOn(in: place.stage, above: floor, at: clock.now())
        let journal = try Journal.open(directory: place.stage, plan: reading.settings.plan) { clock.now() }
        let number = await next(journal, reading.settings.plan)
        await journal.close()
        Terminal.write(
            """
            the drill went well: \(backup.folder) would put hall \(standing.hall) back as it was at \
            \(standing.newest?.text ?? "its beginning")
            \(standing.position) events are whole\(number.map { ", and the next number would be \($0)" } ?? "")

            """
        )
    }

    /// The number that the restored hall gives; nil when its rules give none now, as in a booking-only period.
    private func next(_ journal: Journal, _ plan: HallPlan) async -> String? {
        guard let service = plan.services.first else { return nil }
        let command = HallCommand.issueWalkIn(
            service: service.id,
            person: nil,
            station: nil,
            token: TicketToken(bytes: Random.bytes(17))
        )
        guard case .ticket(let id, _)? = try? await journal.submit(command, key: nil, staff: nil).answer else {
            return nil
        }
        return id.number.text
    }
}
