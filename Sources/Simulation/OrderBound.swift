// SPDX-License-Identifier: Apache-2.0
import Queueing

/// The longest that an ordinary visitor can wait under a policy, whatever comes after.
///
/// Let `c` windows serve one line, and let `a` ordinary visitors wait before ours when ours takes a number. After the
/// ageing time `A` whoever stands first among them has aged as well, so from then on every window makes at most `p`
/// priority calls (`priorityRun`) before each ordinary one. Of the `a` before ours each is called once, by some window;
/// with the run that a window may be in the middle of, that leaves room for `p · (a + c)` priority calls. No window is idle
/// while ours waits, so when ours is called the `c` windows together have worked `c` times as long as has passed since the
/// ageing: at most on the `c` visits under way, on the `a`, and on the priority calls. Therefore
///
///     wait ≤ A + (the longest c + a + p · (a + c) visits of the day) / c
///
/// First come, first served is the case of no ageing and no priority calls, with all who wait for `a`.
struct OrderBound {
    private let ageing: Int64
    private let run: Int
    private let windows: Int
    /// The milliseconds of the longest n visits together, at n.
    private let longest: [Int64]

    /// The bound of `policy` on a day whose visits take so many milliseconds.
    init(_ policy: OrderPolicy, windows: Int, handling: [Int64]) {
        self.windows = windows
        switch policy.mode {
        case .fifo: (ageing, run) = (0, 0)
        case .ratio: (ageing, run) = (0, policy.priorityRun)
        case .aged: (ageing, run) = (Int64(policy.ageingMinutes) * 60_000, policy.priorityRun)
        case .strict: (ageing, run) = (Int64(OrderPolicy.longestAgeingMinutes) * 60_000, policy.priorityRun)
        }
        longest = handling.sorted(by: >).reduce(into: [0]) { sums, visit in sums.append((sums.last ?? 0) + visit) }
    }

    /// Milliseconds that somebody waits at the most who finds `ahead` ordinary visitors waiting.
    func wait(behind ahead: Int) -> Int64 {
        let visits = windows + ahead + run * (run == 0 ? 0 : ahead + windows)
        return ageing + longest[min(visits, longest.count - 1)] / Int64(windows)
    }
}
