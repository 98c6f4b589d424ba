// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Testing
import Wire

@testable import Link

@Suite(.timeLimit(.minutes(1)))
struct ClaimingTests {
    /// A hall that has bookings 1 to 3, for now, and 9, for the afternoon; with a link that is not running.
    private struct Bench {
        let hall: LinkHall
        let center: MemoryCenter
        let time = StageClock()
        let link: CenterLink
        let submit: Submit

        init(fault: @escaping @Sendable (LinkRequest.Lane) -> MemoryCenter.Fault = { _ in .none }) async throws {
            hall = try LinkHall()
            center = MemoryCenter(fault: fault)
            link = try await hall.link(center, time: time)
            submit = link.claiming { [journal = hall.journal] command, key, staff throws(JournalError) in
                try await journal.submit(command, key: key, staff: staff)
            }
            let notices = try [1, 2, 3].map { try Words.notice($0) } + [Words.notice(9, inMinutes: 300)]
            let batch = ChangeBatch(
                from: 0,
                through: 4,
                changes: notices.map { .booking($0) },
                now: LinkHall.opening.timestamp
            )
            _ = try await hall.journal.submit(
                .takeCenterChanges(ChangeTranslation.changes(of: batch), from: 0, through: 4),
                key: nil,
                staff: nil
            )
        }

        /// Whether the ticket is to be verified at the window; nil when there is none.
        func mustVerify(_ receipt: Receipt) async -> Bool? {
            guard case .ticket(let id, _) = receipt.answer else { return nil }
            return await hall.journal.view { state in
                guard case .booked(_, _, let verify, _) = state.ticket(id)?.kind else { return nil }
                return verify
            }
        }
    }

    @Test
    func `what the center grants need not be verified`() async throws {
        let bench = try await Bench()
        let receipt = try await bench.submit(Words.exchange(1), Words.key("visit-1"), nil)
        #expect(await bench.mustVerify(receipt) == false)
        // The center hears of the visitor's own intent.
        #expect(
            bench.center.known.claims == [ClaimRequest(booking: try Words.number(1), intent: try Words.key("visit-1"))]
        )
        await bench.hall.close()
    }

    @Test(arguments: [
        (ClaimReply.refused(.cancelled), Refusal.bookingCancelled),
        (.refused(.exchangedElsewhere), .exchangedElsewhere),
        (.unknown, .bookingNotFound),
    ])
    func `what the center refuses is refused`(reply: ClaimReply, refusal: Refusal) async throws {
        let bench = try await Bench()
        bench.center.change { $0.claimReply = reply }
        let receipt = try await bench.submit(Words.exchange(1), nil, nil)
        #expect(receipt.answer == .refused(refusal))
        #expect(bench.center.known.claims.count == 1)
        await bench.hall.close()
    }

    @Test
    func `a center that is slow costs the visitor the limit, and the next one nothing`() async throws {
        let bench = try await Bench { lane in lane == .claims ? .silent : .none }
        async let waiting = bench.submit(Words.exchange(1), Words.key("visit-1"), nil)
        await bench.time.pass(.milliseconds(800))
        let receipt = try await waiting
        #expect(await bench.mustVerify(receipt) == true)

        let next = try await bench.submit(Words.exchange(2), Words.key("visit-2"), nil)
        #expect(await bench.mustVerify(next) == true)
        #expect(bench.time.now() == MonotonicTime(nanoseconds: 800_000_000))

        // After the pause the center is asked again.
        bench.time.turn(by: LinkLimits().claimPause)
        async let later = bench.submit(Words.exchange(3), Words.key("visit-3"), nil)
        await bench.time.pass(.milliseconds(800))
        #expect(await bench.mustVerify(try await later) == true)
        await bench.hall.close()
    }

    @Test
    func `while the center is known to be away nobody waits`() async throws {
        let claims = Lock(0)
        let bench = try await Bench { lane in
            if lane == .claims { claims.withLock { $0 += 1 } }
            return .lostRequest
        }
        try await running(bench.link) {
            // Both directions have failed and rest.
            await bench.time.untilWaiting(for: .seconds(1), 2)
            let receipt = try await bench.submit(Words.exchange(1), Words.key("visit-1"), nil)
            #expect(await bench.mustVerify(receipt) == true)
        }
        #expect(claims.withLock { $0 } == 0)
        #expect(bench.time.now() == MonotonicTime(nanoseconds: 0))
        // What was found out a minute ago is worth nothing.
        bench.time.turn(by: LinkLimits().offlineMemory)
        _ = try await bench.submit(Words.exchange(2), Words.key("visit-2"), nil)
        #expect(claims.withLock { $0 } == 1)
        await bench.hall.close()
    }

    @Test
    func `an error of the center costs nothing but its word`() async throws {
        let bench = try await Bench { lane in lane == .claims ? .serverError : .none }
        for serial in [1, 2] {
            let receipt = try await bench.submit(Words.exchange(serial), nil, nil)
            #expect(await bench.mustVerify(receipt) == true)
        }
        // It answers at once, so it is asked each time.
        #expect(bench.time.now() == MonotonicTime(nanoseconds: 0))
        await bench.hall.close()
    }

    @Test
    func `an intent that was answered and a booking that has its ticket are not claimed again`() async throws {
        let bench = try await Bench()
        let command = try Words.exchange(1)
        let first = try await bench.submit(command, Words.key("visit-1"), nil)
        let retry = try await bench.submit(command, Words.key("visit-1"), nil)
        #expect(retry.answer == first.answer)
        let again = try await bench.submit(command, Words.key("visit-2"), nil)
        guard case .ticket(_, again: true) = again.answer else { throw Unexpected() }
        #expect(bench.center.known.claims.count == 1)
        await bench.hall.close()
    }

    @Test
    func `what the hall refuses by itself is not claimed, and keeps no booking from other halls`() async throws {
        let bench = try await Bench()
        let wrong = ExchangeProof.lastFour(LastFourTag(hash: [UInt8](repeating: 99, count: 16)))
        let guessed = try await bench.submit(Words.exchange(1, proof: wrong), nil, nil)
        #expect(guessed.answer == .refused(.bookingNotFound))
        let early = try await bench.submit(Words.exchange(9), nil, nil)
        guard case .refused(.tooEarly) = early.answer else { throw Unexpected() }
        #expect(bench.center.known.claims.isEmpty)
        await bench.hall.close()
    }

    @Test
    func `other commands go past the claim`() async throws {
        let bench = try await Bench { _ in .silent }
        let command = HallCommand.issueWalkIn(
            service: try Words.service(),
            person: nil,
            station: try Words.station(),
            token: Words.token()
        )
        let receipt = try await bench.submit(command, nil, nil)
        guard case .ticket(_, again: false) = receipt.answer else { throw Unexpected() }
        #expect(bench.time.isIdle)
        await bench.hall.close()
    }
}
