// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Ports
import Terms
import Vault
import Wire

/// The port for halls: it asks for certificates of the center's own authority, and shows one that is renewed in time.
///
/// libmicrohttpd takes no other certificate while it runs, so a new server follows on the same port, which stays open: a
/// hall that asks in that moment waits for an answer, and a poll that is cut short is asked again.
actor HallDoor {
    /// The port.
    nonisolated let port: UInt16
    /// Whether systemd listens where the settings say.
    nonisolated let agreement: OpenPort.Agreement
    private let listening: OpenPort
    private let settings: CenterSettings
    private let files: CenterFiles
    private let clock: HallClock
    private let handler: HTTPServer.Handler
    private var servers: [HTTPServer]
    private var certificate: CertificateFacts?

    /// The longest that a batch of facts can be: 500 entries of at most 1 KiB.
    private static let factLimit = 512 * 1024
    /// The longest that a request for a certificate can be.
    private static let requestLimit = 16 * 1024
    /// How often it looks whether its certificate is to be renewed.
    private static let look = Duration.seconds(6 * 3600)

    /// Opens the port with a fresh certificate.
    init(
        settings: CenterSettings,
        files: CenterFiles,
        clock: HallClock,
        passed: PassedSockets,
        handler: @escaping HTTPServer.Handler
    ) throws(CenterFault) {
        (self.settings, self.files, self.clock, self.handler) = (settings, files, clock, handler)
        do throws(HTTPServerError) {
            listening = try passed.open("halls", address: settings.address, port: settings.port)
        } catch { throw .server(error) }
        (port, agreement) = (listening.main.port, listening.agreement)
        (servers, certificate) = try Self.open(listening, Self.pair(settings, files, clock), files, handler)
    }

    /// Renews the certificate in time, until the task is cancelled.
    func run(time: any Timekeeper) async {
        while !Task.isCancelled {
            do throws(CancellationError) { try await time.wait(for: Self.look) } catch { return }
            guard let certificate, certificate.renewal <= clock.now().timestamp else { continue }
            do throws(CenterFault) {
                try await renew()
            } catch { Log.write(.error, "certificate was not renewed", ["reason": error]) }
        }
    }

    /// Goes on with a new certificate on the same port; the old one serves on when none can be made.
    func renew() async throws(CenterFault) {
        // Made before the old server goes, so that a failure costs nothing.
        let pair = try Self.pair(settings, files, clock)
        await stop()
        (servers, certificate) = try Self.open(listening, pair, files, handler)
        Log.write(.notice, "certificate is renewed")
    }

    /// Stops serving.
    func stop() async {
        for server in servers { await server.stop() }
    }

    /// Whether every server moves.
    func pulse() async -> Bool {
        for server in servers {
            guard await server.pulse() else { return false }
        }
        return true
    }

    private static func open(
        _ listening: OpenPort,
        _ pair: CertificatePair,
        _ files: CenterFiles,
        _ handler: @escaping HTTPServer.Handler
    ) throws(CenterFault) -> ([HTTPServer], CertificateFacts?) {
        var configuration = ServerConfiguration()
        configuration.maxBody = factLimit
        configuration.maxBodyByPath[LinkPath.enrolment] = requestLimit
        // Longer than the longest poll.
        configuration.idleSeconds = 60
        configuration.tls = ServerTLS(
            certificate: Array(pair.certificate.utf8),
            key: Array(pair.key.utf8),
            // A hall that joins has none yet; every other path asks for it (`HallRoutes`).
            clients: .optional(authority: Array(files.authority.pair.certificate.utf8))
        )
        do throws(HTTPServerError) {
            // Not on the polling thread: batches are large.
            let servers = try listening.all.map { port throws(HTTPServerError) in
                configuration.listeningPort = port
                return try HTTPServer(
                    configuration: configuration,
                    executor: globalConcurrentExecutor,
                    handler: handler
                )
            }
            return (servers, CertificateFacts(certificate: pair.certificate))
        } catch { throw .server(error) }
    }

    private static func pair(
        _ settings: CenterSettings,
        _ files: CenterFiles,
        _ clock: HallClock
    ) throws(CenterFault) -> CertificatePair {
        do throws(CharterFault) {
            return try files.serverPair(hostNames: settings.hostNames, at: clock.now().timestamp)
        } catch { throw .charter(error) }
    }
}

extension CenterFault: Loggable {}
