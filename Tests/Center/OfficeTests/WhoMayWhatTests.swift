// SPDX-License-Identifier: Apache-2.0
import HTTP
import Office
import Reception
import Supervision
import Terms
import Testing

/// Every route and every role: who may what, and that whoever may not changes nothing (R9).
@Suite(.timeLimit(.minutes(2)))
struct WhoMayWhatTests {
    /// A path of a route, its varying parts filled in with what does not exist.
    private static func path(_ route: OfficeRoute) -> String {
        route.path.text.split(separator: "/")
            .map { $0.hasPrefix("{") ? "26112399998" : String($0) }
            .joined(separator: "/")
    }

    @Test
    func `R9: whoever lacks the permission of a route is refused, and changes nothing`() async throws {
        let office = try await TestOffice()
        var cookies: [String: String] = [:]
        for person in TestOffice.people { cookies[person.number] = try await office.signIn(person.number) }
        let before = try await office.fingerprint()
        var denied = 0
        for route in OfficeRoutes.all {
            for person in TestOffice.people where !person.role.permissions.contains(route.permission) {
                let answer = await office.ask(route.method, Self.path(route), "{}", cookie: cookies[person.number])
                #expect(answer.status == 403, "\(person): \(route.method.rawValue) \(route.path.text)")
                #expect(answer.text.contains("forbidden"))
                denied += 1
            }
            let nobody = await office.ask(route.method, Self.path(route), "{}")
            #expect(nobody.status == 401, "nobody: \(route.path.text)")
        }
        #expect(denied > 100)
        #expect(try await office.fingerprint() == before)
    }

    @Test
    func `R9: no department, auditor or public reader has a route that opens a channel or changes people`() {
        let closed: Set<Permission> = [
            .editRules, .editCalendar, .editBookings, .editNoShows, .startMode, .manageStaff, .manageHalls, .readPeople,
            .supervise,
        ]
        for role in [CenterRole.department, .auditor, .publicReader] {
            #expect(role.permissions.isDisjoint(with: closed), "\(role)")
        }
        for role in [CenterRole.auditor, .publicReader] {
            for route in OfficeRoutes.all where route.method == .post {
                #expect(!role.permissions.contains(route.permission), "\(role) may POST \(route.path.text)")
            }
        }
    }

    @Test
    func `R50: social supervisors and media read anonymised figures and nothing else`() {
        let open = OfficeRoutes.all.filter { CenterRole.publicReader.permissions.contains($0.permission) }
        #expect(open.map(\.path.text) == ["statistics"])
    }

    @Test
    func `R9: whoever belongs to one center is refused another by every list`() async throws {
        let office = try await TestOffice()
        for number in ["2001", "4002"] {
            let cookie = try await office.signIn(number)
            let other = number == "2001" ? "anyang" : "linzhou"
            for path in [
                "complaints", "staff-report", "staff-report/bookings", "bookings", "feedback", "reviews", "notices",
            ] {
                let answer = await office.ask(.get, path, cookie: cookie, query: ["center": other])
                #expect(answer.status == 403, "\(number) \(path): \(answer.text)")
            }
            // Leads are of the whole city.
            #expect(await office.ask(.get, "leads", cookie: cookie).status == 403)
        }
    }

    @Test
    func `R9: another center's complaint, notice and booking are not there`() async throws {
        let office = try await TestOffice()
        let (own, other) = (try await office.signIn("2001"), try await office.signIn("2002"))
        let complaint = #"{"center":"linzhou","source":"desk","said":"说了一件事"}"#
        #expect(await office.ask(.post, "complaints", complaint, cookie: other).status == 403)
        #expect(await office.ask(.post, "complaints", complaint, cookie: own).status == 201)
        #expect(await office.ask(.get, "complaints/1", cookie: own).status == 200)
        #expect(await office.ask(.get, "complaints/1", cookie: other).status == 404)
        #expect(await office.ask(.post, "complaints/1/verified", cookie: other).status == 404)
        let notice = #"{"center":"linzhou","title":"示例中介","body":"流程、时限和收费标准"}"#
        #expect(await office.ask(.post, "notices", notice, cookie: other).status == 403)
        #expect(await office.ask(.post, "notices", notice, cookie: own).status == 201)
        #expect(await office.ask(.post, "notices/1/remove", cookie: other).status == 404)
        #expect(await office.ask(.get, "notices", cookie: own).text.contains("示例中介"))
        #expect(await office.ask(.post, "notices/1/remove", cookie: own).status == 204)
    }
}
