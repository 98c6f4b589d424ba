// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

@testable import Board

/// Boards and times of the tests; no person anywhere.
enum Samples {
    /// 2025-11-22 09:42:00 in Shanghai.
    static let noon = Moment(Timestamp(seconds: 1_763_775_720), offsetSeconds: 28_800)

    static func time(_ steady: Int64) -> BoardTime {
        BoardTime(noon.at(Timestamp(milliseconds: noon.timestamp.milliseconds + steady)), steadyMilliseconds: steady)
    }

    static func numbers(_ texts: String...) -> [TicketNumber] { texts.compactMap { TicketNumber(text: $0) } }

    static func call(
        _ number: String,
        _ window: String,
        _ service: String,
        secondsAgo: Int64 = 60,
        calls: Int = 1
    ) -> BoardView.Call {
        let number = TicketNumber(text: number)
        precondition(number != nil, "a sample's number is a ticket number")
        return BoardView.Call(
            number: number ?? sampleNumber,
            window: window,
            service: service,
            at: noon.timestamp.adding(seconds: -secondsAgo),
            calls: calls
        )
    }

    static func board(
        title: String = "滨江区政务服务中心",
        calls: [BoardView.Call]? = nil,
        next: [TicketNumber]? = nil,
        missed: [TicketNumber]? = nil,
        queues: [BoardView.Queue]? = nil,
        notice: String? = nil
    ) -> BoardView {
        BoardView(
            title: title,
            position: Position(9),
            moment: noon,
            calls: calls ?? usualCalls,
            next: next ?? numbers("A024", "B109", "A025"),
            missed: missed ?? numbers("A019", "B101", "C010", "A011", "D001"),
            queues: queues ?? [
                BoardView.Queue(service: "企业开办", waiting: 12), BoardView.Queue(service: "不动产登记", waiting: 31),
                BoardView.Queue(service: "社会保障卡", waiting: 4),
            ],
            notice: notice
        )
    }

    static let idle = board(calls: [], next: [], missed: [])

    static let usualCalls = [
        call("A023", "3", "企业开办"), call("B108", "7", "不动产登记", secondsAgo: 90),
        call("B107", "5", "不动产登记", secondsAgo: 120), call("A022", "1", "企业开办", secondsAgo: 150),
        call("D003", "9", "社会保障卡", secondsAgo: 180), call("C015", "12", "公积金贷款", secondsAgo: 200),
        call("A3-01", "咨询台", "企业开办", secondsAgo: 220),
    ]

    /// A screen that has been showing `view` for long: nothing flashes, the link is well.
    static func screen(_ view: BoardView, options: BoardOptions = BoardOptions()) -> BoardScreen {
        var screen = BoardScreen(options: options, at: time(0))
        screen.receive(view, at: time(0))
        return screen
    }

    static let sizes = [(40, 11), (40, 17), (63, 30), (64, 18), (80, 24), (106, 20), (120, 30), (200, 60), (41, 12)]

    private static let sampleNumber = numbers("A001")[0]
}
