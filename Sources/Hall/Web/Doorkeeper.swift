// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Terms
package import Vault

/// Knows the staff of a hall: checks secrets, one at a time, and changes the staff file.
///
/// A secret takes a quarter of a second and 32 MiB to check, and a change waits for the disk: both happen on a thread of
/// its own, which holds up nobody who takes a number.
package actor Doorkeeper {
    /// What came of a number and a secret.
    enum Finding {
        case member(StaffMember)
        /// An unknown number, a wrong secret, or somebody who may not sign in: nobody is told which.
        case refused
        case locked(until: Timestamp)
        /// Too many wait already.
        case busy
    }

    /// The staff as the file has them.
    nonisolated let book: StaffBook
    /// What the secrets of new members cost to check.
    nonisolated let cost: PasswordHash.Cost
    private var judge: SignInJudge
    private nonisolated let waiting = Lock(0)
    private nonisolated let thread: WorkThread

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.executor.asUnownedSerialExecutor() }

    /// Checks of secrets at once; more are told to come again.
    static let waitingLimit = 16

    /// Opens the staff file of a hall's directory; `cost` is for tests only.
    package init(directory: String, cost: PasswordHash.Cost = .usual) throws {
        book = StaffBook(path: directory + "/" + StaffRoll.fileName)
        self.cost = cost
        judge = SignInJudge(cost: cost)
        thread = try WorkThread(named: "doorkeeper")
    }

    /// Checks a secret; `address` is where the request came from.
    nonisolated func check(
        _ staff: StaffID,
        _ secret: String,
        from address: String,
        at now: Timestamp
    ) async throws(APIFault) -> Finding {
        let isAdmitted = waiting.withLock { waiting in
            guard waiting < Self.waitingLimit else { return false }
            waiting += 1
            return true
        }
        guard isAdmitted else { return .busy }
        defer { waiting.withLock { $0 -= 1 } }
        return try await find(staff, secret, address, now)
    }

    /// Changes the staff file, and tells what `change` gives.
    func change<Result: Sendable>(
        _ change: @Sendable (inout StaffRoll) throws(StaffFault) -> Result
    ) throws(StaffFault) -> Result {
        try StaffRoll.change(path: book.path, change)
    }

    /// Hashes a new secret; throws for one that nobody may have.
    func hash(_ secret: String) throws(StaffFault) -> PasswordHash {
        try StaffRoll.check(secret: secret)
        do throws(VaultError) {
            return try PasswordHash(secret, cost: cost)
        } catch { throw .file(error) }
    }

    /// Says whether somebody has a secret already, and the roles, unless they do not matter.
    func has(_ staff: StaffID, _ roles: Set<StaffRole>?, _ secret: String) -> Bool {
        guard let member = (try? book.roll())?.member(staff), roles == nil || member.roles == roles else {
            return false
        }
        return (try? member.secret.matches(secret)) == true
    }

    /// Lets somebody try again who got a new secret.
    func forgive(_ staff: StaffID) { judge.forgive(staff) }

    private func find(
        _ staff: StaffID,
        _ secret: String,
        _ address: String,
        _ now: Timestamp
    ) throws(APIFault) -> Finding {
        let member = try book.roll().member(staff)
        let finding: SignInJudge.Finding
        do throws(VaultError) {
            finding = try judge.judge(
                staff,
                secret,
                kept: member?.secret,
                maySignIn: member?.isDisabled == false,
                from: address,
                at: now
            )
        } catch { throw .noMemory }
        switch finding {
        case .right: return member.map { .member($0) } ?? .refused
        case .refused: return .refused
        case .locked(let until): return .locked(until: until)
        }
    }
}
