// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct ClockTests {
    let lobby = Lobby()

    @Test func `a clock that steps back is reported, and numbers go on`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        #expect(await journal.status().clockStepBackMilliseconds == 0)
        lobby.turnClock(bySeconds: -5)
        #expect(try await journal.take(2).ticket?.number.serial == 2)
        lobby.turnClock(bySeconds: 3)
        _ = try await journal.take(3)
        let status = await journal.status()
        #expect(status.clockStepBackMilliseconds == 5000)
        #expect(!status.isClockBehindDay)
        let seconds = try await journal.everything().map {
            $0.moment.timestamp.seconds - Lobby.opening.timestamp.seconds
        }
        #expect(seconds == [0, 0, -5, -2])
        await journal.close()
    }

    @Test func `a clock that steps back over midnight, even in a restart, reissues nothing`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        await journal.close()
        lobby.turnClock(bySeconds: -86_400)
        let again = try lobby.open()
        #expect(await again.status().isClockBehindDay)
        let ticket = try #require(try await again.take(2).ticket)
        #expect(ticket.day == Lobby.opening.day)
        #expect(ticket.number.serial == 2)
        #expect(await again.status().clockStepBackMilliseconds == 86_400_000)
        lobby.turnClock(bySeconds: 86_400)
        #expect(await again.status().isClockBehindDay == false)
        await again.close()
    }
}
