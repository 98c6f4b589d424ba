// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Ledger
import Office
import Ports
import Reception
import Store
import Supervision
import Terms
import Testing

/// The catalog, the calendar and the plans through the staff's API, without a socket.
@Suite(.timeLimit(.minutes(1)))
struct CatalogRoutesTests {
    /// Somebody of the staff at the routes of one center.
    private struct Clerk {
        let routes: OfficeRoutes
        var role = CenterRole.city
        var center: String?
        var department: String?

        func ask(_ method: HTTPMethod, _ path: String, _ body: String = "") async throws -> (status: Int, text: String)
        {
            let caller = OfficeCaller(
                staff: try #require(StaffID("4001")),
                role: role,
                center: center.flatMap { CenterID($0) },
                department: department.flatMap { DepartmentID($0) }
            )
            let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
            var request = HTTPRequest(method, OfficeRoutes.base + parts[0], body: Array(body.utf8))
            for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
                let halves = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                request.query[halves[0]] = halves[1]
            }
            let reply = await routes.answer(request, from: caller)
            guard case .bytes(let bytes) = reply.body else { return (reply.status, "") }
            return (reply.status, String(decoding: bytes, as: UTF8.self))
        }

        func get(_ path: String) async throws -> String {
            let answer = try await ask(.get, path)
            #expect(answer.status == 200, "\(path): \(answer.text)")
            return answer.text
        }

        func post(_ path: String, _ body: String, _ status: Int = 200) async throws -> String {
            let answer = try await ask(.post, path, body)
            #expect(answer.status == status, "\(path): \(answer.text)")
            return answer.text
        }
    }

    private static let files = [
        ("departments", "department,name\nnatural,自然资源局\nsocial,社会保障局\n"),
        (
            "centers",
            """
            center,name,address,phone,level,parent
            anyang,安阳市政务服务中心（样例）,示例路1号,0372-0000000,city,
            linzhou,林州市政务服务中心（样例）,示例路2号,0372-0000001,county,anyang
            """
        ),
        (
            "services",
            "center,service,name,windows,handling_minutes\nlinzhou,estate,不动产登记,4,10\nanyang,estate,不动产登记,4,10\n"
        ),
        ("items", "item,department,name,center\n1001,natural,首次登记,\n1002,social,参保登记,\n1003,natural,本县事项,linzhou\n"),
        ("bindings", "center,item,service\nlinzhou,1001,estate\n"),
    ]

    /// A center whose catalog came from files.
    private static func city(_ fixture: OfficeFixture) async throws -> (clerk: Clerk, ledger: CenterLedger) {
        let ledger = try await fixture.ledger()
        let clerk = Clerk(routes: OfficeRoutes(ledger: ledger, clock: fixture.clock))
        for (kind, text) in files { _ = try await clerk.post(kind + "/import", text) }
        return (clerk, ledger)
    }

    private static func plan(_ fixture: OfficeFixture, quota: Int, center: String = "linzhou") -> String {
        let day = fixture.clock.now().day.text
        return #"{"center":"\#(center)","service":"estate","valid_from":"\#(day)","#
            + #""bands":[{"slot_minutes":60,"quota":\#(quota)}],"reason":"按窗口数测算"}"#
    }

    @Test
    func `R64: items come from a file, are found and changed, and every version that was published stays`() async throws
    {
        let fixture = try OfficeFixture()
        let (clerk, ledger) = try await Self.city(fixture)
        #expect(try await clerk.get("items?q=首次").contains(#""code":"1001""#))
        #expect(try await clerk.get("items?center=linzhou").contains(#""service":"estate""#))
        let first = try await clerk.post("catalog/publish", #"{"center":"linzhou"}"#)
        #expect(first.contains(#""version":1"#))
        let change = #"{"code":"1001","department":"natural","name":"首次登记（新）"}"#
        #expect(try await clerk.post("items", change).contains(#""changed":1"#))
        #expect(try await clerk.post("catalog/publish", #"{"center":"linzhou"}"#).contains(#""version":2"#))
        #expect(try await clerk.post("catalog/publish", #"{"center":"linzhou"}"#).contains(#""version":2"#))
        #expect(try await clerk.get("catalog/versions/1?center=linzhou").contains(#""name":"首次登记""#))
        #expect(try await clerk.get("catalog/versions/2?center=linzhou").contains("首次登记（新）"))
        #expect(try await clerk.get("items/1001?revision=1").contains(#""name":"首次登记""#))
        _ = try await clerk.post("items/1001/retire", "", 204)
        #expect(try await clerk.get("items?center=linzhou") == "[]")
        _ = try await clerk.post("items/1001/retire", #"{"retired":false}"#, 204)
        #expect(try await clerk.get("items?center=linzhou").contains("1001"))
        let actions = try await ledger.view { store throws(StoreError) in
            try store.auditLog(after: 0, limit: 100).map(\.entry.action)
        }
        #expect(actions.count { $0 == "catalog.publish" } == 2)
        #expect(["catalog.items", "catalog.item", "catalog.retire", "catalog.restore"].allSatisfy(actions.contains))
    }

    @Test
    func `R65: what is bound to no line is reported, and bindings are made and taken back`() async throws {
        let fixture = try OfficeFixture()
        let (clerk, _) = try await Self.city(fixture)
        let unbound = try await clerk.get("bindings/unbound?center=linzhou")
        #expect(unbound.contains("1002") && unbound.contains("1003") && !unbound.contains("1001"))
        // The other center's own item is not this one's to bind.
        #expect(try await !clerk.get("bindings/unbound?center=anyang").contains("1003"))
        let binding = #"{"center":"linzhou","item":"1002","service":"estate"}"#
        _ = try await clerk.post("bindings", binding)
        #expect(try await clerk.get("bindings?center=linzhou").contains("1002"))
        _ = try await clerk.post("bindings/remove", #"{"center":"linzhou","item":"1002"}"#, 204)
        _ = try await clerk.post("bindings/remove", #"{"center":"linzhou","item":"1002"}"#, 404)
        let wrong = try await clerk.post("bindings", binding.replacing("estate", with: "tax"), 422)
        #expect(wrong.contains("service names something unknown") && wrong.contains("业务不存在"))
    }

    @Test
    func `R7: a center without a telephone is refused, in both languages`() async throws {
        let fixture = try OfficeFixture()
        let (clerk, _) = try await Self.city(fixture)
        let center = #"{"id":"linzhou","name":"林州","address":"示例路2号","level":"county","parent":"anyang"}"#
        let refusal = try await clerk.post("centers", center, 422)
        #expect(refusal.contains("phone is missing") && refusal.contains("缺少咨询电话"))
    }

    @Test
    func `R9: a department has no plans, days, lines or bindings of its own, and changes its own items only`()
        async throws
    {
        let fixture = try OfficeFixture()
        var (clerk, _) = try await Self.city(fixture)
        (clerk.role, clerk.department) = (.department, "natural")
        let refused = [
            ("plans", Self.plan(fixture, quota: 6)), ("calendar", #"{"day":"2026-12-25","kind":"closed"}"#),
            (
                "centers/linzhou/services",
                #"{"center":"linzhou","id":"own","name":"x","windows":1,"handling_minutes":9}"#
            ),
            ("bindings", #"{"center":"linzhou","item":"1001","service":"estate"}"#),
            ("departments", #"{"id":"own","name":"x"}"#), ("catalog/publish", #"{"center":"linzhou"}"#),
            ("items", #"{"code":"1002","department":"social","name":"x"}"#),
            ("items", #"{"code":"1002","department":"natural","name":"x"}"#),
        ]
        for (path, body) in refused { _ = try await clerk.post(path, body, 403) }
        _ = try await clerk.post("items", #"{"code":"1001","department":"natural","name":"首次登记"}"#)
    }

    @Test
    func `R9: a center's people look after their own center and items`() async throws {
        let fixture = try OfficeFixture()
        var (clerk, _) = try await Self.city(fixture)
        (clerk.role, clerk.center) = (.centerAdmin, "linzhou")
        _ = try await clerk.post("plans", Self.plan(fixture, quota: 6))
        _ = try await clerk.post("plans", Self.plan(fixture, quota: 6, center: "anyang"), 403)
        _ = try await clerk.post("calendar", #"{"center":"linzhou","day":"2030-12-25","kind":"closed"}"#)
        _ = try await clerk.post("calendar", #"{"day":"2030-12-25","kind":"holiday"}"#, 403)
        _ = try await clerk.post("items", #"{"code":"1001","department":"natural","name":"x"}"#, 403)
        _ = try await clerk.post("items", #"{"code":"1001","department":"natural","name":"x","owner":"linzhou"}"#, 403)
        _ = try await clerk.post("items", #"{"code":"1003","department":"natural","name":"x","owner":"linzhou"}"#)
        #expect(try await clerk.ask(.get, "slots?center=anyang").status == 403)
        let center =
            #"{"id":"linzhou","name":"林州","address":"示例路2号","phone":"12345","level":"county","parent":"anyang"}"#
        _ = try await clerk.post("centers", center)
        _ = try await clerk.post("centers", center.replacing("county", with: "township"), 403)
    }

    @Test
    func `A16, R2: a plan within the share opens slots at once, one beyond it is refused, gaps are listed`()
        async throws
    {
        let fixture = try OfficeFixture()
        let (clerk, _) = try await Self.city(fixture)
        #expect(try await clerk.get("gaps?center=linzhou").contains("no_plan"))
        let over = try await clerk.post("plans", Self.plan(fixture, quota: 13), 422)
        #expect(over.contains("12 at most") && over.contains("最多12个"))
        #expect(try await clerk.post("plans", Self.plan(fixture, quota: 12)).contains("slots"))
        #expect(try await clerk.get("gaps?center=linzhou") == "[]")
        #expect(try await clerk.get("plans?center=linzhou").contains(#""quota":12"#))
        let past = Self.plan(fixture, quota: 6).replacing(fixture.clock.now().day.text, with: "2020-01-01")
        _ = try await clerk.post("plans", past, 422)
        // A window less, and the plan is too much.
        let service = #"{"center":"linzhou","id":"estate","name":"不动产登记","windows":3,"handling_minutes":10}"#
        _ = try await clerk.post("centers/linzhou/services", service)
        #expect(try await clerk.get("plans/faults?center=linzhou").contains("9 at most"))
        #expect(try await clerk.post("plans/usual", #"{"reason":"初始"}"#).contains(#""plans":1"#))
        _ = try await clerk.post("plans/usual", #"{"reason":""}"#, 422)
    }

    @Test
    func `R66: a day that is closed takes its free numbers away, and comes back`() async throws {
        let fixture = try OfficeFixture()
        let (clerk, _) = try await Self.city(fixture)
        _ = try await clerk.post("plans", Self.plan(fixture, quota: 12))
        // The next day from tomorrow on that is open by the week.
        var day = fixture.clock.now().day.advanced(byDays: 1)
        while OpeningHours.Weekday(day) >= .saturday { day = day.advanced(byDays: 1) }
        let slots = "slots?center=linzhou&day=\(day.text)"
        let open = try await clerk.get(slots)
        #expect(open.contains(#""quota":12"#))
        let quota =
            #"{"center":"linzhou","service":"estate","day":"\#(day.text)","start":"10:00","quota":3,"reason":"培训"}"#
        #expect(try await clerk.post("slots/quota", quota).contains(#""slots":1"#))
        #expect(try await clerk.get(slots).contains(#""quota":3"#))
        _ = try await clerk.post("calendar", #"{"center":"linzhou","day":"\#(day.text)","kind":"closed","note":"样例"}"#)
        #expect(try await clerk.get(slots) == "[]")
        #expect(try await clerk.get("slots/stranded") == "[]")
        let span = "calendar?center=linzhou&from=\(day.text)&through=\(day.text)"
        #expect(try await clerk.get(span).contains(#""kind":"closed""#))
        _ = try await clerk.post("calendar/remove", #"{"center":"linzhou","day":"\#(day.text)"}"#, 204)
        #expect(try await clerk.get(slots).contains(#""quota":3"#))
        #expect(try await clerk.get("conservation").contains(#""holds":true"#))
    }

    @Test
    func `R71, R72: a form and rules of uploads that make no sense are refused`() async throws {
        let fixture = try OfficeFixture()
        let (clerk, _) = try await Self.city(fixture)
        func item(_ more: String) -> String { #"{"code":"1001","department":"natural","name":"首次登记",\#(more)}"# }
        let form = #""form":{"fields":[{"label":"面积","name":"area","type":"number"}]}"#
        _ = try await clerk.post("items", item(form))
        #expect(try await clerk.get("items/1001").contains(form))
        let empty = try await clerk.post("items", item(#""form":{"fields":[]}"#), 422)
        #expect(empty.contains("1 to 40 fields") && empty.contains("预填表单应有1至40个字段"))
        _ = try await clerk.post("items", item(#""form":{"questions":1}"#), 422)
        _ = try await clerk.post("items", item(#""uploads":{"files":21,"kibibytes":1}"#), 422)
        _ = try await clerk.post("items", item(#""uploads":{"files":20,"kibibytes":5120}"#))
    }

    @Test
    func `a file with one bad line changes nothing`() async throws {
        let fixture = try OfficeFixture()
        let (clerk, _) = try await Self.city(fixture)
        let text = "item,department,name\n2001,natural,好\n2002,nobody,坏\n"
        let refusal = try await clerk.post("items/import", text, 422)
        #expect(refusal.contains("line 3: department names something unknown") && refusal.contains("部门不存在"))
        #expect(try await clerk.ask(.get, "items/2001").status == 404)
        _ = try await clerk.post("items/import", "item\n", 422)
    }
}
