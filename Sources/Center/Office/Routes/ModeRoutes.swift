// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms
import Wire

/// 仅预约办理 (R47–R49, A14–A15): proposing, confirming, capping and ending it, and the documents that halls are sent.
enum ModeRoutes {
    static let all: [OfficeRoute] = [
        .get("mode", .readRules) { request throws(CenterProblem) in try await list(request) },
        .get("mode/cap", .readRules) { request throws(CenterProblem) in try await derive(request) },
        .post("mode", .startMode) { request throws(CenterProblem) in try await propose(request) },
        .post("mode/{id}/confirm", .startMode) { request throws(CenterProblem) in try await confirm(request) },
        .post("mode/{id}/cap", .startMode) { request throws(CenterProblem) in try await cap(request) },
        .post("mode/{id}/end", .startMode) { request throws(CenterProblem) in try await end(request) },
        .get("documents", .readRules) { request throws(CenterProblem) in try await documents(request) },
    ]

    /// The periods, newest first, with the caps of those in force.
    private static func list(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let (center, now) = (try request.centerScope(), request.now)
        let views = try await request.view { store throws(StoreError) in
            try store.modes(of: center).map { mode throws(StoreError) in
                ModeView(mode, try store.caps(of: mode.id), at: now)
            }
        }
        return CenterJSON.snake(["modes": views])
    }

    /// The cap of a day, line by line, before anything is proposed.
    private static func derive(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        guard let center = try request.centerScope() else { throw .badField("center", expected: "a center's id") }
        let day = try request.query("day", expected: "2026-11-24") { BusinessDay(text: $0) } ?? request.now.day
        let now = request.now
        guard let slot = now.slot(of: day) else { throw .badField("day", expected: "2026-11-24") }
        let caps = try await request.view { store throws(StoreError) in
            try store.derivedCaps(of: center, for: slot, at: now)
        }
        guard let cap = caps.first else { throw .badField("day", expected: "today or later") }
        return CenterJSON.snake(DailyCapView(cap))
    }

    private static func propose(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(ModeOrder.self)
        guard let center = CenterID(order.center) else { throw .badField("center", expected: "a center's id") }
        try request.caller.require(center)
        let period = BookingOnlyPeriod(
            notice: order.notice,
            text: order.text,
            published: try time(order.publishedAt, "published_at"),
            start: try time(order.start, "start"),
            end: try time(order.end, "end")
        )
        guard let period else {
            throw CenterProblem(
                422,
                "bad-mode",
                "公告信息不完整：须有公告号和内容，发布时间早于开始时间，且不超过 30 日",
                "A notice with number and text, published before the start, and an end within 30 days are needed"
            )
        }
        let lowered = order.cap.map { LoweredCap(cap: $0, reason: order.capReason ?? "") }
        let (staff, now) = (request.caller.staff, request.now)
        let result = try await request.write { store throws(StoreError) in
            try store.propose(period, of: center, by: staff, lowered: lowered, at: now.timestamp)
        }
        return CenterJSON.snake(ModeView(try settled(result, now), [], at: now), status: 201)
    }

    /// A15: the caps are derived now, from the last days, and kept with the confirmation.
    private static func confirm(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let mode = try await known(request)
        let (staff, now) = (request.caller.staff, request.now)
        guard let slot = TimeSlot(start: mode.period.start, end: mode.period.end) else { throw .notFound }
        let caps = try await request.view { store throws(StoreError) in
            try store.derivedCaps(of: mode.center, for: slot, at: now)
        }
        let result = try await request.write { store throws(StoreError) in
            try store.confirm(mode.id, by: staff, caps: caps, at: now.timestamp)
        }
        return try await shown(try settled(result, now), request)
    }

    /// R48: a lower cap of a day, for a reason.
    private static func cap(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let mode = try await known(request)
        let order = try request.body(CapOrder.self)
        guard let day = BusinessDay(text: order.day) else { throw .badField("day", expected: "2026-11-24") }
        guard order.cap >= 0 else { throw .badField("cap", expected: "a whole number from 0") }
        let (staff, now) = (request.caller.staff, request.now)
        let refusal = try await request.write { store throws(StoreError) in
            try store.setCap(
                of: mode.id,
                on: day,
                to: order.cap,
                reason: order.reason ?? "",
                by: staff,
                at: now.timestamp
            )
        }
        if let refusal { throw CenterProblem(refusal, now) }
        return try await shown(mode, request)
    }

    /// R49: all channels again, with the notice that says so.
    private static func end(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let mode = try await known(request)
        let order = try request.body(EndOrder.self)
        let (staff, now) = (request.caller.staff, request.now)
        let result = try await request.write { store throws(StoreError) in
            try store.end(mode.id, by: staff, notice: order.reason, at: now.timestamp)
        }
        return try await shown(try settled(result, now), request)
    }

    /// The versions of what halls are sent.
    private static func documents(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        guard let center = try request.centerScope() else { throw .badField("center", expected: "a center's id") }
        let now = request.now
        let documents = try await request.view { store throws(StoreError) in try store.documents(of: center) }
        return CenterJSON.snake(["documents": documents.map { DocumentView($0, now) }])
    }

    /// The period of the path, if the caller may know of it.
    private static func known(_ request: OfficeRequest) async throws(CenterProblem) -> EmergencyMode {
        let id = try request.capture("id") { Int64($0) }
        guard let mode = try await request.view({ store throws(StoreError) in try store.mode(id) })
        else { throw .notFound }
        try request.caller.require(mode.center)
        return mode
    }

    private static func shown(_ mode: EmergencyMode, _ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply
    {
        let caps = try await request.view { store throws(StoreError) in try store.caps(of: mode.id) }
        return CenterJSON.snake(ModeView(mode, caps, at: request.now))
    }

    private static func settled(
        _ result: Result<EmergencyMode, ModeRefusal>,
        _ now: Moment
    ) throws(CenterProblem) -> EmergencyMode {
        switch result {
        case .success(let mode): mode
        case .failure(let refusal): throw CenterProblem(refusal, now)
        }
    }

    private static func time(_ text: String, _ field: String) throws(CenterProblem) -> Timestamp {
        guard let time = Moment(rfc3339: text)?.timestamp else {
            throw .badField(field, expected: "2026-11-24T08:00:00+08:00")
        }
        return time
    }
}

/// A period to propose.
private struct ModeOrder: Decodable {
    let center: String
    let notice: String
    let text: String
    let publishedAt: String
    let start: String
    let end: String
    let cap: Int?
    let capReason: String?
}

private struct CapOrder: Decodable {
    let day: String
    let cap: Int
    let reason: String?
}

/// `reason` is the text of the notice that restores all channels.
private struct EndOrder: Decodable {
    let reason: String
}

extension Moment {
    /// The whole of a local day.
    fileprivate func slot(of day: BusinessDay) -> TimeSlot? {
        let start = Timestamp(seconds: Int64(day.daysSinceEpoch) * 86_400 - Int64(offsetSeconds))
        return TimeSlot(start: start, end: start.adding(seconds: 86_400))
    }
}
