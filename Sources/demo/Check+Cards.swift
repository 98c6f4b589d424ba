// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Wire

// Somebody comes with an identity card.
extension Check {
    func takeCardSteps() async {
        await step("the board is empty") {
            let board = try await stage.hall.board()
            try expect("calls", board.calls.count, is: 0)
            try expect("next", board.next.count, is: 0)
            try expect("missed", board.missed.count, is: 0)
            try expect("waiting", board.queues.reduce(0) { $0 + $1.waiting }, is: 0)
        }
        await step("a card is exchanged: number on screen, on paper, and once at the center") {
            try tap(1)
            try await see("您的号码是 A001")
            let slip = try await paper("A001")
            try expect(slip.contains("预约"), "the mark 预约 on the slip", slip)
            let ticket = try await ticket("A001", slip: "printed")
            try expect("kind", ticket.kind, is: "booked")
            try expect("to be verified at the window", ticket.verifyAtWindow, is: false)
            guard case .booking(stage.numbers[0], claimed: true) = try await issuedFact("A001") else {
                throw Miss(expected: "the claimed booking in the fact", found: "another origin")
            }
        }
        await step("the same card again asks, and prints a marked copy of the same number") {
            try await persist(.card(1), until: "您已取号 A001，是否补打号票？")
            try await stage.hall.touch("confirm")
            try await see("您的号码是 A001，正在补打号票")
            try await paper("A001", copy: 1)
            try expect("copy", try await ticket("A001", slip: "printed").slip?.copy, is: 1)
        }
        await step("of an agent's booking both cards are asked for") {
            try tap(7)
            try await see("请再出示另一方（预约人或代理人）的身份证件")
            try tap(6)
            try await see("您的号码是 A002")
            try await paper("A002")
        }
        await step("a card without a booking chooses a service, and holds one number there") {
            try tap(8)
            try await see("没有查到您今天的预约。您可以现场取号。")
            try await see("前面还有 0 人")
            try await stage.hall.touch("choose", ["service": "social"])
            try await takeNumberAnyway()
            try await see("您的号码是 B001")
            try await paper("B001")
            try await persist(.card(8), until: "没有查到您今天的预约")
            try await stage.hall.touch("choose", ["service": "social"])
            try await takeNumberAnyway()
            try await see("您有 1 个未办理的号：B001")
        }
    }

    /// Nobody is on duty yet: that is said, and is no refusal.
    private func takeNumberAnyway() async throws {
        try await see("该业务当前无人值守窗口，已通知咨询台；您可以先取号。")
        try await stage.hall.touch("confirm")
    }
}
