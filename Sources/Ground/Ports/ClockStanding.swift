// SPDX-License-Identifier: Apache-2.0
import Terms

/// How the hall's time stands to the machine's clock, for pages, figures and alarms.
package struct ClockStanding: Sendable, Equatable {
    /// What people should do something about.
    package enum Trouble: String, Sendable, CaseIterable {
        /// The machine's clock shows a time before this program was made.
        case unset
        /// The machine's clock stepped, and nobody vouches for it: the hall's time goes on from before.
        case held
        /// The machine's clock differs from the center's by more than A27 allows: the center's counts.
        case differs
    }

    /// What the hall's time rests on.
    package let source: ClockJudge.Source
    /// The machine's clock minus the hall's time, in seconds.
    package let differenceSeconds: Int
    /// Whether a time server vouches for the machine's clock.
    package let isVouched: Bool
    /// Whether a step waits for a person's word, and no time will bring it.
    package let waitsForPerson: Bool
    /// What is wrong; nil when all is well.
    package let trouble: Trouble?

    /// No clock was ever right before: 2026-01-01.
    static let earliest = Timestamp(seconds: 1_767_225_600)

    /// Nothing was looked at yet.
    package init() {
        (source, differenceSeconds, isVouched, waitsForPerson, trouble) = (.system, 0, false, false, nil)
    }

    /// What `judge` made of `reading`.
    init(_ judge: ClockJudge, at reading: ClockJudge.Reading, isVouched: Bool) {
        (source, self.isVouched) = (judge.source, isVouched)
        differenceSeconds = Int(judge.differenceMilliseconds / 1000)
        waitsForPerson = judge.waitsForPerson ?? false
        trouble =
            switch judge.source {
            case _ where reading.system < Self.earliest: .unset
            case .held: .held
            case .center where abs(judge.differenceMilliseconds) > ClockJudge.toleranceMilliseconds: .differs
            case .center, .system: nil
            }
    }
}

extension ClockJudge.Source: Loggable {
    /// The word of answers and figures.
    package var logText: String { rawValue }
}
