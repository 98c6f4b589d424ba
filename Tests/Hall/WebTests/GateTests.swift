// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Testing
import Vault

@testable import Web

/// What is decided before anybody looks at what a request asks.
struct GateTests {
    private let gate: Gate
    private static let now = Moment(TestHall.opening, offsetSeconds: 8 * 3600)

    init() throws {
        gate = Gate(tokens: try AccessTokens(text: TestHall.tokenFile), hostNames: ["hall.example", "fd00::7"])
    }

    @Test(
        arguments: [
            ("localhost", true), ("localhost:8470", true), ("LocalHost", true), ("127.0.0.1:1", true),
            ("[::1]:80", true), ("[::1]", true), ("HALL.example:80", true), ("[fd00::7]:80", true),
            ("evil.example", false),
            ("localhost.evil.example", false), ("127.0.0.1.evil.example", false), ("[::1", false), ("", false),
            ("hall.example.", false), ("fd00", false),
        ]
    )
    func `only names of this machine are answered`(_ host: String, _ isOurs: Bool) {
        let request = HTTPRequest(.get, "/", headers: ["Host": host])
        #expect(((try? gate.checkHost(request)) != nil) == isOurs)
    }

    @Test
    func `a request without a host is for nobody`() {
        #expect(throws: APIFault.wrongHost) { try gate.checkHost(HTTPRequest(.get, "/")) }
    }

    @Test(
        arguments: [
            (nil, true), ("*/*", true), ("application/json", true), ("APPLICATION/*;q=0.1", true),
            ("text/html, application/json;q=0.5", true), ("text/html", false), ("*/*;q=0", false),
            ("application/json; q=0.000", false), ("application/json;q=0.001", true), ("application/jsonp", false),
        ] as [(String?, Bool)]
    )
    func `the answer's type is one that the client takes`(_ accept: String?, _ isTaken: Bool) {
        var request = HTTPRequest(.get, "/")
        request.headers["Accept"] = accept
        #expect(((try? gate.checkAccept(request, "application/json")) != nil) == isTaken)
    }

    @Test(
        arguments: [
            ("a", "a"), ("\"8e03978e-40d5-43dd\"", "8e03978e-40d5-43dd"), ("", nil), ("\"\"", nil), ("a b", nil),
            ("号", nil), (String(repeating: "k", count: 80), String(repeating: "k", count: 80)),
            (String(repeating: "k", count: 81), nil),
        ] as [(String, String?)]
    )
    func `a key comes bare or in quotes, and is short and printable`(_ header: String, _ key: String?) {
        let request = HTTPRequest(.post, "/", headers: ["Idempotency-Key": header])
        #expect((try? gate.key(of: request))?.text == key)
    }

    @Test(
        arguments: [
            ("Bearer token-of-the-role-kiosk", true), ("bearer  token-of-the-role-kiosk", true),
            ("Basic token-of-the-role-kiosk", false), ("token-of-the-role-kiosk", false), ("Bearer", false),
            ("Bearer token-of-the-role-kios", false), ("Bearer token-of-the-role-kiosk x", false),
        ]
    )
    func `a token comes as RFC 6750 has it`(_ header: String, _ isKnown: Bool) throws {
        let route = try #require(HallAPI.routes.first { $0.name == "POST /api/v1/tickets" })
        let request = HTTPRequest(.post, route.path, headers: ["Authorization": header])
        #expect(((try? gate.caller(of: request, for: route, at: Self.now)) != nil) == isKnown)
    }

    @Test
    func `a token bound to what cannot be a name opens nothing`() throws {
        let tokens = try AccessTokens(text: "window a-token-of-20-letters window=窗口\nclerk another-token-of-20-x")
        let gate = Gate(tokens: tokens, hostNames: [])
        let route = try #require(HallAPI.routes.first { $0.name == "GET /api/v1/status" })
        for token in ["a-token-of-20-letters", "another-token-of-20-x"] {
            let request = HTTPRequest(.get, route.path, headers: ["Authorization": "Bearer " + token])
            #expect(throws: APIFault.badToken) { try gate.caller(of: request, for: route, at: Self.now) }
        }
    }

    @Test
    func `the nearest name is told, unless none is near`() {
        let names = ["service", "station", "voucher"]
        #expect(NearestName.of("servcie", among: names) == "service")
        #expect(NearestName.of("Station", among: names) == "station")
        #expect(NearestName.of("fingerprint", among: names) == nil)
        #expect(NearestName.of(String(repeating: "x", count: 100_000), among: names) == nil)
    }

    @Test
    func `as many keys of touches are kept as the limit says`() throws {
        let keys = RecentKeys()
        for number in 0...RecentKeys.limit {
            let key = try #require(IntentKey(text: "key-\(number)"))
            #expect(keys.admit(key, about: TestHall.station.text, [1]) == .new)
        }
        let (oldest, second) = (try #require(IntentKey(text: "key-0")), try #require(IntentKey(text: "key-1")))
        #expect(keys.admit(second, about: TestHall.station.text, [1]) == .repeated)
        #expect(keys.admit(second, about: TestHall.station.text, [2]) == .reused)
        #expect(keys.admit(oldest, about: TestHall.station.text, [1]) == .new)
        keys.forget(oldest)
        #expect(keys.admit(oldest, about: TestHall.station.text, [2]) == .new)
    }

    @Test
    func `the server listens on loopback unless told otherwise`() {
        #expect(HallAPI.serverConfiguration(port: 0).address == "127.0.0.1")
        #expect(HallAPI.connectionLimit > EventFeeds.streamLimit)
    }
}
