// SPDX-License-Identifier: Apache-2.0
import HTTP
import Setup
import Terms

@testable import Ports
@testable import kioskd

/// The daemon's hall inside this process, so that its clock can be turned; everything else is as in the daemon.
final class HallInside: Sendable {
    let door: Door
    private let hands: Lock<Timestamp>
    private let hall: Hall
    private let work: Task<Void, Never>
    private let client = HTTPClient()

    /// Opens the hall of that file with the clock at `now`.
    init(configuration: String, zone: HallZone, now: Timestamp) async throws {
        let settings = try HallSettings.read(Folder.read(configuration), name: configuration)
        let hands = Lock(now)
        let clock = HallClock(zone: zone) { hands.withLock { $0 } }
        let port = try ListeningPort(address: settings.api.address, port: settings.api.port)
        let hall = try await Hall.open(settings, clock: clock, ports: [port])
        (self.hands, self.hall) = (hands, hall)
        work = Task { await hall.run() }
        door = try Door(port: port.port, directory: settings.directory, client: client, transcript: nil)
    }

    /// Turns the hands; negative is back.
    func turn(minutes: Int) { hands.withLock { $0 = $0.adding(minutes: minutes) } }

    /// Has the devices looked for, as when udevd tells of something that was plugged in.
    func lookAgain() async {
        let hotplug = hall.hotplug
        await hall.loop.call { hotplug.announce(.lookAgain) }
    }

    /// Lets the devices' loop get through what is queued there.
    func pass() async { await hall.loop.call {} }

    /// `GET /status`.
    func status() async throws -> ShownStatus { try await door.get("/api/v1/status").decoded() }

    /// Closes the hall, as SIGTERM does.
    func close() async {
        work.cancel()
        await hall.close()
        await work.value
        client.close()
    }
}
