// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
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
    private let passed: PassedSockets
    /// One for all openings: what it knows of steps and of the center outlives a reload.
    private let time = HallTime()
    private let wishes: Lock<Wishes>
    private let bell: AsyncStream<Void>
    private let ring: @Sendable () -> Void

    /// Takes what the hall begins with, from the file at `path`, and the sockets that systemd has opened for it.
    init(_ start: ConfigurationOffice.Draft, path: String, passed: PassedSockets) throws {
        self.passed = passed
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
        var draft = start
        // nil while it has still to be opened.
        var port: OpenPort?
        // While a hall is being opened: what to go back to.
        var before: (draft: ConfigurationOffice.Draft, port: OpenPort?)?
        var said: StaticString = "hall is open"
        while true {
            do {
                let open = try port ?? listen(draft)
                port = open
                let opened = try await self.open(draft, open)
                before = nil
                Log.write(.notice, said, ["port": open.main.port, "day": opened.hall.day])
                guard let next = await tend(opened) else { break }
                // Another address on the same port: the old one would be in its way.
                let isInTheWay = next.settings.api.port == draft.settings.api.port && !Self.listensAlike(next, draft)
                (before, said) = ((draft, isInTheWay ? nil : open), "hall is open again")
                if !Self.listensAlike(next, draft) { port = nil }
                draft = next
            } catch {
                guard let last = before.take() else { throw error }
                (draft, port) = last
                Log.write(.error, "the hall cannot be opened with the new configuration: it opens with the old one")
                complain("\(error)")
                await office.failed("\(error)", at: try clock(draft).now())
            }
        }
        Log.write(.notice, "hall is closed")
    }

    /// A hall that is open, and hears signals.
    private struct Opened {
        let hall: Hall
        let watcher: Signals
    }

    private func open(_ draft: ConfigurationOffice.Draft, _ port: OpenPort) async throws -> Opened {
        let clock = try clock(draft)
        let (settings, door) = (draft.settings, office.door(clock))
        let hall = try await Hall.open(settings, clock: clock, ports: port.all, configuration: door) {
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
        let watchdog = Watchdog(Notify.system, time: hall.loop) { await hall.pulse() }
        let tidying = hall.loop.call(after: Self.startTime) { Memory.returnUnused() }
        let next = await withDiscardingTaskGroup { group in
            group.addTask(name: "hall") { await hall.run() }
            group.addTask(name: "watchdog") { await watchdog.run() }
            group.addTask(name: "readiness") {
                await Notify.system.ready(showing: "hall is open", time: hall.loop, every: Self.proofInterval) {
                    await Self.fault(of: hall)
                }
            }
            let next = await nextOpening()
            group.cancelAll()
            await hall.close()
            return next
        }
        tidying.cancel()
        withExtendedLifetime(opened.watcher) {}
        hall.loop.stop()
        return next
    }

    private func clock(_ draft: ConfigurationOffice.Draft) throws -> HallClock {
        HallClock(zone: try HallZone(identifier: draft.settings.zone), time: time)
    }

    /// What keeps a ticket from being stored; nil when nothing does.
    private static func fault(of hall: Hall) async -> (any Loggable)? {
        do throws(JournalError) {
            try await hall.journal.prove()
            return nil
        } catch { return error }
    }

    /// Opens the port that a configuration names, and says where systemd listens elsewhere.
    private func listen(_ draft: ConfigurationOffice.Draft) throws -> OpenPort {
        let api = draft.settings.api
        let port = try passed.open("api", address: api.address, port: api.port)
        switch port.agreement {
        case .full: break
        case .besides:
            Log.write(
                .warning,
                "kioskd.socket listens elsewhere than hall.conf says: both are served until it is restarted",
                ["port": port.main.port, "socket": port.others.first?.port ?? 0]
            )
        case .instead:
            Log.write(
                .error,
                "kioskd.socket is in the way of what hall.conf says: it is served instead until it is restarted",
                ["socket": port.main.port]
            )
        }
        return port
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
    /// How often it is tried whether the disk takes a ticket, while it does not.
    private static let proofInterval = Duration.seconds(10)
}
