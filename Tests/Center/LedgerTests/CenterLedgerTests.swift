// SPDX-License-Identifier: Apache-2.0
import Booking
import Ledger
import Ports
import Store
import Terms
import Testing
import Vault
import Wire

/// The ledger as halls meet it: long polls wake at once, and give up at their limit.
struct CenterLedgerTests {
    @Test(.timeLimit(.minutes(1)))
    func `a long poll is woken by an import and by nothing else`() async throws {
        let office = try LedgerFixture()
        let ledger = try await office.ledger()
        let hall = try #require(HallID("linzhou"))
        let place = try await ledger.changes(for: hall, after: 0, waiting: 0).through
        let waiting = Task { try await ledger.changes(for: hall, after: place, waiting: 25) }
        await office.time.untilPending(1)
        _ = try await ledger.take([office.order()])
        let batch = try await waiting.value
        #expect(batch.changes.count == 1 && batch.from == place && batch.through > place)
        #expect(office.time.pending == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a long poll without news ends at its limit`() async throws {
        let office = try LedgerFixture()
        let ledger = try await office.ledger()
        let hall = try #require(HallID("linzhou"))
        let place = try await ledger.changes(for: hall, after: 0, waiting: 0).through
        let waiting = Task { try await ledger.changes(for: hall, after: place, waiting: 600) }
        await office.time.untilPending(1)
        await office.time.advance(by: .seconds(LinkPath.longestWaitSeconds))
        #expect(try await waiting.value.changes.isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a long poll whose client went away leaves nothing behind`() async throws {
        let office = try LedgerFixture()
        let ledger = try await office.ledger()
        let hall = try #require(HallID("linzhou"))
        let place = try await ledger.changes(for: hall, after: 0, waiting: 0).through
        let waiting = Task { try await ledger.changes(for: hall, after: place, waiting: 25) }
        await office.time.untilPending(1)
        waiting.cancel()
        _ = try await waiting.value
        #expect(office.time.pending == 0)
    }
}
