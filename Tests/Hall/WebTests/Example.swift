// SPDX-License-Identifier: Apache-2.0
import HTTP

@testable import Web

/// For a route, a request that succeeds and what must happen before.
struct Example: Sendable {
    let ask: Ask
    /// Done first.
    let before: [Ask]

    private static let window = "/api/v1/windows/1/"
    private static let walkIn = Ask.post("/api/v1/tickets", #"{"service":"social"}"#, key: "first")
    private static let call = Ask.post(window + "call-next", key: "second")

    /// The example of every route; a route without one has an empty path, which no reply fits.
    static func of(_ route: Route) -> Example {
        let (path, body, before) = parts(route)
        guard route.method == .post else { return Example(ask: .get(path), before: before) }
        return Example(ask: .post(path, body, key: "example"), before: before)
    }

    private static let exchange = Ask.post(
        "/api/v1/exchanges",
        #"{"booking":"000000000019","last_four":"1231"}"#,
        key: "first"
    )
    private static let alert = Ask.post("/api/v1/alerts", #"{"kind":"help","station":"kiosk-1"}"#, key: "first")
    private static let complaint = Ask.post("/api/v1/complaints", #"{"subject":"waiting"}"#, key: "first")
    /// The day and the booking come before it in the journal.
    private static let firstCase = "3"

    private static func parts(_ route: Route) -> (String, String?, [Ask]) {
        let path = route.path.replacing("{ticket}", with: "A001").replacing("{window}", with: "1")
            .replacing("{station}", with: "kiosk-1").replacing("{alert}", with: firstCase)
            .replacing("{complaint}", with: firstCase).replacing("{staff}", with: "1024")
            .replacing("{version}", with: "1")
        guard route.method == .post else { return (path, nil, [walkIn]) }
        let (body, before) = post(route)
        return body == nothing ? ("", nil, []) : (path, body, before)
    }

    /// What no route has as its example.
    private static let nothing = "nothing"

    private static func post(_ route: Route) -> (String?, [Ask]) {
        switch route.verb {
        case "sessions": (TestHall.signIn, [])
        case "end": (nil, [])
        case "tickets": (#"{"service":"social","station":"kiosk-1"}"#, [])
        case "exchanges": (#"{"booking":"000000000019","last_four":"1231","station":"kiosk-1"}"#, [])
        case "green-tickets": (#"{"service":"estate","reason":"elderly"}"#, [])
        case "reprint": (#"{"station":"kiosk-1"}"#, [walkIn])
        case "requeue": (nil, [walkIn, call, .post(window + "miss", key: "third")])
        case "abandon": (nil, [walkIn])
        case "void": (#"{"reason":"issued_by_mistake"}"#, [walkIn])
        case "rating": (#"{"level":5}"#, [walkIn, call, .post(window + "finish", key: "third")])
        case "touches": (#"{"touch":"help"}"#, [])
        case "roll": (#"{"printer":"printer"}"#, [])
        case "alerts": (#"{"kind":"printer","station":"kiosk-1"}"#, [])
        case "complaints": (#"{"subject":"no_show","ticket":"A001","hotline":"12345-0001"}"#, [walkIn])
        case "move": (#"{"to":"verified"}"#, [complaint])
        case "acknowledge": (nil, [alert])
        case "close": (nil, route.path.contains("{alert}") ? [alert] : [])
        case "call-next", "call", "resume", "transfer", "open", "pause", "verify", "finish", "recall", "serve", "miss",
            "hold", "undo", "sign-out":
            step(route)
        default: office(route)
        }
    }

    private static func office(_ route: Route) -> (String?, [Ask]) {
        switch route.verb {
        case "staff": (#"{"staff":"1030","roles":"clerk,green","secret":"brand-new-1"}"#, [])
        case "secret": (#"{"secret":"brand-new-2"}"#, [])
        case "roles": (#"{"roles":"manager"}"#, [])
        case "disable", "enable", "remove", "believe", "retention": (nil, [])
        case "check": (#"{"text":"[hall]\nid = x\n"}"#, [])
        case "configuration": (#"{"text":"[hall]\nid = hall-1\n","note":"n"}"#, [])
        case "restore": (#"{"version":"1"}"#, [])
        default: (nothing, [])
        }
    }

    private static func step(_ route: Route) -> (String?, [Ask]) {
        switch route.verb {
        case "call-next": (#"{"settling":"finish"}"#, [walkIn])
        case "call": (#"{"ticket":"A001"}"#, [walkIn])
        case "resume": (#"{"ticket":"A001"}"#, [walkIn, call, .post(window + "hold", key: "third")])
        case "transfer": (#"{"window":"2"}"#, [walkIn, call, .post("/api/v1/windows/2/open", key: "third")])
        case "open", "pause", "sign-out": (nil, [])
        case "verify": (#"{"result":"match","principal_document":true}"#, [exchange, call])
        case "finish": (#"{"outcome":"incomplete"}"#, [walkIn, call])
        default: ("{}", [walkIn, call])
        }
    }
}
