// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The hall's time for all who ask: reads the machine's clocks and lets a `ClockJudge` decide.
package final class HallTime: Sendable {
    private struct State {
        var judge = ClockJudge()
        /// What was last written to the log.
        var told = ClockStanding()
    }

    private let read: @Sendable () -> ClockJudge.Reading
    private let vouches: @Sendable () -> Bool
    private let state = Lock(State())

    /// Takes the clocks, by default the machine's, and who vouches for the wall clock, by default its time server.
    package init(
        vouches: @escaping @Sendable () -> Bool = { TimeServer.vouches() },
        read: @escaping @Sendable () -> ClockJudge.Reading = {
            ClockJudge.Reading(system: SystemClock.now(), steady: .now())
        }
    ) {
        (self.read, self.vouches) = (read, vouches)
    }

    /// The hall's time.
    package func now() -> Timestamp { state.withLock { $0.judge.time(at: read()) } }

    /// Begins after the journal's newest moment, nil for a new one; once, whatever is opened anew afterwards.
    ///
    /// `dayEnd` is where the journal's business day ends while somebody waits.
    package func begin(after newest: Timestamp?, dayEnd: Timestamp?) {
        let isVouched = vouches()
        state.withLock { state in
            let reading = read()
            state.judge.dayEnd = dayEnd
            state.judge.begin(after: newest, at: reading)
            if isVouched { state.judge.vouch(at: reading) }
        }
        tell(isVouched)
    }

    /// Looks whether a time server vouches for the clock, and says in the log what has changed; to be called each second.
    package func look(dayEnd: Timestamp?) {
        let isVouched = vouches()
        state.withLock { state in
            let reading = read()
            state.judge.dayEnd = dayEnd
            if isVouched { state.judge.vouch(at: reading) }
            _ = state.judge.time(at: reading)
        }
        tell(isVouched)
    }

    /// The center answered just now with its clock; returns that clock minus the machine's, in seconds.
    package func note(center: Timestamp) -> Int {
        state.withLock { state in
            let reading = read()
            state.judge.note(center: center, at: reading)
            return Int((center.milliseconds - reading.system.milliseconds) / 1000)
        }
    }

    /// A person says that the machine's clock is right.
    package func believe() {
        state.withLock { $0.judge.vouch(at: read(), byPerson: true) }
        Log.write(.notice, "the machine's clock is believed on somebody's word")
    }

    /// How the clocks stand.
    package var standing: ClockStanding { state.withLock { $0.told } }

    private func tell(_ isVouched: Bool) {
        let (before, now) = state.withLock { state in
            let before = state.told
            state.told = ClockStanding(state.judge, at: read(), isVouched: isVouched)
            return (before, state.told)
        }
        guard before.trouble != now.trouble else { return }
        switch now.trouble {
        case nil: Log.write(.notice, "the clock is in order again", ["source": now.source])
        case .unset?: Log.write(.error, "the machine's clock is not set")
        case .differs?:
            let seconds = now.differenceSeconds
            Log.write(.warning, "the center's clock counts, the machine's is off", ["seconds": seconds])
        case .held?:
            let (seconds, person) = (now.differenceSeconds, now.waitsForPerson)
            Log.write(
                .error,
                "the machine's clock stepped: the hall's time goes on from before",
                ["seconds": seconds, "until_somebody_vouches": person]
            )
        }
    }
}
