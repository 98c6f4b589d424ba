// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Journal
package import Pages
package import Ports
package import Queueing
import Terms
package import Vault

/// The hall's API under `/api/v1`: pages, keypads, displays and other machines talk to the hall through it.
///
/// Every POST carries an `Idempotency-Key`. Its answer is made of what never changes about the outcome, so that the same
/// key gets the same answer, also after a restart; how things stand now is for GETs to say.
package final class HallAPI: Sendable {
    /// What the API stands on.
    package struct Parts: Sendable {
        let journal: Journal
        let submit: Submit
        let plan: HallPlan
        let vault: Vault
        let verifier: VoucherVerifier
        let tokens: AccessTokens
        let clock: HallClock
        let hostNames: [String]
        let stations: StationDoor?
        let doorkeeper: Doorkeeper?
        let configuration: ConfigurationDoor?
        let pages: WebPages?
        let statistics: StatisticsDoor?
        let surroundings: @Sendable () async -> HallSurroundings
        let devices: @Sendable () async -> [DeviceReport]
        let time: (any Timekeeper)?
        let contact: HallContact?
        let catalog: @Sendable () async -> CatalogIndex?
        let adopted: [AdoptedValue]
        let upkeep: UpkeepDoor

        /// Collects the parts.
        ///
        /// `submit` is the way to the journal, with the center's claim before it where there is one. `hostNames` are the
        /// names and addresses, besides loopback ones, under which browsers may call. Without `stations` there are no
        /// screens to show or touch, without `doorkeeper` nobody signs in, without `pages` there is only the API, without
        /// `statistics` nobody keeps any. Without `time` pages are told of changes only, not that the line is alive;
        /// without `contact` boards name none. `devices` tells of each device of hall.conf, `catalog` gives the center's
        /// items, `adopted` tells what of the configuration comes from the center, and `upkeep` is the way to disk and
        /// retention.
        package init(
            journal: Journal,
            submit: @escaping Submit,
            plan: HallPlan,
            vault: Vault,
            verifier: VoucherVerifier,
            tokens: AccessTokens,
            clock: HallClock,
            hostNames: [String] = [],
            stations: StationDoor? = nil,
            doorkeeper: Doorkeeper? = nil,
            configuration: ConfigurationDoor? = nil,
            pages: WebPages? = nil,
            statistics: StatisticsDoor? = nil,
            surroundings: @escaping @Sendable () async -> HallSurroundings = { HallSurroundings() },
            devices: @escaping @Sendable () async -> [DeviceReport] = { [] },
            time: (any Timekeeper)? = nil,
            contact: HallContact? = nil,
            catalog: @escaping @Sendable () async -> CatalogIndex? = { nil },
            adopted: [AdoptedValue] = [],
            upkeep: UpkeepDoor = UpkeepDoor()
        ) {
            (self.journal, self.submit, self.plan, self.vault) = (journal, submit, plan, vault)
            (self.verifier, self.tokens, self.clock) = (verifier, tokens, clock)
            (self.hostNames, self.stations, self.surroundings) = (hostNames, stations, surroundings)
            (self.doorkeeper, self.configuration, self.pages, self.time) = (doorkeeper, configuration, pages, time)
            (self.statistics, self.contact, self.devices) = (statistics, contact, devices)
            (self.catalog, self.adopted, self.upkeep) = (catalog, adopted, upkeep)
        }
    }

    let parts: Parts
    let feeds: EventFeeds
    let gate: Gate
    /// nil where nobody signs in.
    let sessions: Sessions?
    /// What the hall's clock shows.
    var now: Moment { parts.clock.now() }
    let tally = RequestTally()
    let touches = RecentKeys()

    /// Makes the API; give `answer` to an `HTTPServer`, and `run` a task of its own.
    package init(_ parts: Parts) {
        self.parts = parts
        feeds = EventFeeds(journal: parts.journal, plan: parts.plan) { await parts.render($0) }
        sessions = parts.doorkeeper.map { Sessions(vault: parts.vault, staff: $0.book) }
        gate = Gate(tokens: parts.tokens, hostNames: parts.hostNames, sessions: sessions)
    }

    /// Carries events to those who follow them; call it once.
    ///
    /// Returns when the task is cancelled, or the journal is closed or cannot be read, after it has ended every stream.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.beat() }
            await feeds.run()
            group.cancelAll()
        }
        parts.stations?.screens.end()
    }

    /// Tells pages again and again that the line is alive: browsers do not show them the heartbeats of the connection.
    private func beat() async {
        guard let time = parts.time else { return }
        while (try? await time.wait(for: Self.beatInterval)) != nil {
            await feeds.beat(at: now, parts.stations?.screens)
        }
    }

    /// Pages call a line dead that has been silent for twice as long.
    static let beatInterval = Duration.seconds(5)

    /// Answers one request.
    package func answer(_ request: HTTPRequest) async -> HTTPReply {
        var route: Route?
        var reply: HTTPReply
        do throws(APIFault) {
            try gate.checkHost(request)
            if let page = parts.pages?.page(at: request.path) {
                let reply = page.reply(to: request)
                tally.count(page.pattern, status: reply.status)
                return reply
            }
            let (found, path) = try find(request)
            route = found
            reply = try await answer(request, found, path)
        } catch {
            reply = error.reply
        }
        // The server's Date is the machine's; pages show the hall's time (A27).
        if parts.clock.standing.source != .system { reply.headers["Hall-Time"] = now.rfc3339 }
        tally.count(route?.path, status: reply.status)
        return reply
    }

    private func answer(
        _ request: HTTPRequest,
        _ route: Route,
        _ path: [String: String]
    ) async throws(APIFault) -> HTTPReply {
        let caller = try gate.caller(of: request, for: route, at: now)
        if let caller, caller.isSignedIn { try await checkWindow(caller.window, caller.staff) }
        try gate.checkAccept(request, route.type)
        switch route.work {
        case .read(let reading):
            return try await reading(self)(Query(request: request, path: path, caller: caller))
        case .act(let names, let acting):
            guard let caller else { throw .noToken }
            let key = try gate.key(of: request)
            let body = try JSONFields(request, names)
            let order = Order(
                request: request,
                path: path,
                verb: route.verb,
                caller: caller,
                key: key,
                body: body
            )
            return try await acting(self)(order)
        case .enter(let names, let entering):
            let key = try gate.key(of: request)
            return try await entering(self)(Entry(request: request, key: key, body: JSONFields(request, names)))
        }
    }

    /// The route of a request, with the varying segments of its path.
    private func find(_ request: HTTPRequest) throws(APIFault) -> (Route, [String: String]) {
        let segments = request.path.split(separator: "/")
        var allowed: [HTTPMethod] = []
        for route in Self.routes {
            guard let values = route.match(segments) else { continue }
            if route.method == request.method { return (route, values) }
            allowed.append(route.method)
        }
        guard !allowed.isEmpty else { throw .noSuchPath }
        throw .wrongMethod(allowed: allowed)
    }
}
