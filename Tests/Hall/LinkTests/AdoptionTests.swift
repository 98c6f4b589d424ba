// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing
import Wire

@testable import Link

struct AdoptionTests {
    private static func believed(_ kind: SignedDocument.Kind, _ body: String) throws -> BelievedDocuments {
        var documents = BelievedDocuments()
        documents.take(try Signer.document(kind, 7, body))
        return documents
    }

    private static let national = #"{"day":"2026-10-01","name":"国庆节","sessions":[],"workday":false}"#
    private static let makeUp = #"{"day":"2026-10-10","name":"调休","sessions":["09:00-12:00"],"workday":true}"#

    /// The city's rules of the articles that halls decide by, at both ends of their bounds.
    @Test(arguments: [
        ("late.grace_min", "0"), ("late.grace_min", "60"), ("early.window_min", "240"), ("green.max_run", "5"),
        ("exchange.require", "code_and_card"), ("order.policy", "strict"), ("order.priority_run", "10"),
        ("order.ageing_min", "120"), ("green.share_percent", "1"), ("walkin.pause_alarm_min", "120"),
    ])
    func `R67: a rule of the city takes the place of the file's`(name: String, value: String) throws {
        let documents = try Self.believed(.rules, #"{"values":{"\#(name)":"\#(value)","noshow.threshold":"3"}}"#)
        let adoption = Adoption(of: documents, by: try Words.plan())
        #expect(adoption.leftOut.isEmpty)
        #expect(adoption.values == [Adoption.Value(kind: .rules, version: 7, name: name, value: value)])
        #expect(adoption.plan.rules != HallRules())
    }

    @Test(arguments: [
        ("late.grace_min", "61"), ("late.grace_min", "-1"), ("green.max_run", "0"), ("exchange.require", "nothing"),
        ("order.ageing_min", "121"), ("early.window_min", "soon"),
    ])
    func `a rule beyond what a hall can hold leaves the whole document out`(name: String, value: String) throws {
        let documents = try Self.believed(.rules, #"{"values":{"\#(name)":"\#(value)","green.share_percent":"20"}}"#)
        let plan = try Words.plan()
        let adoption = Adoption(of: documents, by: plan)
        #expect(adoption.leftOut == [.rules] && adoption.values.isEmpty)
        #expect(adoption.plan == plan)
    }

    @Test func `R66: holidays and make-up workdays are the hall's days`() throws {
        let documents = try Self.believed(.calendar, #"{"days":[\#(Self.national),\#(Self.makeUp)]}"#)
        let adoption = Adoption(of: documents, by: try Words.plan())
        let holiday = try #require(BusinessDay(text: "2026-10-01"))
        let workday = try #require(BusinessDay(text: "2026-10-10"))
        #expect(adoption.plan.sessions(on: holiday).isEmpty)
        #expect(adoption.plan.sessions(on: workday) == [540..<720])
        #expect(adoption.plan.isWorkday(workday) && !adoption.plan.isWorkday(holiday))
        #expect(adoption.values.map(\.value) == ["closed", "09:00-12:00"])
    }

    @Test(arguments: [
        #"{"days":[{"day":"2026-10-01","name":"","sessions":["12:00-09:00"],"workday":false}]}"#,
        #"{"days":[{"day":"2026-10-01","name":"","sessions":["09:00-12:00","10:00-13:00"],"workday":true}]}"#,
        #"{"days":[],"hours":"always"}"#,
    ])
    func `a calendar that makes no sense is left out`(body: String) throws {
        let plan = try Words.plan()
        let adoption = Adoption(of: try Self.believed(.calendar, body), by: plan)
        #expect(adoption.leftOut == [.calendar] && adoption.plan == plan)
    }

    @Test func `A26: weekly hours without a window for walk-ins in one of them are left out`() throws {
        let usual = try Words.plan()
        let window = WindowPlan(id: try Words.window(), label: "1", services: [try Words.service()], hours: .usual)
        let hall = HallPlan(
            hall: usual.hall,
            center: usual.center,
            name: usual.name,
            services: usual.services,
            windows: [window],
            stations: usual.stations
        )
        let body = #"{"days":[],"hours":"mon-fri 09:00-12:00 13:00-18:00"}"#
        let adoption = Adoption(of: try Self.believed(.calendar, body), by: hall)
        #expect(adoption.leftOut == [.calendar] && adoption.plan == hall)
        let again = Adoption(of: try Self.believed(.calendar, body), by: usual)
        #expect(again.leftOut.isEmpty)
    }

    @Test func `R7: telephone and booking method come from the center, and never empty`() throws {
        let documents = try Self.believed(.notices, #"{"bookingMethod":" ","telephone":"0372-0000001"}"#)
        let adoption = Adoption(of: documents, by: try Words.plan())
        #expect(adoption.telephone == "0372-0000001" && adoption.bookingMethod == nil)
    }
}
