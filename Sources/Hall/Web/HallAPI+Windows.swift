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
