// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Terms

/// Whether a time server vouches for the machine's clock.
package enum TimeServer {
    /// What systemd-timesyncd touches each time it has set the clock (systemd-timesyncd.service(8)).
    package static let marker = "/run/systemd/timesync/synchronized"
    /// The longest pause between two answers that timesyncd takes, with some air: PollIntervalMaxSec is 2,048 s.
    static let longestPoll: Int64 = 2_400

    /// Says whether the kernel holds its clock for set (adjtimex(2), as every NTP client tells it); where that may not be
    /// asked, whether timesyncd has set it lately.
    package static func vouches() -> Bool {
        switch linux_clock_is_synchronised() {
        case 1: true
        case 0: false
        default: isFresh(touched: touched(marker), at: SystemClock.now())
        }
    }

    /// Says whether a marker touched at `touched` speaks of the clock that shows `now`: after a step nobody made for it,
    /// it lies too far back or ahead.
    static func isFresh(touched: Timestamp?, at now: Timestamp) -> Bool {
        guard let touched else { return false }
        return (0...longestPoll * 1000).contains(now.milliseconds - touched.milliseconds)
    }

    /// When the file at `path` was last written; nil when it is not there.
    static func touched(_ path: String) -> Timestamp? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        return Timestamp(milliseconds: Int64(facts.st_mtim.tv_sec) * 1000 + Int64(facts.st_mtim.tv_nsec) / 1_000_000)
    }
}
