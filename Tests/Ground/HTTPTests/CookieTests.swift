// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

/// Cookies, and whose page a request is of.
struct CookieTests {
    private let cookie = Cookie("office_session")

    @Test
    func `a cookie is for no script and no other site, and for TLS only where that is said`() {
        let plain = cookie.giving("abc", seconds: 60)
        #expect(plain == "office_session=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict")
        #expect(Cookie("office_session", isSecure: true).giving("abc", seconds: 60) == plain + "; Secure")
        #expect(cookie.ending.contains("Max-Age=0"))
    }

    @Test(
        arguments: [
            ("office_session=abc", "abc"), ("a=b; office_session=abc; c=d", "abc"), ("office_session=", ""),
            ("xoffice_session=abc", nil), ("office_session2=abc", nil), ("", nil), ("office_session", nil),
        ] as [(String, String?)]
    )
    func `a cookie's value is found by its whole name`(_ field: String, _ value: String?) {
        #expect(cookie.value(in: HTTPRequest(.get, "/", headers: ["Cookie": field])) == value)
    }

    @Test(
        arguments: [
            (["Sec-Fetch-Site": "same-origin"], true), (["Sec-Fetch-Site": "cross-site"], false),
            (["Sec-Fetch-Site": "same-site"], false), (["Sec-Fetch-Site": "none"], false),
            (["Origin": "http://city.example:8080", "Host": "city.example:8080"], true),
            (["Origin": "https://City.example", "Host": "city.example"], true),
            (["Origin": "http://city.example:8080.evil.example", "Host": "city.example:8080"], false),
            (["Origin": "null", "Host": "city.example"], false), (["Origin": "http://city.example"], false),
            (["Cookie": "office_session=abc"], false), (["Cookie": "other=abc"], true), ([:], true),
            (["Origin": "http://a", "Host": "a", "Sec-Fetch-Site": "cross-site"], false),
        ] as [([String: String], Bool)]
    )
    func `what another site's page had a browser send is told from our own`(_ fields: [String: String], _ isOurs: Bool)
    {
        var headers = HTTPHeaders()
        for (name, value) in fields { headers[name] = value }
        #expect(HTTPRequest(.post, "/", headers: headers).isOfOwnPage(cookie: cookie) == isOurs)
    }
}
