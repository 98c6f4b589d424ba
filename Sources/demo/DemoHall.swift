// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Simulators
import Terms

/// The whole demonstration put together: two daemons, the devices between them and the people, and doors to both.
final class DemoHall {
    let folder: RunFolder
    let clock: HallClock
    let loop: EventLoop
    let devices: Devices
    let transcript = Transcript()
    /// The booking numbers, in the order of `DemoBooking.all`.
    private(set) var numbers: [BookingNumber] = []
    /// The port on which the center serves halls, with certificates.
    let centerPort: UInt16
    private let adminPort: UInt16
    private let hallPort: UInt16
    private let webPort: UInt16
    private let programs: Programs
    private let client = HTTPClient()
    private let watcher: Signals
    /// Everything that was started and may still run; what a signal ends too.
    private let children: Lock<[ChildProcess]>
    private var centerd: ChildProcess?
    private var kioskd: ChildProcess?
    private var toolRuns = 0

    /// Writes the settings and plugs the devices in; nothing runs yet.
    init(folder: RunFolder, zone: String) throws {
        self.folder = folder
        clock = HallClock(zone: try HallZone(identifier: zone))
        programs = try Programs()
        let loop = try EventLoop(name: "demo")
        self.loop = loop
        devices = try Devices(on: loop, folder: folder.devices)
        let ports = try FreePort.find(4)
        (centerPort, adminPort, hallPort, webPort) = (ports[0], ports[1], ports[2], ports[3])
        let children = Lock<[ChildProcess]>([])
        self.children = children
        // SIGHUP, too: the terminal was closed.
        watcher = try Signals(on: loop) { _ in
            for child in children.withLock({ $0 }) { child.endBlocking() }
            exit(130)
        }
        try folder.write(
            DemoSettings.center(folder, zone: zone, port: centerPort, webPort: webPort, adminPort: adminPort),
            to: folder.centerSettings
        )
        try folder.write(DemoSettings.hall(folder, zone: zone, port: hallPort), to: folder.hallSettings)
    }

    /// Starts the center, enrols the hall, fills the catalog, imports the bookings, starts the hall, and waits until it has them.
    func open() async throws {
        try await startCenter()
        try await enrol()
        try await center.fill(DemoCatalog.files)
        let now = clock.now()
        let rows = DemoBooking.all.map {
            $0.row(center: DemoSettings.name, today: now.day, hour: now.secondOfDay / 3600)
        }
        numbers = try await center.importing(([DemoBooking.heading] + rows).joined(separator: "\n"))
        try await startHall()
        // The journal's first two records are the day that was opened and the center's bookings.
        let isReady = try await loop.poll {
            let status = try await hall.status()
            return status.position >= Position(2) && status.link.state == "online" ? true : nil
        }
        guard isReady != nil else { throw DemoFault("the bookings did not arrive: see \(folder.logs)") }
    }

    /// Asks everybody to leave, the hall before the center, and returns the exit codes of those who still ran.
    @discardableResult
    func leave() async -> [(name: String, code: CInt?)] {
        var codes: [(name: String, code: CInt?)] = []
        for child in [kioskd, centerd].compactMap(\.self) where child.isRunning {
            await child.stop(loop)
            codes.append((child.name, child.exitCode))
        }
        return codes
    }

    /// Ends everything, also after a start that failed.
    func close() async {
        await leave()
        for child in children.withLock({ $0 }) { child.endBlocking() }
        client.close()
        loop.stop()
    }
}

// The people's things.
extension DemoHall {
    /// The first booking of a person, who may be its agent.
    func booking(of person: Int) throws -> BookingNumber {
        guard let index = DemoBooking.all.firstIndex(where: { $0.holder == person || $0.agent == person }),
            numbers.indices.contains(index)
        else { throw DemoFault("person \(person) has no booking") }
        return numbers[index]
    }

    /// The person with this number, from 1.
    func person(_ number: Int) throws -> SyntheticPerson {
        guard SyntheticPeople.all.indices.contains(number - 1) else {
            throw DemoFault("there are people 1 to \(SyntheticPeople.all.count)")
        }
        return SyntheticPeople.all[number - 1]
    }
}

extension DemoHall {
    /// The text of the voucher of a person's first booking.
    func voucher(of person: Int) async throws -> String { try await center.voucher(try booking(of: person)) }

    /// Takes the card away and brings the kiosk back to its home screen; a number just given stays for two seconds.
    func goHome() async throws {
        devices.reader.lift()
        let hall = try hall
        let isHome = try await loop.poll(every: .milliseconds(200)) {
            if try await hall.screen().isHome { return true }
            try await hall.touch("back")
            return nil
        }
        guard isHome != nil else { throw DemoFault("the kiosk does not go back to its home screen") }
    }
}

// The programs.
extension DemoHall {
    /// The center's administration; to be asked once the center runs.
    var center: CenterDoor {
        get throws {
            let door = Door(client: client, transcript: transcript)
            return CenterDoor(door, port: adminPort, tokens: try TokenFile(directory: folder.center))
        }
    }

    /// The center's public side; to be asked once the center runs.
    var page: BookingPage { BookingPage(Door(client: client, transcript: transcript), port: webPort) }

    /// The hall's API; to be asked once the hall runs.
    var hall: HallDoor {
        get throws {
            let door = Door(client: client, transcript: transcript)
            return HallDoor(door, port: hallPort, tokens: try TokenFile(directory: folder.hall))
        }
    }

    /// Where the hall's API is, for people with a browser or curl.
    var hallAddress: String { pagesAddress + "/api/v1" }

    /// Where a browser finds the booking page and the center's office.
    var centerAddress: String { "http://127.0.0.1:\(webPort)" }

    /// Where a browser finds the pages.
    var pagesAddress: String { "http://127.0.0.1:\(hallPort)" }

    /// Starts centerd and waits until it serves.
    func startCenter() async throws {
        guard centerd?.isRunning != true else { throw DemoFault("the center runs already") }
        centerd = try await start("centerd", ["--config", folder.centerSettings], healthPort: adminPort)
    }

    /// Ends centerd as a crash does.
    func killCenter() async throws {
        guard let centerd, centerd.isRunning else { throw DemoFault("the center does not run") }
        try await centerd.kill(loop)
    }

    /// Starts kioskd and waits until it can issue tickets.
    func startHall() async throws {
        guard kioskd?.isRunning != true else { throw DemoFault("the hall runs already") }
        kioskd = try await start("kioskd", ["--config", folder.hallSettings], healthPort: hallPort)
    }

    /// Ends kioskd as a crash does.
    func killHall() async throws {
        guard let kioskd, kioskd.isRunning else { throw DemoFault("the hall does not run") }
        try await kioskd.kill(loop)
        try devices.plugInAnew()
    }

    /// Runs `kioskctl` to its end and returns its exit code and all it said.
    func tool(_ arguments: [String]) async throws -> (code: CInt, output: String) {
        toolRuns += 1
        let log = folder.logs + "/kioskctl-\(toolRuns).log"
        let child = try await launch("kioskctl", arguments, log: log)
        let code = try await loop.poll { child.exitCode }
        child.signal(SIGKILL)
        guard let code else { throw DemoFault("kioskctl \(arguments.joined(separator: " ")) did not end") }
        return (code, String(decoding: try WholeFile.read(path: log, limit: 1 << 20), as: UTF8.self))
    }

    private func enrol() async throws {
        try await enrolling([
            "enroll", "issue", "--config", folder.centerSettings, "--hall", DemoSettings.name, "--center",
            DemoSettings.name, "--name", DemoSettings.hallName, "--out", folder.bundle,
        ])
        try await enrolling(["enroll", "accept", folder.bundle, "--directory", folder.hall])
        _ = unsafe unlink(folder.bundle)
    }

    private func enrolling(_ arguments: [String]) async throws {
        let (code, output) = try await tool(arguments)
        guard code == 0 else { throw DemoFault("kioskctl \(arguments[1]): \(output)") }
    }

    private func start(_ name: String, _ arguments: [String], healthPort: UInt16) async throws -> ChildProcess {
        let child = try await launch(name, arguments, log: folder.logs + "/\(name).log")
        let health = HTTPCall(.get, "http://127.0.0.1:\(healthPort)/healthz")
        let isWell = try await loop.poll { () -> Bool? in
            if let code = child.exitCode { throw DemoFault("\(name) ended with \(code): see \(child.log)") }
            guard let answer = try? await client.send(health) else { return nil }
            return answer.status == 200 ? true : nil
        }
        guard isWell != nil else { throw DemoFault("\(name) does not answer: see \(child.log)") }
        return child
    }

    private func launch(_ name: String, _ arguments: [String], log: String) async throws -> ChildProcess {
        let child = try await ChildProcess(programs.path(of: name), arguments, log: log, on: loop)
        children.withLock { children in
            children.removeAll { !$0.isRunning }
            children.append(child)
        }
        return child
    }
}
