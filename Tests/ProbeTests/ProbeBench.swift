// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Synchronization
import Testing

@testable import Probe

/// A loop whose clock the test turns, and one walk on it.
final class ProbeBench: Sendable {
    let loop: EventLoop
    let time: ManualTimekeeper
    let news = Lock<[ProbeNews]>([])
    private let isOver = Atomic(false)

    init() throws {
        loop = try EventLoop(name: "probe")
        time = ManualTimekeeper(on: loop)
    }

    deinit { loop.stop() }

    /// Walks at `address`, and turns the clock until the walk is over; `person` does something when asked, if at all.
    ///
    /// `traffic` is what the device has heard and sent: the clock stands while bytes are on their way, which the kernel
    /// carries through a pty in its own time.
    func probe(
        _ address: String,
        _ plan: ProbePlan? = nil,
        traffic: (@Sendable () -> (heard: Int, sent: Int))? = nil,
        person: @escaping @Sendable (ProbeNews) -> Void = { _ in }
    ) async throws -> ProbeFinding {
        let address = try DeviceAddress(configuration: address)
        let run = ProbeRun(
            at: address,
            plan: plan ?? ProbePlan(for: address, personWaits: .seconds(20)),
            on: loop,
            time: time,
            onNews: { [news] one in
                news.withLock { $0.append(one) }
                if case .waitsForPerson = one { person(one) }
            }
        )
        let before = traffic?() ?? (heard: 0, sent: 0)
        return await turning {
            await run.run()
        } hasArrived: {
            guard let now = traffic?() else { return true }
            let tally = await run.tally
            return tally.sent == now.heard - before.heard && tally.received == now.sent - before.sent
        }
    }

    /// Does `work` while the clock turns.
    func turning<Result: Sendable, Failure: Error>(
        _ work: @Sendable @escaping () async throws(Failure) -> Result,
        hasArrived: @Sendable @escaping () async -> Bool
    ) async throws(Failure) -> Result {
        isOver.store(false, ordering: .relaxed)
        let clock = Task { await turn(hasArrived) }
        defer { isOver.store(true, ordering: .relaxed) }
        let result = try await work()
        isOver.store(true, ordering: .relaxed)
        await clock.value
        return result
    }

    /// Steps of 10 ms, each when all bytes have arrived.
    private func turn(_ hasArrived: () async -> Bool) async {
        while !isOver.load(ordering: .relaxed) {
            await loop.call {}
            if await hasArrived() { await time.advance(by: .milliseconds(10)) }
        }
    }
}

/// A device on a line that hears at its own rate, as over a real cable: what is sent at another arrives as other bytes.
extension SimulatedTerminal {
    static func hearing(
        at own: Int,
        on loop: EventLoop,
        _ device: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) throws(PortError) -> SimulatedTerminal {
        try SimulatedTerminal(on: loop) { bytes, rate in
            if rate == own { return device(bytes) }
            let answer = device(Misheard.bytes(bytes, at: max(rate, 1), by: own))
            return answer.isEmpty ? [] : Misheard.bytes(answer, at: own, by: max(rate, 1))
        }
    }
}
