// SPDX-License-Identifier: Apache-2.0
import HTTP
import Office
import Reception
import Store
import Supervision
import Terms
import Testing
import Vault

/// Signing in at the office, and what a session may do.
@Suite(.timeLimit(.minutes(1)))
struct OfficeSessionTests {
    @Test
    func `R9: staff sign in, are told their role and scope, and leave`() async throws {
        let office = try await TestOffice()
        let nobody = await office.ask(.get, "session")
        #expect(nobody.status == 200 && nobody.text.contains(#""signed_in":false"#))
        let cookie = try await office.signIn("2001")
        let shown = await office.ask(.get, "session", cookie: cookie)
        for part in [#""role":"center_admin""#, #""center":"linzhou""#, #""staff":"2001""#, #""manage_staff""#] {
            #expect(shown.text.contains(part), "\(shown.text)")
        }
        let out = await office.ask(.post, "sessions/end", cookie: cookie)
        #expect(out.headers["Set-Cookie"]?.contains("Max-Age=0") == true)
        #expect(await office.ask(.get, "staff").status == 401, "without a cookie nobody is known")
    }

    @Test
    func `the cookie is sealed, for no script and no other site, and tells no number`() async throws {
        let office = try await TestOffice()
        let answer = await office.ask(.post, "sessions", #"{"staff":"1001","secret":"correct-secret"}"#)
        let field = try #require(answer.headers["Set-Cookie"])
        for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/"] { #expect(field.contains(part)) }
        #expect(!field.contains("1001") && !answer.text.contains(TestOffice.secret))
        let cookie = try await office.signIn("1001")
        let foreign = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let session = try #require(SealedSession(text: cookie, office.vault))
        let flipped = cookie.dropLast() + (cookie.hasSuffix("0") ? "1" : "0")
        for text in [String(flipped), try session.text(foreign), "x", String(repeating: "0", count: 5000)] {
            let answer = await office.ask(.get, "staff", cookie: text)
            #expect(answer.status == 401 && answer.text.contains("session-ended"), "\(answer.text)")
        }
    }

    @Test(arguments: ["1001", "9999"])
    func `five wrong secrets lock a number, known or not, and say so alike`(_ number: String) async throws {
        let office = try await TestOffice()
        for attempt in 1...7 {
            let answer = await office.ask(.post, "sessions", #"{"staff":"\#(number)","secret":"wrong-secret"}"#)
            #expect(answer.status == (attempt < 5 ? 401 : 403), "attempt \(attempt): \(answer.text)")
            #expect(answer.text.contains(attempt < 5 ? "wrong-secret" : "sign-in-locked"))
        }
        let right = await office.ask(.post, "sessions", #"{"staff":"\#(number)","secret":"correct-secret"}"#)
        #expect(right.status == 403)
    }

    @Test
    func `a page of another site can do nothing in somebody's name`() async throws {
        let office = try await TestOffice()
        let cookie = try await office.signIn("1001")
        let body = #"{"staff":"1002","role":"city","secret":"another-secret"}"#
        for headers in [["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "null"], [:]] {
            for path in ["staff", "sessions/end", "sessions/secret"] {
                let answer = await office.ask(.post, path, body, cookie: cookie, headers: headers)
                #expect(answer.status == 403 && answer.text.contains("other-origin"), "\(path) \(headers)")
            }
        }
        #expect(await office.ask(.post, "staff", body, cookie: cookie).status == 201)
    }

    @Test
    func `a new secret of one's own needs the old one, and signs every other browser out`() async throws {
        let office = try await TestOffice()
        let (here, elsewhere) = (try await office.signIn("2001"), try await office.signIn("2001"))
        let wrong = await office.ask(
            .post,
            "sessions/secret",
            #"{"old":"wrong-secret","new":"new-secret-1"}"#,
            cookie: here
        )
        #expect(wrong.status == 401)
        let short = await office.ask(.post, "sessions/secret", #"{"old":"correct-secret","new":"short"}"#, cookie: here)
        #expect(short.status == 422)
        let done = await office.ask(
            .post,
            "sessions/secret",
            #"{"old":"correct-secret","new":"new-secret-1"}"#,
            cookie: here
        )
        #expect(done.status == 200, "\(done.text)")
        let renewed = try TestOffice.cookie(done.headers)
        #expect(await office.ask(.get, "staff", cookie: renewed).status == 200)
        #expect(await office.ask(.get, "staff", cookie: elsewhere).status == 401)
        #expect(await office.ask(.get, "staff", cookie: here).status == 401)
        _ = try await office.signIn("2001", "new-secret-1")
    }

    @Test
    func `whoever is disabled or removed is out at once`() async throws {
        let office = try await TestOffice()
        let (city, other) = (try await office.signIn("1001"), try await office.signIn("2002"))
        #expect(await office.ask(.post, "staff/2002/disable", cookie: city).status == 200)
        #expect(await office.ask(.get, "staff", cookie: other).status == 401)
        #expect(await office.ask(.post, "sessions", #"{"staff":"2002","secret":"correct-secret"}"#).status == 401)
        #expect(await office.ask(.post, "staff/2002/enable", cookie: city).status == 200)
        let again = try await office.signIn("2002")
        #expect(await office.ask(.post, "staff/2002/remove", cookie: city).status == 204)
        #expect(await office.ask(.get, "staff", cookie: again).status == 401)
    }

    @Test
    func `R9: a center's admin manages the center's staff and nobody else`() async throws {
        let office = try await TestOffice()
        let admin = try await office.signIn("2001")
        let list = await office.ask(.get, "staff", cookie: admin)
        #expect(list.text.contains(#""staff":"3001""#) && list.text.contains(#""staff":"2001""#))
        for other in ["1001", "2002", "4001", "4002", "5001"] { #expect(!list.text.contains("\"\(other)\"")) }
        for path in ["staff/2002/disable", "staff/1001/remove", "staff/4002/enable"] {
            #expect(await office.ask(.post, path, cookie: admin).status == 404, "\(path)")
        }
        let secret = await office.ask(.post, "staff/1001/secret", #"{"secret":"stolen-secret"}"#, cookie: admin)
        #expect(secret.status == 404)
        let rises = [
            #"{"role":"city"}"#, #"{"role":"center_admin","center":"anyang"}"#, #"{"role":"auditor"}"#,
            #"{"role":"center_admin"}"#,
        ]
        for rise in rises {
            #expect([403, 422].contains(await office.ask(.post, "staff/3001/role", rise, cookie: admin).status))
        }
        let city = #"{"staff":"6001","role":"city","secret":"another-secret"}"#
        #expect(await office.ask(.post, "staff", city, cookie: admin).status == 403)
        let own =
            #"{"staff":"6001","role":"department","center":"linzhou","department":"tax","secret":"another-secret"}"#
        #expect(await office.ask(.post, "staff", own, cookie: admin).status == 201)
        _ = try await office.signIn("6001", "another-secret")
    }
}
