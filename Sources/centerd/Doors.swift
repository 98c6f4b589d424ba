// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Halls
import Ledger
import Office
import Pages
import Portal
import Ports
import Reception
import Vault

/// Who answers behind which port of a center.
struct Doors: Sendable {
    private let ledger: CenterLedger
    private let halls: HallRoutes
    private let office: OfficeRoutes
    private let entrance: OfficeEntrance
    private let admin: AdminRoutes
    private let portal: Portal
    private let tokens: AccessTokens
    private let pages: WebPages

    init(
        settings: CenterSettings,
        files: CenterFiles,
        ledger: CenterLedger,
        shelf: MaterialShelf,
        vault: Vault,
        clock: HallClock,
        time: any Timekeeper,
        secrets: EventLoop
    ) throws(CenterFault) {
        self.ledger = ledger
        let mint: VoucherMint
        let certificates: CertificateDesk
        do throws(VaultError) {
            mint = try VoucherMint(keys: files.keys)
            certificates = try CertificateDesk(
                ledger: ledger,
                authority: files.authority,
                ring: files.keys,
                clock: clock,
                time: time
            )
        } catch { throw .keys(error) }
        portal = Portal(
            ledger: ledger,
            vault: vault,
            mint: mint,
            shelf: shelf,
            settings: settings.portal,
            clock: clock,
            time: time
        )
        halls = HallRoutes(ledger: ledger, certificates: certificates, clock: clock)
        let door = StaffDoor(on: secrets)
        office = OfficeRoutes(
            ledger: ledger,
            clock: clock,
            door: door,
            shelf: shelf,
            authority: files.authority.pair.certificate
        )
        entrance = OfficeEntrance(
            routes: office,
            sessions: OfficeSessions(ledger: ledger, vault: vault, isSecure: settings.secureCookies),
            door: door,
            ledger: ledger,
            clock: clock
        )
        admin = AdminRoutes(ledger: ledger, tokens: files.tokens, mint: mint, clock: clock)
        tokens = files.tokens
        pages = WebPages(
            directory: settings.pages,
            names: ["book", "office"],
            aliases: ["lib/qrcode.js": settings.qrcodeLibrary]
        )
    }

    /// The port for halls, each known by its certificate.
    func answerHall(_ request: HTTPRequest) async -> HTTPReply { await halls.answer(request) }

    /// The port for everybody: pages, the public API, and the staff's.
    func answerAnybody(_ request: HTTPRequest) async -> HTTPReply {
        if request.path == "/healthz" { return health }
        if request.path.hasPrefix(Portal.base) { return await portal.answer(request) }
        if request.path.hasPrefix(OfficeRoutes.base) { return await entrance.answer(request) }
        guard let page = pages.page(at: request.path) else { return CenterProblem.notFound.reply }
        return switch page.answer(to: request) {
        case .reply(let reply): reply
        case .wrongMethod: CenterProblem.wrongMethod.reply
        case .noSuchPath: CenterProblem.notFound.reply
        case .notInstalled:
            CenterProblem(503, "pages", "页面未安装", "The pages are not installed: set pages in center.conf").reply
        }
    }

    /// The loopback port of administration, by the machine's own token.
    func answerAdministration(_ request: HTTPRequest) async -> HTTPReply {
        if request.path == "/healthz" { return health }
        let isOffice = request.path.hasPrefix(OfficeRoutes.base)
        guard isOffice || request.path == "/metrics" else { return await admin.answer(request) }
        guard let caller = OfficeCaller(request, tokens) else { return CenterProblem.unknownCaller.reply }
        guard isOffice else { return .text(portal.metrics + machineMetrics) }
        return await office.answer(request, from: caller)
    }
    /// What a load balancer and a watchman ask: whether bookings can be kept.
    private var health: HTTPReply { ledger.isStoring ? .text("ok\n") : CenterProblem.notStoring.reply }

    /// How the machine is, in the text format of Prometheus 0.0.4.
    private var machineMetrics: String {
        """
        # HELP center_storage_ok 1 while the last attempt to store succeeded.
        # TYPE center_storage_ok gauge
        center_storage_ok \(ledger.isStoring ? 1 : 0)
        # HELP center_log_lines_lost_total Log lines that could not be written.
        # TYPE center_log_lines_lost_total counter
        center_log_lines_lost_total \(Log.lostLines)

        """
    }
}
