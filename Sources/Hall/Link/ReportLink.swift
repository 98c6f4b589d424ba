// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Wire

/// Tells the center how the hall is doing: each minute, and at once when there is news.
struct ReportLink: Sendable {
    let line: CenterLine
    let upkeep: LinkUpkeep

    /// Reports until the task is cancelled.
    func run() async {
        var sent: (report: HallReport, at: MonotonicTime)?
        while true {
            let (report, now) = (await upkeep.report(), line.time.now())
            var rest = line.limits.reportLook
            let isDue = sent.map { $0.at.duration(to: now) >= line.limits.reportEvery } ?? true
            if isDue || report.isNews(after: sent?.report) {
                do throws(LinkTrouble) {
                    _ = try await line.post(report: report)
                    sent = (report, now)
                } catch {
                    guard error != .stopped else { return }
                    // The next look sends what is true then; a center that cannot be reached is known of already.
                    rest = line.limits.longestRetry
                }
            }
            do throws(CancellationError) { try await line.time.wait(for: rest) } catch { return }
        }
    }
}
