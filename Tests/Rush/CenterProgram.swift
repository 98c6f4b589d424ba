// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Ports
import Programs
import Settings
import Terms
import Vault

/// The real center in a folder of its own, which can be ended and started again.
final class CenterProgram: Sendable {
    let folder: Folder
    let settings: CenterSettings
    let clock: HallClock
    private let binary: String
    private let time: EventLoop
    private let process = Lock<Process?>(nil)

    /// How long a start may take.
    private static let longestStart = Duration.seconds(20)

    init(_ options: RushOptions, _ time: EventLoop) throws {
        folder = try Folder()
        binary = options.programs + "/centerd"
        self.time = time
        clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai"))
        let ports = try FreePorts.take(3)
        let text = """
            [center]
            directory = \(folder.path)
            port = \(ports[0])
            web_port = \(ports[1])
            admin_port = \(ports[2])
            \(Self.portal)
            """
        settings = try CenterSettings(SettingsFile.parse(text: text, name: "center.conf"))
        try WholeFile.writeAtomically(Array(text.utf8), to: folder.path + "/center.conf", mode: 0o600)
    }

    /// A rush comes from one address, and counts the center's work, not the clients' proof of effort.
    private static let portal = """
        [portal]
        effort_base = 0
        effort_most = 0
        reads_per_minute = 1000000
        attempts_per_minute = 1000000
        lookups_per_minute = 1000000
        document_per_minute = 1000
        """

    /// The address of the halls' port.
    var halls: String { "https://127.0.0.1:\(settings.port)" }
    /// The address of everybody's port.
    var web: String { "http://127.0.0.1:\(settings.webPort)" }

    /// Starts it and waits until it answers.
    func start() async throws {
        let words = [binary, "--config", folder.path + "/center.conf"]
        let started = try Process(
            words,
            environment: ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"],
            log: folder.path + "/log"
        )
        process.withLock { $0 = started }
        let client = HTTPClient()
        defer { client.close() }
        let isUp = try await time.poll(within: Self.longestStart) { [web] () async throws -> Bool? in
            if let code = started.exitCode { throw RushFault("centerd ended with \(code)") }
            var call = HTTPCall(.get, web + "/healthz")
            call.connectMilliseconds = 200
            return try? await client.send(call).status == 200 ? true : nil
        }
        guard isUp != nil else { throw RushFault("centerd does not answer within \(Self.longestStart)") }
    }

    /// Ends it as a power cut would end the program (SIGKILL).
    func kill() { process.withLock { $0?.kill() } }

    /// Asks it to leave, and waits.
    func stop() async throws {
        guard let running = process.withLock({ $0 }) else { return }
        running.terminate()
        guard let code = try await time.poll(within: .seconds(20), { running.exitCode }) else {
            throw RushFault("centerd does not leave")
        }
        guard code == 0 else { throw RushFault("centerd left with \(code)") }
    }

    /// The keys, authority and tokens of its folder; made when there are none.
    func files() throws -> CenterFiles {
        try CenterFiles(directory: folder.path, now: clock.now().timestamp)
    }
}
