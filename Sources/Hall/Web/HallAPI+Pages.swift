// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms

extension HallAPI {
    /// What the public may see, with a tag by which a client that has it already is told so.
    func showBoard(_ query: Query) async throws(APIFault) -> HTTPReply {
        try await show(.board(zone: zone(query)), query)
    }

    /// A window, its ticket, and what waits for it.
    func showWindow(_ query: Query) async throws(APIFault) -> HTTPReply {
        try await show(.console(window(named: query["window"])), query)
    }

    /// The whole hall.
    func showHall(_ query: Query) async throws(APIFault) -> HTTPReply { try await show(.hall, query) }

    /// Follows what happens: every public event, or the newest page of a view.
    func followEvents(_ query: Query) async throws(APIFault) -> HTTPReply {
        let stream: EventStream?
        switch query.request.query["view"] {
        case nil, "events": stream = await feeds.followEvents(after: try Self.position(query.request))
        case let name?:
            guard let kind = PageView.Kind(rawValue: name) else { throw .badQuery }
            stream = await feeds.follow(try view(kind, query))
        }
        guard let stream else { throw .tooManyStreams }
        return .events(stream)
    }

    /// Follows what a station shows.
    func followStation(_ query: Query) async throws(APIFault) -> HTTPReply {
        let station = try Self.station(query["station"], query.caller)
        guard let door = parts.stations, let screen = await door.screen(station) else { throw .noSuchPath }
        guard let stream = door.screens.follow(station, from: screen) else { throw .tooManyStreams }
        return .events(stream)
    }

    /// Answers with a view as it is now, unless the client has it.
    private func show(_ view: PageView, _ query: Query) async throws(APIFault) -> HTTPReply {
        let page = await parts.render(view)
        let headers: HTTPHeaders = ["ETag": page.tag]
        if query.request.headers["If-None-Match"] == page.tag { return HTTPReply(status: 304, headers: headers) }
        return WebJSON.reply(bytes: page.bytes, headers: headers)
    }

    private func view(_ kind: PageView.Kind, _ query: Query) throws(APIFault) -> PageView {
        guard query.caller?.may(kind.roles) == true else { throw .wrongRole(kind.roles) }
        switch kind {
        case .board: return .board(zone: try zone(query))
        case .window: return .window(try window(named: query.request.query["window"] ?? ""))
        case .console: return .console(try window(named: query.request.query["window"] ?? ""))
        case .hall: return .hall
        }
    }

    private func zone(_ query: Query) throws(APIFault) -> ZoneID? {
        guard let text = query.request.query["zone"], !text.isEmpty else { return nil }
        guard let zone = ZoneID(text), parts.plan.windows.contains(where: { $0.zone == zone }) else { throw .badQuery }
        return zone
    }

    private func window(named text: String) throws(APIFault) -> WindowID {
        guard let window = WindowID(text), parts.plan.window(window) != nil else { throw .noSuchPath }
        return window
    }

    /// Where a client has come to: what its browser repeats counts before the address it was opened with.
    private static func position(_ request: HTTPRequest) throws(APIFault) -> Position? {
        guard let text = request.headers["Last-Event-ID"] ?? request.query["after"], !text.isEmpty else { return nil }
        guard let value = Digits.value(text.utf8) else { throw .badQuery }
        return Position(Int64(value))
    }
}

extension HallAPI.Parts {
    /// Renders a view as it is now.
    ///
    /// Each in a reading of its own: a hall full of consoles does not keep the journal from its next group.
    func render(_ view: PageView) async -> RenderedPage {
        let (plan, now) = (plan, clock.now())
        switch view {
        case .board(let zone):
            let board = await journal.view { $0.boardView(plan: plan, at: now, zone: zone) }
            return RenderedPage(.board, at: board.position, BoardJSON(board, contact))
        case .window(let window):
            let board = await journal.view { $0.windowBoard(window, plan: plan) }
            guard let board else { preconditionFailure("pages are of the plan's windows") }
            return RenderedPage(.window, at: board.position, WindowBoardJSON(board, plan))
        case .console(let window):
            guard let window = plan.window(window) else { preconditionFailure("pages are of the plan's windows") }
            let (console, position) = await journal.view { (WindowView(window, $0, plan, at: now), $0.position) }
            return RenderedPage(.console, at: position, console)
        case .hall:
            let figures = await gather()
            let floor = await journal.view { HallPicture.Floor($0, plan, at: now) }
            let picture = HallPicture(floor, StatusView(figures, plan, at: now))
            return RenderedPage(.hall, at: floor.position, picture)
        }
    }
}
