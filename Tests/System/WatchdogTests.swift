// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Setup
import Simulators
import Terms
import Testing

@testable import kioskd

extension WholeRiver {
    /// What the watchdog's round of a whole hall goes through.
    struct WatchdogTests {
        @Test(.timeLimit(.minutes(1)))
        func `a round of a hall ends, hangs while its journal's thread hangs, and ends again`() async throws {
            let noon = try Noon()
            let folder = try Folder()
            let source = try HangingClock(onThread: "journal")
            let clock = HallClock(zone: try HallZone(identifier: noon.zone), source: source.read)
            let text = HallText(zone: noon.zone, directory: folder.path + "/hall", devices: []).text
            let settings = try HallSettings.read(Array(text.utf8), name: "hall.conf")
            let port = try ListeningPort(address: "127.0.0.1", port: 0)
            let hall = try await Hall.open(settings, clock: clock, ports: [port])
            #expect(await hall.pulse())

            source.hang()
            let rounds = Lock(0)
            // Whatever reads the clock on the journal's thread: a command that is refused.
            async let hung: Void = {
                let service = try #require(ServiceID("nothing"))
                let token = TicketToken(bytes: [UInt8](repeating: 1, count: 17))
                let command = HallCommand.issueWalkIn(service: service, person: nil, station: nil, token: token)
                _ = try await hall.journal.submit(command, key: nil, staff: nil)
            }()
            while !source.isMet { await Task.yield() }
            async let round: Void = {
                _ = await hall.pulse()
                rounds.withLock { $0 += 1 }
            }()
            try await hall.loop.wait(for: .milliseconds(300))
            #expect(rounds.withLock(\.self) == 0, "nobody may feed the watchdog now")
            source.goOn()
            _ = try await (hung, round)
            #expect(rounds.withLock(\.self) == 1)
            #expect(await hall.pulse())
            await hall.close()
            hall.loop.stop()
        }

        @Test(.timeLimit(.minutes(1)))
        func `a round of a hall on a full disk ends`() async throws {
            let noon = try Noon()
            let folder = try Folder()
            let text = HallText(zone: noon.zone, directory: folder.path + "/hall", devices: []).text
            let settings = try HallSettings.read(Array(text.utf8), name: "hall.conf")
            let port = try ListeningPort(address: "127.0.0.1", port: 0)
            let hall = try await Hall.open(settings, clock: noon.clock, ports: [port])
            await hall.journal.close()
            // Whatever the journal refuses, it answers.
            #expect(await hall.pulse())
            await hall.close()
            hall.loop.stop()
        }
    }
}
