// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

// The hall's time, looked after (A27).
extension Hall {
    /// Lets the hall's time begin where the journal's ends; nobody is served before.
    static func begin(_ clock: HallClock, after journal: Journal) async {
        let newest = await journal.view { $0.newest?.timestamp }
        clock.time?.begin(after: newest, dayEnd: await dayEnd(of: journal, clock))
    }

    /// Looks each second who vouches for the machine's clock, and what people should know of it.
    func keepClock() async {
        guard let time = clock.time else { return }
        while !Task.isCancelled {
            time.look(dayEnd: await Self.dayEnd(of: journal, clock))
            guard (try? await loop.wait(for: Self.clockCheck)) != nil else { return }
        }
    }

    /// Where the journal's business day ends, while somebody is in the hall who would be missed by its end.
    private static func dayEnd(of journal: Journal, _ clock: HallClock) async -> Timestamp? {
        let day = await journal.view { $0.isAnybodyHere ? $0.day : nil }
        return day.map { clock.zone.timestamp(of: $0.advanced(byDays: 1)) }
    }

    private static let clockCheck = Duration.seconds(1)
}
