// SPDX-License-Identifier: Apache-2.0
import Ports

/// Holds back whoever tries codes: a wrong one is answered late, and after some of them nobody is heard for a while.
struct EnrolmentPace: Sendable {
    private struct State {
        /// When the last wrong codes were tried.
        var failures: [MonotonicTime] = []
    }

    private let time: any Timekeeper
    private let state = Lock(State())

    /// How long a wrong code waits for its answer.
    static let delay = Duration.seconds(1)
    /// The wrong codes, of all halls together, after which nobody is heard.
    static let mostFailures = 20
    /// How long they count.
    static let memory = Duration.seconds(60)

    init(time: any Timekeeper) { self.time = time }

    /// Says whether an attempt is heard now.
    func admit() -> Bool {
        let now = time.now()
        return state.withLock { state in
            state.failures.removeAll { $0.duration(to: now) >= Self.memory }
            return state.failures.count < Self.mostFailures
        }
    }

    /// Counts a wrong code, and waits.
    func fail() async {
        let now = time.now()
        state.withLock { $0.failures.append(now) }
        do throws(CancellationError) { try await time.wait(for: Self.delay) } catch {}
    }
}
