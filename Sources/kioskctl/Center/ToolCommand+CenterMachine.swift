// SPDX-License-Identifier: Apache-2.0
import Booking
import Charter
import Glibc
import Ports
import Settings
import Store
import Supervision
import Terms
import Vault

// What is done on the center's own machine, with its database and keys; also while centerd runs.
extension ToolCommand {
    static let centerMachine: [ToolCommand] = [
        ToolCommand(
            "center staff first",
            [Operand("NO")],
            required: [.config],
            "on the center's machine, also while it is stopped: let the first member of the city sign in at /office"
        ) { try addFirst($0) },
        ToolCommand(
            "center audit verify",
            [Operand("FILE", .file, isOptional: true)],
            options: [.database, .keys],
            "check an exported audit log, or with --db the one of a database: whole, in order, and not cut off"
        ) { try verifyAudit($0) },
    ]

    /// The others are added by whoever signs in first.
    private static func addFirst(_ invocation: Invocation) throws {
        guard let number = StaffID(invocation.operands[0]) else {
            throw CommandLineFault.value("NO", expected: "1 to 40 letters, digits, '.', '_' or '-'")
        }
        let (store, now) = try openCenter(invocation)
        guard try store.members().allSatisfy({ $0.role != .city || $0.isDisabled }) else {
            throw ToolFault(
                "somebody looks after the city already: let them add \(number), or kioskctl center staff add"
            )
        }
        let secret = try SecretPrompt.ask("secret of \(number)")
        try StaffRoll.check(secret: secret)
        guard
            let member = CenterMember(
                number: number,
                role: .city,
                center: nil,
                department: nil,
                secret: try PasswordHash(secret)
            )
        else { throw ToolFault("\(number) cannot be added") }
        let answer = try store.writing("add staff") { () throws(StoreError) in
            let answer = try store.add(member)
            guard answer == .done else { return answer }
            try store.audit(AuditEntry(actor: "machine", action: "staff.add", subject: number.text), at: now)
            return answer
        }
        guard answer == .done else { throw ToolFault("\(number) is a member of staff already") }
        Terminal.write("\(number) may sign in at /office as city\n")
    }

    private static func verifyAudit(_ invocation: Invocation) throws {
        let ring = try invocation[.keys].map { try KeyRing.load(path: $0) }
        let keys = ring.map { AuditKeys.ring($0) }
        let verdict: AuditChain.Verdict
        switch (invocation.operands.first, invocation[.database]) {
        case (let file?, nil): verdict = try verifyExport(file, keys)
        case (nil, let database?): verdict = try verifyDatabase(database, keys)
        default: throw ToolFault("name either a file that was exported or a database with --db")
        }
        let entries = verdict.first.map { "entries \($0) to \(verdict.last)" } ?? "no entries"
        let signed = verdict.signed.map { "signed up to entry \($0)" } ?? "not signed yet"
        let checked = verdict.isSigned ? "" : "; signatures were not checked: name the center's keys with --keys"
        Terminal.write("the audit log is whole: \(entries), \(signed)\(checked)\n")
    }

    private static func verifyExport(_ path: String, _ keys: AuditKeys?) throws -> AuditChain.Verdict {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PortError(call: "open", on: path) }
        defer { close(descriptor) }
        var reading = AuditReading(keys: keys)
        var buffer = [UInt8](repeating: 0, count: AuditText.lineLimit)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 || errno == EINTR else { throw PortError(call: "read", on: path) }
            if count == 0 { return try reading.finish() }
            if count > 0 { try reading.take(buffer[..<count]) }
        }
    }

    /// Needs no key of the center: what is sealed in the database stays closed.
    private static func verifyDatabase(_ path: String, _ keys: AuditKeys?) throws -> AuditChain.Verdict {
        let vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let store = try CenterStore(reading: path, vault: vault) { Timestamp(milliseconds: 0) }
        return try store.checkAudit(keys).get()
    }

    private static func openCenter(_ invocation: Invocation) throws -> (CenterStore, Timestamp) {
        let path = try invocation.required(.config)
        let bytes = try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        let settings = try CenterSettings(SettingsFile.parse(bytes: bytes, name: path))
        let clock = HallClock(zone: try HallZone(identifier: settings.zone))
        let now = clock.now().timestamp
        let files = try CenterFiles(directory: settings.directory, now: now)
        let vault = try Vault(keys: files.keys, as: .center)
        let store = try CenterStore(path: settings.directory + "/center.db", vault: vault) { clock.now().timestamp }
        return (store, now)
    }
}

extension ToolOption {
    fileprivate static let database = ToolOption("db", "FILE", "the center's database, or a copy of it")
    fileprivate static let keys = ToolOption("keys", "FILE", "the center's keys, or only its public ones")
}
