// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Setup
import Terms

/// Keeps a hall open until the daemon is to leave, and opens it anew when its configuration has changed.
///
/// The port stays open all the while: who asks in that moment waits for an answer, and what was acknowledged before it is
/// in the journal that the next opening reads.
struct HallKeeper {
    /// What the daemon was asked to do and has not done yet.
    private struct Wishes {
        var leave = false
        var reload = false
    }

    private let office: ConfigurationOffice
    private let wishes: Lock<Wishes>
    private let bell: AsyncStream<Void>
    private let ring: @Sendable () -> Void

    /// Takes what the hall begins with, from the file at `path`.
    init(_ start: ConfigurationOffice.Draft, path: String) throws {
        let (bell, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let wishes = Lock(Wishes())
        (self.bell, self.wishes, ring) = (bell, wishes, { continuation.yield() })
        office = try ConfigurationOffice(start, path: path) {
            wishes.withLock { $0.reload = true }
            continuation.yield()
        }
    }

    /// Runs one hall after the other; throws when the first cannot be opened, or none any more.
    func run(_ start: ConfigurationOffice.Draft) async throws {
        var (draft, port) = (start, try Self.port(start))
        // While a hall is being opened: what to go back to.
        var before: (draft: ConfigurationOffice.Draft, port: ListeningPort)?
        var said: StaticString = "hall is open"
        while true {
            do {
                let opened = try await open(draft, port)
                before = nil
                Log.write(.notice, said, ["port": port.port, "day": opened.hall.day])
                guard let next = await tend(opened) else { break }
                (before, said) = ((draft, port), "hall is open again")
                if !Self.listensAlike(next, draft) { port = try Self.port(next) }
                draft = next
            } catch {
                guard let last = before.take() else { throw error }
                (draft, port) = last
                Log.write(.error, "the hall cannot be opened with the new configuration: it opens with the old one")
                complain("\(error)")
                await office.failed("\(error)", at: try Self.clock(draft).now())
            }
        }
        Log.write(.notice, "hall is closed")
    }

    /// A hall that is open, and hears signals.
    private struct Opened {
        let hall: Hall
        let watcher: Signals
    }

    private func open(_ draft: ConfigurationOffice.Draft, _ port: ListeningPort) async throws -> Opened {
        let clock = try Self.clock(draft)
        let hall = try await Hall.open(draft.settings, clock: clock, port: port, configuration: office.door(clock)) {
            [wishes, ring] in
            wishes.withLock { $0.reload = true }
            ring()
        }
        do {
            let watcher = try Signals(on: hall.loop) { [wishes, ring] signal in
                wishes.withLock { signal == .leave ? ($0.leave = true) : ($0.reload = true) }
                ring()
            }
            await office.opened(draft, at: clock.now())
            return Opened(hall: hall, watcher: watcher)
        } catch {
            await hall.close()
            hall.loop.stop()
            throw error
        }
    }

    /// Lets a hall work until a wish comes that can be fulfilled, and closes it; gives what to open next, nil for nothing.
    private func tend(_ opened: Opened) async -> ConfigurationOffice.Draft? {
        let hall = opened.hall
        let watchdog = Watchdog(Notify.system, time: hall.loop)
        let tidying = hall.loop.call(after: Self.startTime) { Memory.returnUnused() }
        Notify.system.ready()
        let next = await withDiscardingTaskGroup { group in
            group.addTask(name: "hall") { await hall.run() }
            let next = await nextOpening()
            group.cancelAll()
            await hall.close()
            return next
        }
        tidying.cancel()
        watchdog.stop()
        withExtendedLifetime(opened.watcher) {}
        hall.loop.stop()
        return next
    }

    private static func clock(_ draft: ConfigurationOffice.Draft) throws -> HallClock {
        HallClock(zone: try HallZone(identifier: draft.settings.zone))
    }

    private static func port(_ draft: ConfigurationOffice.Draft) throws -> ListeningPort {
        try ListeningPort(address: draft.settings.api.address, port: draft.settings.api.port)
    }

    private static func listensAlike(_ one: ConfigurationOffice.Draft, _ other: ConfigurationOffice.Draft) -> Bool {
        (one.settings.api.address, one.settings.api.port) == (other.settings.api.address, other.settings.api.port)
    }

    /// Waits for a wish; one to open anew is passed over while the file describes no hall.
    private func nextOpening() async -> ConfigurationOffice.Draft? {
        for await _ in bell {
            let asked = wishes.withLock { wishes in
                defer { wishes.reload = false }
                return wishes
            }
            if asked.leave { break }
            guard asked.reload else { continue }
            do {
                let next = try await office.next()
                Notify.system.reloading()
                return next
            } catch {
                Log.write(.error, "the configuration cannot be used: the hall goes on with the old one")
                complain("\(error)")
            }
        }
        Notify.system.stopping()
        return nil
    }

    /// How long after the opening devices, feeds and link have begun.
    private static let startTime = Duration.milliseconds(500)
}
