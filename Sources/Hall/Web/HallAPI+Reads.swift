// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms

// How things stand.
extension HallAPI {
    /// A ticket, by id, by today's number, or by the token of its slip.
    func showTicket(_ query: Query) async throws(APIFault) -> HTTPReply {
        let token = TicketToken(text: query["ticket"])
        let id = token == nil ? try await ticketID(query["ticket"]) : nil
        let (plan, now) = (parts.plan, self.now)
        let isStaff = query.caller?.isStaff == true
        let view = await parts.journal.view { state in
            let ticket = token.flatMap { state.ticket(withToken: $0) } ?? id.flatMap { state.ticket($0) }
            return ticket.map { TicketView($0, state, plan, at: now, forStaff: isStaff) }
        }
        guard let view else { throw APIFault(.unknownTicket, in: now) }
        return WebJSON.reply(view)
    }

    /// The services with what somebody has to expect who takes a number now.
    func listServices(_ query: Query) async throws(APIFault) -> HTTPReply {
        let (plan, now) = (parts.plan, self.now)
        let services = await parts.journal.view { state in
            plan.services.map { ServiceView($0, state, plan, at: now) }
        }
        return WebJSON.reply(["services": services])
    }

    /// How the hall is set up.
    func showPlan(_ query: Query) async throws(APIFault) -> HTTPReply {
        let (plan, contact, now) = (parts.plan, parts.contact, self.now)
        return WebJSON.reply(await parts.journal.view { PlanView(plan, contact, $0, at: now) })
    }

    /// The windows of the hall.
    func listWindows(_ query: Query) async throws(APIFault) -> HTTPReply {
        let (plan, now) = (parts.plan, self.now)
        let windows = await parts.journal.view { state in plan.windows.map { WindowBrief($0, state, at: now) } }
        return WebJSON.reply(Listed("windows", windows))
    }

    /// The scope of the green channel, in the order that people read it.
    func listReasons(_ query: Query) async throws(APIFault) -> HTTPReply {
        WebJSON.reply(Listed("reasons", parts.plan.rules.greenScope))
    }

    /// The stations of the hall and the devices there.
    func listStations(_ query: Query) async throws(APIFault) -> HTTPReply {
        let surroundings = await parts.surroundings()
        let stations = parts.plan.stations.map { StationView($0, surroundings.devices) }
        return WebJSON.reply(["stations": stations])
    }

    /// What a station shows.
    func showStation(_ query: Query) async throws(APIFault) -> HTTPReply {
        let station = try Self.station(query["station"], query.caller)
        guard let screen = await parts.stations?.screen(station) else { throw .noSuchPath }
        return WebJSON.reply(bytes: screen)
    }

    /// Hands a touch to a station.
    ///
    /// The answer says nothing of what followed, so it is the same for the same key, for ever; a key that was taken is
    /// not touched with again.
    func touchStation(_ order: Order) async throws(APIFault) -> HTTPReply {
        let station = try Self.station(order["station"], order.caller)
        guard let door = parts.stations else { throw .noSuchPath }
        switch touches.admit(order.key, about: station.text, order.request.body) {
        case .new: break
        case .repeated: return HTTPReply(status: 204)
        case .reused: throw APIFault(.intentReused, in: now)
        }
        let outcome = await door.touch(station, order.request.body)
        // What was not taken is judged anew, and alike, when it is sent again.
        if outcome != .taken { touches.forget(order.key) }
        switch outcome {
        case .taken: return HTTPReply(status: 204)
        case .noScreen: throw .noSuchPath
        case .notUnderstood:
            throw APIFault(422, "bad-touch", "无法识别的触摸操作", "The station does not know such a touch")
        }
    }

    /// Notes a new roll in a printer of a station.
    ///
    /// Like a touch it is not in the journal: a key that was taken does not begin the count again.
    func renewRoll(_ order: Order) async throws(APIFault) -> HTTPReply {
        let station = try Self.station(order["station"], order.caller)
        let printers: [HallSurroundings.Device.Kind] = [.printer, .printer2]
        let names = printers.map(\.rawValue)
        let printer = try order.body.optional("printer", names.joined(separator: " or ")) { name in
            printers.first { $0.rawValue == name }
        }
        guard let door = parts.stations else { throw .noSuchPath }
        switch touches.admit(order.key, about: "roll of " + station.text, order.request.body) {
        case .new: break
        case .repeated: return HTTPReply(status: 204)
        case .reused: throw APIFault(.intentReused, in: now)
        }
        guard await door.roll(station, printer ?? .printer) else {
            touches.forget(order.key)
            throw .noSuchPath
        }
        return HTTPReply(status: 204)
    }

    static func station(_ text: String, _ caller: Caller?) throws(APIFault) -> StationID {
        guard let station = StationID(text) else { throw .noSuchPath }
        guard caller?.station == nil || caller?.station == station else { throw .otherBound("station") }
        return station
    }
}
