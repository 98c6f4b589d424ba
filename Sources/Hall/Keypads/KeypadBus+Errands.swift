// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

// What keypads ask the hall, and what the hall tells them.
extension KeypadBus {
    /// Attempts to have a press stored, all with one intent key.
    static let attempts = 3
    /// The pause between two of them.
    static let retryPause = Duration.milliseconds(500)
    /// The least time between two looks at the hall: a display need not count along with a rush.
    static let lookPause = Duration.milliseconds(100)

    func carryOut(_ errand: KeypadDesk.Errand, at post: KeypadPost) async {
        switch errand {
        case .wish(let wish, let key):
            guard let glance = await doors.look([post.window], wish.number).first,
                let command = wish.command(glance, doors.plan, configuration.unserved)
            else { return tell(.beep, post.address) }
            guard case .refused? = await submit(command, key, glance.clerk ?? post.staff, post) else { return }
            tell(.beep, post.address)
        case .rating(let ticket, let rating, let key):
            // The visitor's, not the clerk's; a rating that comes too late is nobody's to beep at.
            _ = await submit(.rate(ticket: ticket, rating), key, nil, post)
        }
    }

    /// The hall's answer; nil, after a beep, when it could not be stored.
    private func submit(
        _ command: HallCommand,
        _ key: IntentKey,
        _ staff: StaffID?,
        _ post: KeypadPost
    ) async -> HallAnswer? {
        for attempt in 1...Self.attempts {
            do throws(JournalError) {
                return try await doors.submit(command, key, staff).answer
            } catch {
                Log.write(.error, "a key press was not stored", ["window": post.window, "attempt": attempt])
                if error == .stopping { return nil }
            }
            guard attempt < Self.attempts, (try? await time.wait(for: Self.retryPause)) != nil else { break }
        }
        tell(.beep, post.address)
        return nil
    }

    /// Follows the hall: displays show the state, evaluators ask after what was finished.
    func follow() async {
        let windows = configuration.posts.map(\.window)
        var position = doors.newest()
        show(await doors.look(windows, nil))
        while let news = await doors.news(position) {
            position = news.position
            for event in news.events { note(event) }
            show(await doors.look(windows, nil))
            guard (try? await time.wait(for: Self.lookPause)) != nil else { return }
        }
    }
}
