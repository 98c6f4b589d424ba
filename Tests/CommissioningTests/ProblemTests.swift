// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Commissioning

/// Why a hall cannot run with its answers, to whoever is led in Chinese.
struct ProblemTests {
    private static func id<Kind>(_ text: String) throws -> Identifier<Kind> { try #require(Identifier(text)) }

    /// Words that people who read no English have no use for: two in a row that are no key, id or value.
    private static func isEnglish(_ text: String) -> Bool {
        let words = text.split { !($0.isASCII && $0.isLetter || $0 == " ") }
        return words.contains { $0.split(separator: " ").count > 2 }
    }

    @Test func `every problem of a plan is told in Chinese, with its names and numbers`() throws {
        let (service, window): (ServiceID, WindowID) = (try Self.id("estate"), try Self.id("7"))
        let table: [(PlanProblem, [String])] = [
            (.emptyName(what: "the hall"), ["大厅"]), (.emptyName(what: "the service estate"), ["业务 estate"]),
            (.emptyName(what: "the service estate in English"), ["业务 estate 的英文"]),
            (.emptyName(what: "window 7"), ["窗口 7"]), (.emptyName(what: "the green channel's reason 'x'"), ["事由 'x'"]),
            (.repeated(what: "window", id: "7"), ["窗口 7"]), (.noServices, ["业务"]),
            (.windowWithoutServices(window), ["7"]), (.unknownService(service, at: window), ["estate", "7"]),
            (.serviceWithoutWindow(service), ["estate"]), (.noWalkInWindow(service), ["estate", "R34"]),
            (.noBookedWindow(service), ["estate", "R38"]),
            (.walkInGap(service, .saturday, 540..<725), ["estate", "周六", "09:00", "12:05", "A26"]),
            (.noGreenReasons, ["R45"]), (.beyondTownship(what: "windows", count: 7, limit: 6), ["窗口", "7", "6"]),
            (.outOfBounds(rule: "call.limit", value: 9, bounds: 1...5), ["call.limit", "9", "1～5"]),
        ]
        for (problem, parts) in table {
            let text = problem.phrase.text(.zh)
            for part in parts { #expect(text.contains(part), "\(text)") }
            #expect(!Self.isEnglish(text) && text != problem.text, "\(text)")
            #expect(problem.phrase.text(.en) == problem.text)
        }
    }

    /// What is written below today's hall, and what the hall without its second service and window makes of it.
    @Test(arguments: [
        ("[panel p]\nkind = lcdproc\naddress = tcp:192.0.2.1:13666\nwindow = 2\n", "本大厅的一个窗口"),
        ("[keypads k]\naddress = serial:/dev/ttyS0\nkeypad_1 = 2\n", "本大厅的一个窗口"),
        ("[hall]\ncomplaint_service = social\n", "本文件里的一项业务"),
    ])
    func `what the rest of hall.conf does not go with any more is told in Chinese, with its line`(
        more: String,
        part: String
    ) throws {
        var text = HallDraft(try Sample.hall(), over: try Sample.base()).text
        text = more.hasPrefix("[hall]") ? text.replacing("[hall]\n", with: more) : text + "\n" + more
        var hall = HallAnswers(try Sample.settings(text))
        hall.services.removeLast()
        hall.windows = [try Entry.window("1=estate")]
        let draft = HallDraft(hall, over: HallDraft.Base(text: text, isSample: false))
        let told = draft.problems.map { $0.text(.zh) }
        #expect(told.count == 1 && told[0].contains(part) && told[0].hasPrefix("hall.conf:"), "\(told)")
        #expect(!told.contains(where: Self.isEnglish))
        #expect(draft.problems.allSatisfy { $0.text(.en).contains(" — ") })
    }
}
