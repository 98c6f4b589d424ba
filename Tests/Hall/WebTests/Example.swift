// SPDX-License-Identifier: Apache-2.0
import HTTP

@testable import Web

/// For a route, a request that succeeds and what must happen before.
struct Example: Sendable {
    let ask: Ask
    /// Done first.
    let before: [Ask]

    private static let number = "/api/v1/tickets/A001/"
    private static let window = "/api/v1/windows/1/"
    private static let walkIn = Ask.post("/api/v1/tickets", #"{"service":"social"}"#, key: "first")
    private static let call = Ask.post(window + "call-next", key: "second")

    /// The example of every route; a route without one has an empty path, which no reply fits.
    static func of(_ route: Route) -> Example {
        let (path, body, before) = parts(route)
        guard route.method == .post else { return Example(ask: .get(path), before: before) }
        return Example(ask: .post(path, body, key: "example"), before: before)
    }

    private static func parts(_ route: Route) -> (String, String?, [Ask]) {
        guard route.method == .post else {
            let filled = route.path.replacing("{ticket}", with: "A001").replacing("{window}", with: "1")
                .replacing("{station}", with: "kiosk-1")
            return (filled, nil, [walkIn])
        }
        switch route.verb {
        case "sessions": return (route.path, TestHall.signIn, [])
        case "end": return (route.path, nil, [])
        case "tickets": return ("/api/v1/tickets", #"{"service":"social","station":"kiosk-1"}"#, [])
        case "exchanges":
            return ("/api/v1/exchanges", #"{"booking":"000000000019","last_four":"1231","station":"kiosk-1"}"#, [])
        case "green-tickets": return ("/api/v1/green-tickets", #"{"service":"estate","reason":"elderly"}"#, [])
        case "reprint": return (number + "reprint", #"{"station":"kiosk-1"}"#, [walkIn])
        case "requeue": return (number + "requeue", nil, [walkIn, call, .post(window + "miss", key: "third")])
        case "abandon": return (number + "abandon", nil, [walkIn])
        case "void": return (number + "void", #"{"reason":"issued_by_mistake"}"#, [walkIn])
        case "touches": return ("/api/v1/stations/kiosk-1/touches", #"{"touch":"help"}"#, [])
        case "call-next": return (window + "call-next", #"{"settling":"finish"}"#, [walkIn])
        case "call": return (window + "call", #"{"ticket":"A001"}"#, [walkIn])
        case "resume":
            return (window + "resume", #"{"ticket":"A001"}"#, [walkIn, call, .post(window + "hold", key: "third")])
        case "transfer":
            let other = Ask.post("/api/v1/windows/2/open", key: "third")
            return (window + "transfer", #"{"window":"2"}"#, [walkIn, call, other])
        case "open", "pause", "close": return (window + route.verb, nil, [])
        case "recall", "serve", "finish", "miss", "hold": return (window + route.verb, "{}", [walkIn, call])
        default: return ("", nil, [])
        }
    }
}
