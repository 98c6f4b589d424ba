// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Vault

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct RestartTests {
    let lobby = Lobby()

    private var limits: JournalLimits {
        var limits = JournalLimits()
        limits.snapshotInterval = 10
        return limits
    }

    /// Lets `numbers` take tickets and the journal die without closing: only what it wrote on the way is there.
    private func run(_ numbers: ClosedRange<Int>, _ limits: JournalLimits) async throws -> HallState {
        let journal = try lobby.open(limits)
        for number in numbers {
            _ = try await journal.take(number)
            // A snapshot that is due is finished before the next group, so that the test knows which there are.
            await journal.snapshots.call {}
        }
        return await journal.view { $0 }
    }

    private var snapshots: [String] { lobby.files.filter { $0.hasPrefix("snapshot-") } }

    @Test func `a restart replays only what came after the newest snapshot`() async throws {
        let state = try await run(1...33, limits)
        // One for the new day at position 2, then every tenth: the last two are kept.
        #expect(snapshots == ["snapshot-22.state", "snapshot-32.state"])
        let journal = try lobby.open(limits)
        #expect(await journal.status().replayedAtStart == 2)
        #expect(await journal.view { $0 } == state)
        await journal.close()
        let again = try lobby.open(limits)
        #expect(await again.status().replayedAtStart == 0)
        #expect(await again.view { $0 } == state)
        await again.close()
    }

    @Test func `a new business day begins with a snapshot`() async throws {
        let journal = try lobby.open()
        _ = try await journal.take(1)
        await journal.snapshots.call {}
        lobby.turnClock(bySeconds: 86_400)
        _ = try await journal.submit(.openDay, key: nil, staff: nil)
        await journal.snapshots.call {}
        #expect(snapshots == ["snapshot-2.state", "snapshot-4.state"])
        await journal.close()
    }

    /// What may be wrong with the newest snapshot, at position 32.
    enum Damage: CaseIterable {
        case missing, empty, cut, flipped, renamed, otherChain, otherHall, otherFormat
    }

    private func spoil(_ damage: Damage) throws {
        let name = "snapshot-32.state"
        var bytes = try lobby.bytes(name)
        let snapshot = try #require(Snapshot(bytes))
        switch damage {
        case .missing: try lobby.remove(name)
        case .empty: try lobby.write([], to: name)
        case .cut: try lobby.write(Array(bytes.dropLast(100)), to: name)
        case .flipped:
            bytes[bytes.count - 50] ^= 1
            try lobby.write(bytes, to: name)
        case .renamed:
            try lobby.remove(name)
            try lobby.write(bytes, to: "snapshot-30.state")
        case .otherChain:
            let other = Snapshot(hall: snapshot.hall, chain: snapshot.chain.reversed(), state: snapshot.state)
            try lobby.write(other.encoded, to: name)
        case .otherHall:
            let hall = try #require(HallID("hall-2"))
            try lobby.write(Snapshot(hall: hall, chain: snapshot.chain, state: snapshot.state).encoded, to: name)
        case .otherFormat:
            bytes[7] = Snapshot.format + 1
            bytes.replaceSubrange((bytes.count - 32)..., with: Digest.sha256(bytes.dropLast(32)))
            try lobby.write(bytes, to: name)
        }
    }

    @Test(arguments: Damage.allCases)
    func `a snapshot that does not fit is passed over for an older one`(damage: Damage) async throws {
        let state = try await run(1...33, limits)
        try spoil(damage)
        let journal = try lobby.open(limits)
        #expect(await journal.view { $0 } == state)
        #expect(await journal.status().replayedAtStart == 12)
        await journal.close()
    }

    @Test func `without any snapshot everything is replayed`() async throws {
        let state = try await run(1...33, limits)
        for name in snapshots { try lobby.remove(name) }
        let journal = try lobby.open(limits)
        #expect(await journal.view { $0 } == state)
        #expect(await journal.status().replayedAtStart == 34)
        await journal.close()
    }

    @Test func `a snapshot beyond the journal is not believed and goes with the next`() async throws {
        let state = try await run(1...33, limits)
        let bytes = try lobby.bytes("snapshot-32.state")
        var future = try #require(Snapshot(bytes)).state
        for _ in 0..<10 {
            future.apply(
                HallRecord(
                    position: future.position.next,
                    moment: lobby.moment,
                    intent: nil,
                    staff: nil,
                    event: .unchanged,
                    answer: nil
                )
            )
        }
        let chain = [UInt8](repeating: 1, count: 32)
        try lobby.write(Snapshot(hall: Lobby.hall, chain: chain, state: future).encoded, to: "snapshot-42.state")
        let journal = try lobby.open(limits)
        #expect(await journal.view { $0 } == state)
        #expect(await journal.status().replayedAtStart == 2)
        await journal.close()
        #expect(snapshots == ["snapshot-32.state", "snapshot-34.state"])
    }

    @Test func `a snapshot that cannot be written is reported and holds up nothing`() async throws {
        let journal = try lobby.open(limits)
        try lobby.makeFolder("snapshot-2.state")
        _ = try await journal.take(1)
        await journal.snapshots.call {}
        let status = await journal.status()
        #expect(status.snapshotFailure != nil)
        #expect(status.storage == .ok)
        #expect(try await journal.take(2).ticket?.number.serial == 2)
        await journal.close()
    }

    @Test func `ten thousand events replayed give the state they came from`() async throws {
        let journal = try lobby.open()
        await withTaskGroup(of: Void.self) { group in
            for clerk in 0..<64 {
                group.addTask { for visit in 0..<157 { _ = try? await journal.take(clerk * 157 + visit) } }
            }
        }
        for step in [WindowStep.open, .close, .open] {
            _ = try await journal.submit(.step(window: Lobby.window, step), key: nil, staff: nil)
        }
        let state = await journal.view { $0 }
        #expect(state.position.value > 10_000)
        var replayed = HallState()
        for record in try await journal.everything() { replayed.apply(record) }
        #expect(replayed == state)
        await journal.close()
    }
}
