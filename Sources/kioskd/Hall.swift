// SPDX-License-Identifier: Apache-2.0
import Desk
import HTTP
import Journal
import Link
import Pages
import Paper
import Ports
import Queueing
import Readers
import Setup
import Statistics
import Terms
import Vault
import Verifier
import Web

/// One hall put together: the rooms and the ways between them.
final class Hall: Sendable {
    /// The devices' loop; nothing on it blocks.
    let loop: EventLoop
    let journal: Journal
    let clock: HallClock
    private let link: CenterLink?
    private let transport: HTTPSTransport?
    private let credentials: CredentialVerifier?
    private let stations: [HallStation]
    private let fixtures: HallFixtures
    private let statistics: Statistics
    private let care: HallCare
    private let api: HallAPI
    private let servers: [HTTPServer]
    let hotplug: Hotplug

    /// Opens the journal and starts to serve on `ports`; devices and link begin with `run`.
    ///
    /// Without `configuration` nobody can change it from a page; `renewed` is called when the center has set something
    /// that takes a new opening.
    static func open(
        _ settings: HallSettings,
        clock: HallClock,
        ports: [ListeningPort],
        configuration: ConfigurationDoor? = nil,
        renewed: @escaping @Sendable () -> Void = {}
    ) async throws -> Hall {
        let files = try HallFiles(settings)
        let papers = try await HallPapers(settings, files, renewed: renewed)
        let settings = papers.settings
        let journal = try Journal.open(directory: settings.directory, plan: settings.plan) { clock.now() }
        await begin(clock, after: journal)
        let loop = try EventLoop(name: "devices")
        do {
            return try await Hall(settings, files, papers, journal, loop, clock, ports, configuration)
        } catch {
            // Whoever opens a hall instead needs the directory and the devices.
            await journal.close()
            loop.stop()
            throw error
        }
    }

    private init(
        _ settings: HallSettings,
        _ files: HallFiles,
        _ papers: HallPapers,
        _ journal: Journal,
        _ loop: EventLoop,
        _ clock: HallClock,
        _ ports: [ListeningPort],
        _ door: ConfigurationDoor?
    ) async throws {
        let (vault, verifier) = (try Vault(keys: files.keys), try VoucherVerifier(keys: files.keys))
        let plan = settings.plan
        (self.clock, self.journal, self.loop, hotplug) = (clock, journal, loop, Hotplug(on: loop))
        let line = try await Self.join(settings, files.enrolment, papers, journal, loop, clock)
        (transport, link) = (line.transport, line.link)
        let submit = Self.way(to: journal, link)
        credentials = try settings.verifier.map { try CredentialVerifier($0, plan.hall, vault, time: loop, clock) }
        let parts = HallStation.Parts(
            settings: settings,
            journal: journal,
            submit: submit,
            vault: vault,
            verifier: verifier,
            credentials: credentials,
            clock: clock,
            loop: loop,
            hotplug: hotplug
        )
        let (stations, fixtures) = (try settings.stations.map { try HallStation($0, parts) }, try HallFixtures(parts))
        (self.stations, self.fixtures) = (stations, fixtures)
        Self.look(line.upkeep, stations, fixtures, line.link, journal)
        care = HallCare(journal: journal, clock: clock, time: loop)
        statistics = try Statistics(journal: journal, directory: settings.directory, time: loop)
        api = try HallAPI(
            HallAPI.Parts(
                journal: journal,
                submit: submit,
                plan: plan,
                vault: vault,
                verifier: verifier,
                tokens: files.tokens,
                clock: clock,
                hostNames: settings.api.hostNames + [settings.api.address],
                stations: StationDoor(stations, parts.screens, fixtures.reader),
                doorkeeper: Doorkeeper(directory: settings.directory),
                configuration: door,
                pages: WebPages(directory: settings.api.pages, names: WebPages.hallNames),
                statistics: StatisticsDoor(statistics),
                surroundings: { await Self.surroundings(stations, fixtures, line.link, journal) },
                devices: { await Self.reports(stations, fixtures, at: ReportTimes(clock, loop)) },
                time: loop,
                contact: HallContact(settings.contact),
                catalog: { await papers.catalog() },
                adopted: papers.adopted,
                upkeep: care.door
            )
        )
        servers = try Self.serve(api, on: ports, settings)
    }

    /// Lets the upkeep see what the status page shows.
    private static func look(
        _ upkeep: HallUpkeep?,
        _ stations: [HallStation],
        _ fixtures: HallFixtures,
        _ link: CenterLink?,
        _ journal: Journal
    ) {
        upkeep?.look {
            (await surroundings(stations, fixtures, link, journal), link?.status ?? LinkStatus())
        }
    }

    /// What stands around the API: devices, and the line to the center.
    private static func surroundings(
        _ stations: [HallStation],
        _ fixtures: HallFixtures,
        _ link: CenterLink?,
        _ journal: Journal
    ) async -> HallSurroundings {
        await HallSurroundings(stations, fixtures.all, link, newest: journal.position)
    }

    /// Every device in the order of hall.conf.
    private static func reports(
        _ stations: [HallStation],
        _ fixtures: HallFixtures,
        at times: ReportTimes
    ) async -> [DeviceReport] {
        var reports: [DeviceReport] = []
        for station in stations { reports += await station.reports(at: times) }
        return await reports + fixtures.reports(at: times)
    }

    /// The line to the center, where the hall is enrolled at one.
    private static func join(
        _ settings: HallSettings,
        _ bundle: EnrolmentBundle?,
        _ papers: HallPapers,
        _ journal: Journal,
        _ loop: EventLoop,
        _ clock: HallClock
    ) async throws -> (transport: HTTPSTransport?, link: CenterLink?, upkeep: HallUpkeep?) {
        guard let bundle else { return (nil, nil, nil) }
        let transport = HTTPSTransport(bundle)
        let upkeep = HallUpkeep(settings, bundle, transport, journal: journal, clock: clock, time: loop)
        let link = try await CenterLink(
            journal: journal,
            plan: settings.plan,
            transport: transport,
            documents: papers.shelf,
            renewed: { papers.took($0) },
            time: loop,
            upkeep: upkeep.ways,
            heard: { clock.time?.note(center: $0) }
        ) { clock.now() }
        return (transport, link, upkeep)
    }

    /// The way of commands: with the center's claim before it where there is a center.
    private static func way(to journal: Journal, _ link: CenterLink?) -> Submit {
        let direct: Submit = { command, key, staff throws(JournalError) in
            try await journal.submit(command, key: key, staff: staff)
        }
        return link?.claiming(direct) ?? direct
    }

    private static func serve(_ api: HallAPI, on ports: [ListeningPort], _ settings: HallSettings) throws
        -> [HTTPServer]
    {
        var configuration = HallAPI.serverConfiguration(address: settings.api.address, port: settings.api.port)
        return try ports.map { port in
            configuration.listeningPort = port
            return try HTTPServer(configuration: configuration) { await api.answer($0) }
        }
    }

    /// Goes once through what a ticket goes through: an answer, the journal's writer, and the thread of each server.
    ///
    /// Never returns while one of them hangs; an answer that says that the disk is full is one.
    func pulse() async -> Bool {
        _ = await api.answer(HTTPRequest(.get, "/healthz"))
        // An answer may be found without the journal, such as that to a request that names no host.
        _ = await journal.status()
        for server in servers {
            guard await server.pulse() else { return false }
        }
        return true
    }

    /// The date on the hall's clock.
    var day: BusinessDay { clock.now().day }

    /// Works until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask(name: "feeds") { await self.api.run() }
            group.addTask(name: "statistics") { await self.statistics.run() }
            group.addTask(name: "clock") { await self.keepClock() }
            group.addTask(name: "disk") { await self.care.watchDisk() }
            group.addTask(name: "retention") { await self.care.keepForgetting() }
            group.addTask(name: "days") { await self.keepDays() }
            group.addTask(name: "news") { await self.carryNotices() }
            group.addTask(name: "mode") { await self.keepMode() }
            for station in stations { group.addTask(name: "station") { await station.run() } }
            group.addTask(name: "fixtures") { await self.fixtures.run() }
            guard let link else { return }
            group.addTask(name: "link") { await link.run() }
            group.addTask(name: "line") { await self.watchLine(link) }
        }
    }

    /// Stops serving and closes the journal; what was answered is on the disk already.
    func close() async {
        for server in servers { await server.stop() }
        transport?.close()
        credentials?.close()
        for station in stations { await station.stop() }
        await fixtures.stop()
        await journal.close()
    }

    /// Opens each business day, also when nobody asks for anything: boards start the day empty.
    private func keepDays() async {
        while !Task.isCancelled {
            if await journal.view({ $0.day }) != clock.now().day {
                do throws(JournalError) {
                    _ = try await journal.submit(.openDay, key: nil, staff: nil)
                } catch { Log.write(.error, "the day could not be opened", ["reason": error]) }
            }
            guard (try? await loop.wait(for: Self.dayCheck)) != nil else { return }
        }
    }

    /// Tells the screens of stations the center's notice line.
    private func carryNotices() async {
        var seen = Position.start
        var told: String?
        while let position = await journal.wait(beyond: seen, for: \.mayChangeNotice) {
            seen = position
            let now = clock.now()
            let notice = await journal.view { $0.standingNotice(at: now) }
            guard notice != told else { continue }
            told = notice
            for station in stations { await station.desk.announce(notice) }
        }
    }

    /// Puts the beginning and the end of a booking-only period into the journal, so that boards, pages and stations say
    /// it in that second; the rules themselves look at the clock (R47, R49).
    private func keepMode() async {
        var seen = await period()
        while (try? await loop.wait(for: Self.modeCheck)) != nil {
            let period = await period()
            guard period != seen else { continue }
            seen = period
            let (mode, cursor) = await journal.view { ($0.mode, $0.centerCursor) }
            do throws(JournalError) {
                _ = try await journal.submit(
                    .takeCenterChanges([.mode(mode)], from: cursor, through: cursor),
                    key: nil,
                    staff: nil
                )
                Log.write(.notice, period == nil ? "walk-ins are served again" : "bookings only, by notice")
            } catch { Log.write(.error, "the mode could not be noted", ["reason": error]) }
        }
    }

    /// The booking-only period that is in force.
    private func period() async -> BookingOnlyPeriod? {
        let now = clock.now()
        return await journal.view { $0.bookingOnly(at: now) }
    }

    /// Tells stations whether the center can be reached.
    private func watchLine(_ link: CenterLink) async {
        var told: Bool?
        while !Task.isCancelled {
            let isOnline = link.status.online
            if isOnline != told {
                told = isOnline
                Log.write(.notice, isOnline ? "center is reached" : "center is away")
                for station in stations { await station.desk.linkChanged(isOnline: isOnline) }
            }
            guard (try? await loop.wait(for: Self.lineCheck)) != nil else { return }
        }
    }

    private static let dayCheck = Duration.seconds(10)
    private static let modeCheck = Duration.seconds(1)
    private static let lineCheck = Duration.seconds(2)
}

extension JournalError: Loggable {}

extension HallRecord {
    /// Whether the center's notice line may be another one after it.
    fileprivate var mayChangeNotice: Bool {
        switch event {
        case .centerChangesTaken: true
        default: false
        }
    }
}
