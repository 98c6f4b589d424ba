// SPDX-License-Identifier: Apache-2.0
import HTTP
import Queueing
import Terms

// What clerks do at windows.
extension HallAPI {
    /// 叫号.
    func callNext(_ order: Order) async throws(APIFault) -> HTTPReply {
        try await carryOut(.callNext(window: try window(order), settling: try settling(order)), order)
    }

    /// 指呼.
    func callTicket(_ order: Order) async throws(APIFault) -> HTTPReply {
        let window = try window(order)
        let settling = try settling(order)
        let ticket = try await ticketID(try order.body.required("ticket"))
        return try await carryOut(.callTicket(window: window, ticket: ticket, settling: settling), order)
    }

    /// 回呼.
    func resume(_ order: Order) async throws(APIFault) -> HTTPReply {
        let window = try window(order)
        let ticket = try await ticketID(try order.body.required("ticket"))
        return try await carryOut(.resume(window: window, ticket: ticket), order)
    }

    /// 转移, to a service or to one window.
    func transfer(_ order: Order) async throws(APIFault) -> HTTPReply {
        let from = try window(order)
        let service = try order.body.optional("service", Self.name, ServiceID.init)
        let target = try order.body.optional("window", Self.name, WindowID.init)
        switch (service, target) {
        case (let service?, nil): return try await carryOut(.transfer(window: from, to: .service(service)), order)
        case (nil, let target?): return try await carryOut(.transfer(window: from, to: .window(target)), order)
        case (nil, nil): throw .missingField("service")
        case (.some, .some): throw .badField("window", expected: "left out beside a service")
        }
    }

    /// 办结, with its outcome.
    func finish(_ order: Order) async throws(APIFault) -> HTTPReply {
        let window = try window(order)
        let outcome = try order.body.optional(
            "outcome",
            Self.choice(FinishOutcome.self),
            FinishOutcome.init(rawValue:)
        )
        guard let outcome else { return try await carryOut(.step(window: window, .finish), order) }
        return try await carryOut(.finish(window: window, outcome: outcome), order)
    }

    /// 核实 of the booked visitor (R19–R22).
    func verify(_ order: Order) async throws(APIFault) -> HTTPReply {
        let window = try window(order)
        let result = try order.body.required(
            "result",
            Self.choice(Verification.Result.self),
            Verification.Result.init(rawValue:)
        )
        let verification = Verification(
            result: result,
            principalDocument: try order.body.flag("principal_document"),
            agentDocument: try order.body.flag("agent_document"),
            authorizationLetter: try order.body.flag("authorization_letter"),
            agencyAgreement: try order.body.flag("agency_agreement")
        )
        return try await carryOut(.verify(window: window, verification), order)
    }

    /// Signs out a clerk who went home without.
    func signOutClerk(_ order: Order) async throws(APIFault) -> HTTPReply {
        try await carryOut(.signOut(window: try window(order)), order)
    }

    /// A step with the window's ticket or the window itself, named by the last segment of the path.
    func step(_ order: Order) async throws(APIFault) -> HTTPReply {
        guard let step = WindowStep(rawValue: order.verb) else { throw .noSuchPath }
        return try await carryOut(.step(window: try window(order), step), order)
    }

    /// The window of the path, which a bound token must be bound to.
    private func window(_ order: Order) throws(APIFault) -> WindowID {
        guard let window = WindowID(order["window"]) else { throw .noSuchPath }
        guard order.caller.window == nil || order.caller.window == window else { throw .otherBound("window") }
        return window
    }

    private func settling(_ order: Order) throws(APIFault) -> Settling? {
        try order.body.optional("settling", Self.choice(Settling.self), Settling.init(rawValue:))
    }
}
