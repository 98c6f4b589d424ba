// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Journal
import Ports
import Setup
import Terms
import Testing

@testable import kioskd

extension WholeRiver {
    /// What the watchdog's round of a whole hall goes through.
    struct WatchdogTests {
        /// A clock that hangs on the journal's thread, as a disk that does not answer would hang it there.
        private final class HangingClock: Sendable {
            private let isHanging = Lock(false)

            func hang(_ hangs: Bool) { isHanging.withLock { $0 = hangs } }

            func read() -> Timestamp {
                while isHanging.withLock(\.self), Self.isOnJournalsThread { usleep(1_000) }
                return SystemClock.now()
            }

            private static var isOnJournalsThread: Bool {
                let file = unsafe open("/proc/thread-self/comm", O_RDONLY | O_CLOEXEC)
                defer { close(file) }
                var name = [UInt8](repeating: 0, count: 16)
                let count = unsafe Glibc.read(file, &name, name.count)
                return String(decoding: name.prefix(max(0, count - 1)), as: UTF8.self) == "journal"
            }
        }

        @Test(.timeLimit(.minutes(1)))
        func `a round of a hall ends, hangs while its journal's thread hangs, and ends again`() async throws {
            let noon = try Noon()
            let folder = try Folder()
            let source = HangingClock()
            let clock = HallClock(zone: try HallZone(identifier: noon.zone), source: source.read)
            let text = HallText(zone: noon.zone, directory: folder.path + "/hall", devices: []).text
            let settings = try HallSettings.read(Array(text.utf8), name: "hall.conf")
            let port = try ListeningPort(address: "127.0.0.1", port: 0)
            let hall = try await Hall.open(settings, clock: clock, ports: [port])
            #expect(await hall.pulse())

            source.hang(true)
            let rounds = Lock(0)
            async let round: Void = {
                _ = await hall.pulse()
                rounds.withLock { $0 += 1 }
            }()
            try await hall.loop.wait(for: .milliseconds(300))
            #expect(rounds.withLock(\.self) == 0, "nobody may feed the watchdog now")
            source.hang(false)
            await round
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
