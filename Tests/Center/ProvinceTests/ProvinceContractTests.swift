// SPDX-License-Identifier: Apache-2.0
import Booking
import Simulators
import Terms
import Testing

@testable import Province

/// The contract, written down as it goes over the wire: the adapter writes and reads exactly this, and so does the
/// stand-in.
struct ProvinceContractTests {
    static let codeQuestion = """
        {"bookings":[{"center":"linzhou","end":"2026-11-23T03:00:00+00:00","number":"261123000018",\
        "service":"estate","start":"2026-11-23T02:00:00+00:00"}],"city":"410500"}
        """
    static let codeAnswer = #"{"codes":[{"code":"样例SAMPLE-410500-00000001","number":"261123000018"}]}"#
    static let person = String(repeating: "0f", count: 32)
    static let report = """
        {"city":"410500","events":[{"booking":"261123000018","counts":true,"day":"2026-11-23","halves":2,\
        "kind":"no_show","person":"\(person)","recorded_at":"2026-11-23T03:15:00+00:00","revision":1}]}
        """
    static let receipt = #"{"taken":[{"booking":"261123000018","revision":1}]}"#

    static func order(_ number: String = "261123000018") throws -> ProvinceOrder {
        let start = try #require(Moment(rfc3339: "2026-11-23T10:00:00+08:00")).timestamp
        return ProvinceOrder(
            number: try #require(BookingNumber(text: number)),
            center: try #require(CenterID("linzhou")),
            service: try #require(ServiceID("estate")),
            slot: try #require(TimeSlot(start: start, end: start.adding(minutes: 60)))
        )
    }

    static func event(_ number: String = "261123000018", counts: Bool = true, revision: Int = 1) throws -> ProvinceEvent
    {
        ProvinceEvent(
            booking: try #require(BookingNumber(text: number)),
            revision: revision,
            person: try #require(ProvinceMark(text: person)),
            kind: .noShow,
            halves: 2,
            day: try #require(BusinessDay(text: "2026-11-23")),
            counts: counts,
            recordedAt: try #require(Moment(rfc3339: "2026-11-23T11:15:00+08:00")).timestamp
        )
    }

    @Test func `R62: the adapter asks for codes in the words of the contract, and the stand-in answers in them`() throws
    {
        let question = ProvinceContract.bytes(ProvinceContract.CodeQuestion(city: "410500", [try Self.order()]))
        #expect(String(decoding: question, as: UTF8.self) == Self.codeQuestion)
        var desk = SimulatedProvinceDesk()
        let answer = desk.answer("POST", "/v1/codes", body: question, year: 2026)
        #expect(answer.status == 200)
        #expect(String(decoding: answer.body, as: UTF8.self) == Self.codeAnswer)
    }

    @Test func `R62: a code is read by booking, and one that was not asked for is left aside`() throws {
        let answer = try #require(
            ProvinceContract.read(
                ProvinceContract.CodeAnswer.self,
                Array(#"{"codes":[{"code":"P1","number":"261123000018"},{"code":"P2","number":"OTHER-1"}]}"#.utf8)
            )
        )
        let order = try Self.order()
        #expect(answer.codes(for: [order]) == [order.number: try #require(ProvinceCode(text: "P1"))])
    }

    @Test func `R28: the adapter reports events in the words of the contract, and the stand-in answers in them`() throws
    {
        let report = ProvinceContract.bytes(ProvinceContract.EventReport(city: "410500", [try Self.event()]))
        #expect(String(decoding: report, as: UTF8.self) == Self.report)
        var desk = SimulatedProvinceDesk()
        let answer = desk.answer("POST", "/v1/noshows", body: report, year: 2026)
        #expect(String(decoding: answer.body, as: UTF8.self) == Self.receipt)
        let receipt = try #require(ProvinceContract.read(ProvinceContract.EventReceipt.self, answer.body))
        #expect(receipt.taken(of: [try Self.event()]) == [try Self.event()])
        #expect(receipt.taken(of: [try Self.event(revision: 2)]).isEmpty)
    }

    @Test(arguments: [
        (#"{"from":0,"through":1,"more":false,"changes":[]}"#, true),
        (#"{"from":2,"through":1,"more":false,"changes":[]}"#, false),
        (#"{"from":1,"through":1,"more":true,"changes":[]}"#, false),
        (
            #"{"from":0,"through":1,"more":false,"changes":[{"person":"\#(person)","listed":true,"events":3}]}"#, false
        ),
        (
            #"{"from":0,"through":1,"more":false,"changes":[{"person":"\#(person)","listed":false,"events":0}]}"#, true
        ),
        (#"{"from":0,"through":0,"more":false,"changes":[{"person":"\#(person)","listed":false,"events":0}]}"#, false),
    ])
    func `R28: a piece of the list that goes backwards or lacks a date is not taken`(text: String, isTaken: Bool) throws
    {
        let answer = try #require(ProvinceContract.read(ProvinceContract.ListAnswer.self, Array(text.utf8)))
        #expect((answer.page != nil) == isTaken)
    }

    @Test(arguments: [
        (1, true), (64, true), (65, false), (0, false),
    ])
    func `A23: a code is any text of 1 to 64 characters`(length: Int, isTaken: Bool) {
        #expect((ProvinceCode(text: String(repeating: "赋", count: length)) != nil) == isTaken)
        #expect((ProvinceCode(text: String(repeating: "z", count: length)) != nil) == isTaken)
    }

    @Test(arguments: ["a b", "a\n", "\u{1b}[2J", "a\u{3000}"])
    func `A23: a code that could break a page or a log line is not taken`(text: String) {
        #expect(ProvinceCode(text: text) == nil)
    }

    @Test(arguments: [(1, 60), (2, 120), (5, 960), (10, 21_600), (1000, 21_600)] as [(Int, Int64)])
    func `R63: attempts for a code rest twice as long each time, six hours at the most`(failures: Int, seconds: Int64) {
        #expect(ProvinceRetry.seconds(after: failures) == seconds)
    }
}
