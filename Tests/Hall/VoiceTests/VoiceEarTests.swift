// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Voice

/// Which events are said in which zone, and how.
struct VoiceEarTests {
    private static func ear(_ zone: String, _ change: (inout VoiceStyle) -> Void = { _ in }) throws -> VoiceEar {
        var style = VoiceStyle()
        change(&style)
        return VoiceEar(VoiceZone(try #require(ZoneID(zone))), style: style, plan: try Words.plan())
    }

    @Test(arguments: [
        ("all", ["1", "2", "w12", "7"]), ("A", ["1", "2", "7"]), ("B", ["w12", "7"]), ("C", ["7"]),
    ])
    func `a zone says the calls of its windows, and of those in no zone`(zone: String, heard: [String]) throws {
        var ear = try Self.ear(zone)
        let ticket = try Words.ticket("A017")
        let windows = try ["1", "2", "w12", "7"].filter { window in
            ear.hear(.ticketCalled(ticket, window: try Words.window(window), as: .ordinary), service: nil) != nil
        }
        #expect(windows == heard)
    }

    @Test
    func `every way to be wanted has its own words`() throws {
        var ear = try Self.ear("all")
        let (ticket, window) = (try Words.ticket("A017"), try Words.window("w12"))
        let events: [(HallEvent, VoiceNews.Kind, VoiceMessage)] = [
            (.ticketCalled(ticket, window: window, as: .green), .call, .call(ticket.number, window: "12")),
            (.ticketRecalled(ticket, window: window), .recall, .recall(ticket.number, window: "12")),
            (.ticketResumed(ticket, window: window), .call, .back(ticket.number, window: "12")),
            (.ticketMissed(ticket, window: window), .missed, .missed(ticket.number)),
        ]
        for (event, kind, message) in events {
            let news = ear.hear(event, service: nil)
            #expect(news?.kind == kind && news?.message == message)
            #expect(news?.ticket == ticket && news?.window == window)
        }
    }

    @Test
    func `after a transfer the next call says so, unless it was taken back or the day is over`() throws {
        var ear = try Self.ear("all")
        let (ticket, window) = (try Words.ticket("A017"), try Words.window("1"))
        let service = try #require(ServiceID("social"))
        let transfer = HallEvent.ticketTransferred(ticket, from: window, service: service, reservedFor: nil)
        let call = HallEvent.ticketCalled(ticket, window: try Words.window("2"), as: .ordinary)
        #expect(ear.hear(transfer, service: nil) == nil)
        #expect(ear.hear(call, service: nil)?.message == .onward(ticket.number, window: "2"))
        #expect(ear.hear(call, service: nil)?.message == .call(ticket.number, window: "2"))
        for ending in [HallEvent.stepUndone(ticket, window: window), .dayOpened(Words.opening.day)] {
            _ = ear.hear(transfer, service: nil)
            #expect(ear.hear(ending, service: nil) == nil)
            #expect(ear.hear(call, service: nil)?.message == .call(ticket.number, window: "2"))
        }
    }

    @Test
    func `the area is said where the hall wants it and the line has one`() throws {
        let call = HallEvent.ticketCalled(try Words.ticket("A017"), window: try Words.window("1"), as: .ordinary)
        let number = try Words.number("A017")
        for (service, says, area) in [("estate", true, "二楼 B 区"), ("estate", false, ""), ("social", true, "")] {
            var ear = try Self.ear("all") { $0.saysArea = says }
            let news = ear.hear(call, service: ServiceID(service))
            #expect(news?.message == .call(number, window: "1", area: area))
        }
    }

    @Test
    func `a notice is read out when it is new, and missed numbers only where they are wanted`() throws {
        var ear = try Self.ear("B")
        let notice = HallEvent.centerChangesTaken([.notice("旧"), .notice("今日延时服务")], through: 2)
        #expect(ear.hear(notice, service: nil)?.message == .notice("今日延时服务"))
        #expect(ear.hear(notice, service: nil) == nil)
        #expect(ear.hear(.centerChangesTaken([.notice(nil)], through: 3), service: nil) == nil)
        #expect(ear.hear(notice, service: nil) != nil)
        var quiet = try Self.ear("all") { ($0.saysNotices, $0.saysMissed) = (false, false) }
        let missed = HallEvent.ticketMissed(try Words.ticket("A017"), window: try Words.window("1"))
        #expect(quiet.hear(notice, service: nil) == nil && quiet.hear(missed, service: nil) == nil)
        // Missed because the day closed: nobody is there to hear it.
        var ear2 = try Self.ear("all")
        #expect(ear2.hear(.ticketMissed(try Words.ticket("A017"), window: nil), service: nil) == nil)
    }
}
