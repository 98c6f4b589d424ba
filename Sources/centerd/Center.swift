// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Halls
import Ledger
import Office
import Portal
import Ports
import Reception
import Settings
import Store
import Terms
import Vault

/// A running center: the ledger, the ports for halls, for everybody, and for administration.
final class Center: Sendable {
    /// Where halls connect.
    let hallPort: UInt16
    /// Where people and staff connect.
    let webPort: UInt16
    /// Where administration connects, on loopback.
    let adminPort: UInt16
    let ledger: CenterLedger
    private let shelf: MaterialShelf
    private let clock: HallClock
    private let halls: HallDoor
    /// How the settings and systemd's sockets agree, for halls, web and administration.
    let agreements: [OpenPort.Agreement]
    private let servers: [HTTPServer]
    private let jobs: [CenterJob]
    private let hasProvince: Bool
    private let loop: EventLoop
    private let readers: EventLoop
    private let secrets: EventLoop

    /// The largest import.
    static let importLimit = 16 * 1024 * 1024

    /// Opens the store and starts to serve, also on the sockets that systemd has opened.
    init(settings: CenterSettings, clock: HallClock, passed: PassedSockets = .none) throws(CenterFault) {
        let files: CenterFiles
        do throws(CharterFault) {
            files = try CenterFiles(directory: settings.directory, now: clock.now().timestamp)
            jobs = try CenterJobs.all(settings)
        } catch { throw .charter(error) }
        do throws(PortError) {
            loop = try EventLoop(name: "ledger")
            readers = try EventLoop(name: "ledger-reader")
            secrets = try EventLoop(name: "secrets")
        } catch { throw .loop(error) }
        (self.clock, hasProvince) = (clock, settings.province != nil)
        let vault: Vault
        do throws(VaultError) {
            vault = try Vault(keys: files.keys, as: .center)
        } catch { throw .keys(error) }
        do throws(PortError) {
            shelf = try MaterialShelf(directory: settings.directory, vault: vault)
        } catch { throw .loop(error) }
        ledger = try Self.openLedger(settings, vault, clock, on: loop, readers: readers)
        let doors = try Doors(
            settings: settings,
            files: files,
            ledger: ledger,
            shelf: shelf,
            vault: vault,
            clock: clock,
            time: loop,
            secrets: secrets
        )
        halls = try HallDoor(settings: settings, files: files, clock: clock, passed: passed) {
            await doors.answerHall($0)
        }
        do throws(HTTPServerError) {
            let web = try passed.open("web", address: settings.webAddress, port: settings.webPort)
            let admin = try passed.open("admin", address: "127.0.0.1", port: settings.adminPort)
            servers =
                try Self.serve(web) { await doors.answerAnybody($0) }
                + Self.serve(admin) { await doors.answerAdministration($0) }
            (hallPort, webPort, adminPort) = (halls.port, web.main.port, admin.main.port)
            agreements = [halls.agreement, web.agreement, admin.agreement]
        } catch { throw .server(error) }
    }

    /// What keeps a booking from being stored; nil when nothing does.
    ///
    /// Notes whether there is a province, which has to be on the disk before anything else is done.
    func fault() async -> (any Loggable)? {
        let isEnabled = hasProvince
        do throws(StoreError) {
            try await ledger.write { store throws(StoreError) in try store.enableProvince(isEnabled) }
            return nil
        } catch { return error }
    }

    /// Goes once through what a booking goes through: the ledger's writer and reader, and the thread of each server.
    ///
    /// Never returns while one of them hangs; a refusal for a full disk is an answer too.
    func pulse() async -> Bool {
        _ = try? await ledger.write { _ in }
        _ = try? await ledger.view { _ in }
        for server in servers {
            guard await server.pulse() else { return false }
        }
        return await halls.pulse()
    }

    /// Does what the center does by itself, until the task is cancelled.
    func work() async {
        await withDiscardingTaskGroup { group in
            group.addTask { [halls, loop] in await halls.run(time: loop) }
            for job in jobs + [MaterialRetention(shelf: shelf).job] {
                group.addTask { [ledger, clock, loop] in await job.run(ledger, clock, time: loop) }
            }
        }
    }

    /// Stops serving and closes the store; what was answered is on the disk already.
    func stop() async {
        await halls.stop()
        for server in servers { await server.stop() }
        loop.stop()
        readers.stop()
        secrets.stop()
    }

    private static func openLedger(
        _ settings: CenterSettings,
        _ vault: Vault,
        _ clock: HallClock,
        on loop: EventLoop,
        readers: EventLoop
    ) throws(CenterFault) -> CenterLedger {
        do throws(StoreError) {
            let path = settings.directory + "/center.db"
            return try CenterLedger(path: path, vault: vault, clock: clock, on: loop, readers: readers)
        } catch { throw .store(error) }
    }

    private static func serve(
        _ port: OpenPort,
        _ handler: @escaping HTTPServer.Handler
    ) throws(HTTPServerError) -> [HTTPServer] {
        var configuration = ServerConfiguration()
        configuration.maxBody = importLimit
        return try port.all.map { port throws(HTTPServerError) in
            configuration.listeningPort = port
            // Not on the polling threads: imports are large.
            return try HTTPServer(configuration: configuration, executor: globalConcurrentExecutor, handler: handler)
        }
    }
}
