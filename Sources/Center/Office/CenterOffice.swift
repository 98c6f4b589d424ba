// SPDX-License-Identifier: Apache-2.0
import HTTP
package import Ports
import Store
import Terms
import Vault

/// A running center: the ledger, the port for halls and the port of administration.
package final class CenterOffice: Sendable {
    /// Where halls connect.
    package let hallPort: UInt16
    /// Where administration connects, on loopback.
    package let adminPort: UInt16
    private let ledger: CenterLedger
    private let hallServer: HTTPServer
    private let adminServer: HTTPServer
    private let loop: EventLoop

    /// The largest import.
    package static let importLimit = 16 * 1024 * 1024
    /// The longest that a batch of facts can be: 500 entries of at most 1 KiB.
    static let factLimit = 512 * 1024

    /// Opens the store and starts to serve.
    package init(settings: CenterSettings, clock: HallClock) throws(CenterFault) {
        let files = try CenterFiles(directory: settings.directory, now: clock.now().timestamp)
        let mint: VoucherMint
        do throws(PortError) {
            loop = try EventLoop(name: "ledger")
        } catch { throw .files(error) }
        do throws(VaultError) {
            mint = try VoucherMint(keys: files.keys)
        } catch { throw .keys(error) }
        ledger = try Self.openLedger(settings, files.keys, clock, on: loop)
        let admin = AdminRoutes(ledger: ledger, tokens: files.tokens, mint: mint, clock: clock)
        let halls = HallRoutes(ledger: ledger)
        let pair = try files.serverPair(hostNames: settings.hostNames, at: clock.now().timestamp)
        do throws(HTTPServerError) {
            // Not on the polling threads: batches and imports are large.
            hallServer = try HTTPServer(
                configuration: Self.hallConfiguration(settings, pair, files.authority),
                executor: globalConcurrentExecutor,
                handler: { await halls.answer($0) }
            )
            var configuration = ServerConfiguration()
            configuration.port = settings.adminPort
            configuration.maxBody = Self.importLimit
            adminServer = try HTTPServer(configuration: configuration, executor: globalConcurrentExecutor) {
                await admin.answer($0)
            }
        } catch { throw .server(error) }
        (hallPort, adminPort) = (hallServer.port, adminServer.port)
    }

    /// Stops serving and closes the store; what was answered is on the disk already.
    package func stop() async {
        await hallServer.stop()
        await adminServer.stop()
        loop.stop()
    }

    private static func openLedger(
        _ settings: CenterSettings,
        _ keys: KeyRing,
        _ clock: HallClock,
        on loop: EventLoop
    ) throws(CenterFault) -> CenterLedger {
        let vault: Vault
        do throws(VaultError) {
            vault = try Vault(keys: keys, as: .center)
        } catch { throw .keys(error) }
        do throws(StoreError) {
            return try CenterLedger(path: settings.directory + "/center.db", vault: vault, clock: clock, on: loop)
        } catch { throw .store(error) }
    }

    private static func hallConfiguration(
        _ settings: CenterSettings,
        _ pair: CertificatePair,
        _ authority: CertificateAuthority
    ) -> ServerConfiguration {
        var configuration = ServerConfiguration()
        (configuration.address, configuration.port) = (settings.address, settings.port)
        configuration.maxBody = factLimit
        // Longer than the longest poll.
        configuration.idleSeconds = 60
        configuration.tls = ServerTLS(
            certificate: Array(pair.certificate.utf8),
            key: Array(pair.key.utf8),
            clients: .required(authority: Array(authority.pair.certificate.utf8))
        )
        return configuration
    }
}
