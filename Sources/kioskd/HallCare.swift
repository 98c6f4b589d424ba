// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Terms
import Web

/// Looks after the room on the hall's disk, and forgets whom the hall need not know any more.
final class HallCare: Sendable {
    private let journal: Journal
    private let clock: HallClock
    private let time: any Timekeeper
    private let disk = Lock(DiskStanding())

    init(journal: Journal, clock: HallClock, time: any Timekeeper) {
        (self.journal, self.clock, self.time) = (journal, clock, time)
    }

    /// The ways of the API.
    var door: UpkeepDoor {
        UpkeepDoor(
            disk: { self.disk.withLock { $0 } },
            forget: { () throws(JournalError) in try await self.forget() }
        )
    }

    /// Looks at the disk until the task is cancelled: tells when room becomes short, lets what can be done without go,
    /// and finds out by itself when a full disk takes something again.
    func watchDisk() async {
        repeat {
            guard let (free, total) = try? DiskSpace.look(journal.directory) else { continue }
            let log = DiskSpace.size(journal.logPath)
            let (isNews, room) = disk.withLock { disk in
                disk.logBytes = log
                return (disk.watch.note(free: free, of: total), disk.watch.room)
            }
            if isNews {
                let level: Log.Level = room == .enough ? .notice : room == .low ? .warning : .error
                let mebibytes = free >> 20
                Log.write(level, "room on the disk", ["room": room, "free_mebibytes": mebibytes])
                if room == .scarce { await journal.yieldSpace() }
            }
            // Otherwise a hall that nobody dares to ask would say for ever that it cannot issue.
            if await journal.status().storage != .ok, (try? await journal.prove()) != nil {
                Log.write(.notice, "the disk takes tickets again")
            }
        } while (try? await time.wait(for: Self.diskCheck)) != nil
    }

    /// Forgets soon after the start and from time to time: a day passes also while nobody asks.
    func keepForgetting() async {
        repeat {
            do throws(JournalError) {
                let done = try await forget()
                if done.looked > 0 {
                    Log.write(.notice, "forgot whom earlier days were about", ["shortened": done.shortened])
                }
            } catch {
                guard error != .stopping else { return }
                Log.write(.error, "earlier days could not be forgotten", ["reason": error])
            }
        } while (try? await time.wait(for: Self.forgettingCheck)) != nil
    }

    /// Page by page, with a rest in which tickets are stored.
    private func forget() async throws(JournalError) -> Forgetting {
        var all = Forgetting()
        while true {
            let page = try await journal.forgetPage()
            all.looked += page.looked
            all.shortened += page.shortened
            all.through = page.through
            guard page.isMore, (try? await time.wait(for: Self.pageRest)) != nil else { break }
        }
        if all.looked > 0 { await journal.dropOldSnapshots() }
        await journal.dropCopies(madeBefore: clock.now().timestamp.adding(minutes: -Self.copyDays * 1440))
        return all
    }

    private static let diskCheck = Duration.seconds(10)
    private static let forgettingCheck = Duration.seconds(1800)
    private static let pageRest = Duration.milliseconds(50)
    /// How long a copy from before an upgrade is kept: to go back within a week.
    private static let copyDays = 7
}
