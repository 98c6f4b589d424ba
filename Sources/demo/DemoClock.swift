// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// When the demonstration takes place: at any hour of the day, the hall has late morning.
enum DemoClock {
    /// A fixed zone in which it is between 11 and 12 o'clock now, so that neither slots nor the day end meanwhile.
    ///
    /// POSIX signs: Etc/GMT-8 is eight hours east of Greenwich.
    static func lateMorningZone(at now: Timestamp = SystemClock.now()) -> String {
        let hour = Int(now.seconds / 3600 % 24)
        let east = 11 - hour
        return east == 0 ? "Etc/GMT" : east > 0 ? "Etc/GMT-\(east)" : "Etc/GMT+\(-east)"
    }
}

extension Timekeeper {
    /// Looks again and again until there is something, or until the time is over: then nil.
    func poll<Found>(
        within limit: Duration = .seconds(10),
        every pause: Duration = .milliseconds(40),
        _ look: () async throws -> Found?
    ) async throws -> Found? {
        let due = now().advanced(by: limit)
        while true {
            if let found = try await look() { return found }
            guard now() < due else { return nil }
            try await wait(for: pause)
        }
    }
}
