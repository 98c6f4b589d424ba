// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Counts wrong secrets, so that nobody can go on guessing: by staff number, known or not, and by address.
package struct SignInAttempts: Sendable {
    /// Who guesses, or whose secret is guessed.
    package enum Subject: Hashable, Sendable {
        case staff(StaffID)
        case address(String)

        /// Wrong secrets in `minutes` that are one too many.
        ///
        /// A whole house may come from one address, through a proxy: its clerks' typing errors must not lock it out.
        package var limit: Int {
            switch self {
            case .staff: 5
            case .address: 25
            }
        }
    }

    private struct Misses {
        /// The last ones, oldest first; never more than the limit.
        var times: [Timestamp] = []
        var lockedUntil: Timestamp?
    }

    /// How long a wrong secret counts, and how long nobody is let in after too many, in minutes.
    package static let minutes = 15
    /// Subjects kept; of more the oldest are forgotten.
    package static let subjectLimit = 2048

    private var misses: [Subject: Misses] = [:]
    /// The subjects in the order in which they came.
    private var order: [Subject] = []

    /// Begins without a miss.
    package init() {}

    /// Until when any of `subjects` is locked; nil when all may try.
    package func lockedUntil(_ subjects: [Subject], at now: Timestamp) -> Timestamp? {
        // A clock that was set back must not make a lock longer.
        let latest = now.adding(minutes: Self.minutes)
        return subjects.compactMap { misses[$0]?.lockedUntil }.filter { $0 > now && $0 <= latest }.max()
    }

    /// Takes note of a wrong secret.
    package mutating func miss(_ subjects: [Subject], at now: Timestamp) {
        for subject in subjects {
            if misses[subject] == nil { order.append(subject) }
            var known = misses[subject] ?? Misses()
            known.times = known.times.filter { $0 <= now && now < $0.adding(minutes: Self.minutes) } + [now]
            if known.times.count >= subject.limit {
                known = Misses(lockedUntil: now.adding(minutes: Self.minutes))
            }
            misses[subject] = known
            if order.count > Self.subjectLimit { misses[order.removeFirst()] = nil }
        }
    }

    /// Takes note of a right secret: what was wrong before it were typing errors.
    package mutating func forget(_ staff: StaffID) {
        misses[.staff(staff)] = nil
        order.removeAll { $0 == .staff(staff) }
    }
}
