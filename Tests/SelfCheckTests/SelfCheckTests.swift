// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import SelfCheck

struct SelfCheckTests {
    /// One thing that is wrong, and the requirements that it breaks.
    struct Sickness: Sendable, CustomTestStringConvertible {
        let what: String
        let path: String
        let part: String
        let other: String
        let broken: Set<Int>

        init(_ what: String, _ path: String, _ part: String, _ other: String, breaks broken: Set<Int>) {
            (self.what, self.path, self.part, self.other, self.broken) = (what, path, part, other, broken)
        }

        var testDescription: String { what }
    }

    private static let rules = #""order":"aged""#

    static let ofTheHall = [
        Sickness("R33: a cap on walk-ins", "/plan", rules, #""walk_in_cap":300,"order":"aged""#, breaks: [33]),
        Sickness("R33: a quota of one service", "/plan", #""id":"help","#, #""id":"help","quota":50,"#, breaks: [33]),
        Sickness(
            "A13: a list that stops tickets",
            "/plan",
            rules,
            #""refuses_listed":true,"order":"aged""#,
            breaks: [1, 30]
        ),
        Sickness(
            "A17: numbers stop before closing",
            "/plan",
            rules,
            #""cutoff_minutes":20,"order":"aged""#,
            breaks: [33]
        ),
        Sickness(
            "R32: a service without walk-ins",
            "/plan",
            #""id":"help","walk_in":true"#,
            #""id":"help","walk_in":false"#,
            breaks: [1, 3, 31, 32, 43]
        ),
        Sickness(
            "A26: no walk-in window",
            "/plan",
            #""windows":["1","2"],"walk_in_windows":["1"]"#,
            #""windows":["2"],"walk_in_windows":[]"#,
            breaks: [3, 34]
        ),
        Sickness(
            "A26: an hour without walk-ins",
            "/plan",
            #""walk_in_gaps":[],\n"on_duty":1"#,
            #""walk_in_gaps":["mon 09:00-10:00"],"on_duty":1"#,
            breaks: [3, 34]
        ),
        Sickness(
            "A26: only the booking window is on duty",
            "/plan",
            #""on_duty":2,"walk_ins_on_duty":1"#,
            #""on_duty":1,"walk_ins_on_duty":0"#,
            breaks: [3]
        ),
        Sickness(
            "A26: the walk-in window is paused for long",
            "/hall",
            "many_waiting",
            "no_walk_in_window",
            breaks: [3]
        ),
        Sickness("R7: no telephone", "/plan", "0372-0000000", "", breaks: [7]),
        Sickness("R7: no booking method", "/plan", "省政务服务网", "", breaks: [7]),
        Sickness("R31: strict priority", "/plan", rules, #""order":"strict""#, breaks: [31]),
        Sickness(
            "R36: a booking window that stays idle",
            "/plan",
            #""takes_walk_ins_when_idle":true"#,
            #""takes_walk_ins_when_idle":false"#,
            breaks: [36]
        ),
        Sickness(
            "R37: a printer without paper",
            "/status",
            #""printer","state":"ready","working":true"#,
            #""printer","state":"paper_out","working":false"#,
            breaks: [37]
        ),
        Sickness("R38: booked visitors are called late", "/statistics", "981", "949", breaks: [38]),
        Sickness(
            "R42: no service for difficulties",
            "/plan",
            #""complaint_service":"help""#,
            #""complaint_service":"""#,
            breaks: [42]
        ),
        Sickness("R42: a call for help that nobody answers", "/hall", "many_waiting", "unanswered_alert", breaks: [42]),
        Sickness(
            "R43: a telephone number is demanded",
            "/plan",
            rules,
            #""phone_required":true,"order":"aged""#,
            breaks: [43]
        ),
        Sickness(
            "R45: a green channel without scope",
            "/plan",
            #""green_reasons":7"#,
            #""green_reasons":0"#,
            breaks: [45]
        ),
        Sickness("R46: nobody may issue priority numbers", "/staff", #""green","manager""#, #""clerk""#, breaks: [46]),
        Sickness("R8: the center is away", "/status", "online", "offline", breaks: [8]),
        Sickness(
            "A27: a clock that drifts by 61 s",
            "/status",
            #""center_offset_seconds":3"#,
            #""center_offset_seconds":-61"#,
            breaks: [27]
        ),
        Sickness("A27: a clock of yesterday", "/status", #""behind":false"#, #""behind":true"#, breaks: [27]),
        Sickness(
            "R10: a hall of another system",
            "/plan",
            #""center":"linzhou""#,
            #""center":"elsewhere""#,
            breaks: [10]
        ),
        Sickness(
            "R47: a mode without notice at the hall",
            "/plan",
            #""profile":"hall""#,
            #""profile":"hall","mode":{"until":"2026-12-01"}"#,
            breaks: [47]
        ),
        Sickness(
            "R49: a mode without end at the hall",
            "/plan",
            #""profile":"hall""#,
            #""profile":"hall","mode":{"notice":"1"}"#,
            breaks: [49]
        ),
        Sickness(
            "R29: the hall's grace is longer",
            "/plan",
            #""late_grace_minutes":15"#,
            #""late_grace_minutes":16"#,
            breaks: [29]
        ),
    ]

    private static let mode =
        #"{"modes":[{"id":"m1","active":true,"notice":"公告1号","until":"2026-12-01","days":30,"#
        + #""cap":400,"calculated_cap":400,"requested_by":"1","confirmed_by":"2"}]}"#

    static let ofTheCenter = [
        Sickness(
            "R2: an open hour without slot",
            "/gaps",
            "[]",
            #"[{"center":"town","service":"estate","day":"2026-11-24","from":"09:00"}]"#,
            breaks: [2]
        ),
        Sickness(
            "R6: an item that is bound to nothing",
            "/bindings/unbound",
            "[]",
            #"[{"code":"410009"}]"#,
            breaks: [6]
        ),
        Sickness("R6: no center", "/centers", #"[{"id":"linzhou"},{"id":"town"}]"#, "[]", breaks: [6]),
        Sickness("R12: an item without telephone", "/items", "0372-0000000", "", breaks: [12]),
        Sickness("R4: numbers were made or lost", "/conservation", "true", "false", breaks: [4, 10, 11, 40]),
        Sickness("R5: the audit log was changed", "/audit/verify", "true", "false", breaks: [5]),
        Sickness(
            "R5: no limit of bookings",
            "/rules",
            #"limits.active","value":"3""#,
            #"limits.active","value":"999""#,
            breaks: [5]
        ),
        Sickness(
            "R8: a silent hall",
            "/halls",
            #""town","alarms":[]"#,
            #""town","alarms":[{"kind":"silent"}]"#,
            breaks: [8]
        ),
        Sickness(
            "A27: a hall whose clock is off",
            "/halls",
            #""town","alarms":[]"#,
            #""town","alarms":[{"kind":"clock"}]"#,
            breaks: [27]
        ),
        Sickness(
            "R37: a hall without paper",
            "/halls",
            #""town","alarms":[]"#,
            #""town","alarms":[{"kind":"paper"}]"#,
            breaks: [37]
        ),
        Sickness(
            "R27: 29 minutes",
            "/rules",
            #"cancel.lead_min","value":"30""#,
            #"cancel.lead_min","value":"29""#,
            breaks: [25, 27]
        ),
        Sickness(
            "R27: 31 minutes",
            "/rules",
            #"cancel.lead_min","value":"30""#,
            #"cancel.lead_min","value":"31""#,
            breaks: [25, 27]
        ),
        Sickness(
            "R30: listed at the second",
            "/rules",
            #"noshow.threshold","value":"3""#,
            #"noshow.threshold","value":"2""#,
            breaks: [30]
        ),
        Sickness("R41: freed numbers go nowhere", "/rules", #""pool""#, #""none""#, breaks: [41]),
        Sickness(
            "A17: the center stops numbers early",
            "/rules",
            #"cutoff_min","value":"0""#,
            #"cutoff_min","value":"1""#,
            breaks: [33]
        ),
        Sickness(
            "R23: a void booking was exchanged",
            "/cases",
            "[]",
            #"[{"kind":"exchanged_after_end"}]"#,
            breaks: [23]
        ),
        Sickness(
            "R47: a mode without notice",
            "/mode",
            #"{"modes":[]}"#,
            mode.replacing("公告1号", with: ""),
            breaks: [47]
        ),
        Sickness(
            "A14: a mode that one person started",
            "/mode",
            #"{"modes":[]}"#,
            mode.replacing(#""confirmed_by":"2""#, with: #""confirmed_by":"1""#),
            breaks: [47]
        ),
        Sickness(
            "A14: a mode of 31 days",
            "/mode",
            #"{"modes":[]}"#,
            mode.replacing(#""days":30"#, with: #""days":31"#),
            breaks: [49]
        ),
        Sickness(
            "A15: a cap below the workload, without a reason",
            "/mode",
            #"{"modes":[]}"#,
            mode.replacing(#""cap":400"#, with: #""cap":399"#),
            breaks: [48]
        ),
    ]

    private static func broken(_ city: City) throws -> Set<Int> {
        Set(SelfCheck.judge(try city.findings).filter { $0.verdict.name == "fails" }.map(\.requirement.number))
    }

    @Test
    func `R74: R1 to R49 are judged one by one, in both languages`() throws {
        let lines = SelfCheck.judge(try City().findings)
        #expect(lines.map(\.requirement.number) == Array(1...49))
        for line in lines {
            let said = [line.requirement.words, line.verdict.reason, line.verdict.remedy ?? line.verdict.reason]
            #expect(said.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
            // What is judged names its evidence; what nobody can know names none.
            #expect(
                line.requirement.evidence.isEmpty == (line.verdict.name == "unknown"),
                "R\(line.requirement.number)"
            )
        }
    }

    @Test
    func `R74: a healthy hall and center break nothing`() throws {
        var city = City()
        #expect(try Self.broken(city).isEmpty)
        // An announced mode of two people, with an end, is no fault.
        try city.make("/mode", #"{"modes":[]}"#, Self.mode)
        #expect(try Self.broken(city).isEmpty)
    }

    @Test(arguments: ofTheHall)
    func `R74, A17: what is wrong with a hall is found, and nothing else`(sickness: Sickness) throws {
        var city = City()
        try city.make(sickness.path, sickness.part.replacing("\\n", with: "\n"), sickness.other)
        #expect(try Self.broken(city) == sickness.broken)
    }

    @Test(arguments: ofTheCenter)
    func `R74: what is wrong with a center is found, and nothing else`(sickness: Sickness) throws {
        var city = City()
        try city.make(sickness.path, sickness.part, sickness.other)
        #expect(try Self.broken(city) == sickness.broken)
    }

    @Test
    func `A27: 60 s are put up with`() throws {
        for (offset, isBroken) in [(60, false), (-60, false), (61, true), (-61, true)] {
            var city = City()
            try city.make("/status", #""center_offset_seconds":3"#, #""center_offset_seconds":\#(offset)"#)
            #expect(try Self.broken(city) == (isBroken ? [27] : []))
        }
    }

    @Test
    func `R32: with a notice in force a service may do without walk-ins`() throws {
        var city = City()
        let mode = #""profile":"hall","mode":{"notice":"公告1号","until":"2026-12-01"}"#
        try city.make("/plan", #""profile":"hall""#, mode)
        try city.make("/plan", #""id":"help","walk_in":true"#, #""id":"help","walk_in":false"#)
        #expect(try Self.broken(city).isEmpty)
    }

    @Test
    func `A30: a township hall without devices works by its desk, if anybody can sign in there`() throws {
        var city = City()
        city.hall["/status"] = #"{"link":{"state":"online"},"clock":{"behind":false},"fixtures":[],"stations":[]}"#
        try city.make("/plan", #""profile":"hall""#, #""profile":"township""#)
        #expect(try Self.broken(city).isEmpty)
        city.hall["/staff"] = #"{"staff":[]}"#
        #expect(try Self.broken(city) == [18, 37, 46])
    }

    @Test
    func `what was not read is not known, never taken for good or bad`() throws {
        for line in SelfCheck.judge(Findings(hall: nil, center: nil)) { #expect(line.verdict.name == "unknown") }
        let hall = HallFindings([:])
        let center = CenterFindings([:])
        for line in SelfCheck.judge(Findings(hall: hall, center: center)) { #expect(line.verdict.name == "unknown") }
    }

    @Test(arguments: City().hall.keys.sorted() + City().center.keys.sorted())
    func `an answer that is something else breaks nothing it does not tell of`(path: String) throws {
        for text in ["null", "[]", "7", #""x""#, #"{"title":"not found"}"#] {
            var city = City()
            if city.hall[path] != nil { city.hall[path] = text } else { city.center[path] = text }
            // It is enough that every line has a verdict.
            #expect(SelfCheck.judge(try city.findings).count == 49)
        }
    }
}
