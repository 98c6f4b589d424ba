// SPDX-License-Identifier: Apache-2.0
import HTTP
package import Ledger
package import Ports
package import Store
package import Terms
package import Vault

/// Checks the secrets of the center's staff, one at a time, on a thread of its own.
///
/// A secret takes a quarter of a second and 32 MiB to check: nobody who books may wait for it.
package actor StaffDoor {
    /// What came of a number and a secret.
    package enum Finding: Sendable {
        case member(CenterMember)
        /// An unknown number, a wrong secret, or somebody who may not sign in: nobody is told which.
        case refused
        case locked(until: Timestamp)
        /// Too many wait already.
        case busy
    }

    private let loop: EventLoop
    private var judge: SignInJudge
    private nonisolated let waiting = Lock(0)
    private nonisolated let cost: PasswordHash.Cost

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Checks of secrets at once; more are told to come again.
    package static let waitingLimit = 16

    /// Works on `loop`, which is its own; `cost` is for tests only.
    package init(on loop: EventLoop, cost: PasswordHash.Cost = .usual) {
        (self.loop, self.cost) = (loop, cost)
        judge = SignInJudge(cost: cost)
    }

    /// Checks the secret of `staff`; `address` is where the request came from.
    package nonisolated func check(
        _ staff: StaffID,
        _ secret: String,
        from address: String,
        in ledger: CenterLedger,
        at now: Timestamp
    ) async throws(CenterProblem) -> Finding {
        let isAdmitted = waiting.withLock { waiting in
            guard waiting < Self.waitingLimit else { return false }
            waiting += 1
            return true
        }
        guard isAdmitted else { return .busy }
        defer { waiting.withLock { $0 -= 1 } }
        let member: CenterMember?
        do throws(StoreError) {
            member = try await ledger.view { store throws(StoreError) in try store.member(staff) }
        } catch { throw .logged(error) }
        switch try await find(staff, secret, member, address, now) {
        case .right: return member.map { .member($0) } ?? .refused
        case .refused: return .refused
        case .locked(let until): return .locked(until: until)
        }
    }

    /// Hashes a new secret; throws for one that nobody may have.
    package func hash(_ secret: String) throws(CenterProblem) -> PasswordHash {
        do throws(StaffFault) {
            try StaffRoll.check(secret: secret)
        } catch { throw .unfitSecret }
        do throws(VaultError) {
            return try PasswordHash(secret, cost: cost)
        } catch { throw .noMemory }
    }

    /// Lets somebody try again who got a new secret.
    package func forgive(_ staff: StaffID) { judge.forgive(staff) }

    private func find(
        _ staff: StaffID,
        _ secret: String,
        _ member: CenterMember?,
        _ address: String,
        _ now: Timestamp
    ) throws(CenterProblem) -> SignInJudge.Finding {
        do throws(VaultError) {
            return try judge.judge(
                staff,
                secret,
                kept: member?.secret,
                maySignIn: member?.isDisabled == false,
                from: address,
                at: now
            )
        } catch { throw .noMemory }
    }
}

extension CenterProblem {
    static let noMemory = CenterProblem(503, "no-memory", "系统繁忙，请稍后再试", "There is no memory for it now")
    static let unfitSecret = CenterProblem(
        422,
        "unfit-secret",
        "密码须为8至128个字节，且不含控制字符",
        "A secret has 8 to 128 bytes and no control characters",
        members: ["field": .text("secret")]
    )
}

extension OfficeRequest {
    /// Where secrets are made; throws where nobody can sign in.
    package func doorkeeper() throws(CenterProblem) -> StaffDoor {
        guard let door else {
            throw CenterProblem(503, "no-sign-in", "本机未启用工作人员登录", "Staff cannot sign in here")
        }
        return door
    }
}
