// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Judges numbers and secrets, one at a time, and remembers who guesses.
///
/// A secret takes a quarter of a second and 32 MiB to check: its owner is an actor on a thread of its own.
package struct SignInJudge: Sendable {
    /// What came of a number and a secret.
    package enum Finding: Sendable, Equatable {
        case right
        /// An unknown number, a wrong secret, or somebody who may not sign in: nobody is told which.
        case refused
        case locked(until: Timestamp)
    }

    /// What the secrets of new members cost to check.
    package let cost: PasswordHash.Cost
    private var attempts = SignInAttempts()

    /// Begins with nobody locked; `cost` is what an unknown number costs too.
    package init(cost: PasswordHash.Cost = .usual) { self.cost = cost }

    /// Judges what was typed for `staff` against what is kept of their secret, nil for an unknown number.
    ///
    /// `address` is where it came from; throws when there is no memory for it.
    package mutating func judge(
        _ staff: StaffID,
        _ secret: String,
        kept: PasswordHash?,
        maySignIn: Bool,
        from address: String,
        at now: Timestamp
    ) throws(VaultError) -> Finding {
        let subjects: [SignInAttempts.Subject] = [.staff(staff), .address(address)]
        if let until = attempts.lockedUntil(subjects, at: now) { return .locked(until: until) }
        var isRight = false
        if let kept {
            isRight = try kept.matches(secret)
        } else {
            // So that the answer for an unknown number takes as long.
            _ = try PasswordHash(secret, cost: cost)
        }
        guard isRight, maySignIn else {
            attempts.miss(subjects, at: now)
            return attempts.lockedUntil(subjects, at: now).map { .locked(until: $0) } ?? .refused
        }
        attempts.forget(staff)
        return .right
    }

    /// Lets somebody try again who got a new secret.
    package mutating func forgive(_ staff: StaffID) { attempts.forget(staff) }
}
