// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// Clerks call, and the board shows it.
extension Check {
    func takeWindowSteps() async {
        await step("priority is called first, again, served and finished") {
            try await callNext(at: 2, expecting: try number(of: .green))
            try await work(2, "recall")
            try expect("calls", try await stage.hall.ticket(try number(of: .green)).calls, is: 2)
            try await work(2, "serve")
            try expect("state", try await stage.hall.ticket(try number(of: .green)).state, is: "serving")
            try await work(2, "finish")
            try expect("state", try await stage.hall.ticket(try number(of: .green)).state, is: "done")
        }
        await step("a booked visitor who does not come is missed, shown as missed, and queued again behind three") {
            try await callNext(at: 2, expecting: "A001")
            try await work(2, "miss")
            try expect("missed", try await stage.hall.board().missed.map(\.text), is: ["A001"])
            let answer = try await stage.hall.post("/tickets/A001/requeue", as: .window)
            try expect("outcome", try outcome(answer, status: 200).outcome, is: "done")
            try expect("missed", try await stage.hall.board().missed.count, is: 0)
        }
        await step("a booked visitor is not done before a clerk has checked who it is") {
            try await callNext(at: 2, expecting: "A002")
            let answer = try await stage.hall.post("/windows/2/finish", as: .window)
            try expect("status", answer.status, is: 409)
            try expect(answer.text.contains("verification_needed"), "what is missing", answer.text)
        }
        await step("then the booked in their order, the missed one, and the walk-in last") {
            for number in ["A003", try number(of: .raced), "A001", try number(of: .walkIn)] {
                try await callNext(at: 2, expecting: number)
            }
        }
        await step("a booked visitor of another service comes before the walk-in who was first") {
            try await callNext(at: 1, expecting: "B002")
        }
        await step("the board shows both calls, newest first, and who waits") {
            let board = try await stage.hall.board()
            let calls = board.calls.map { $0.number.text + " " + $0.window }
            try expect("calls", calls, is: ["B002 1", try number(of: .walkIn) + " 2"])
            try expect("next", board.next.map(\.text), is: ["B001"])
        }
    }

    /// Has a window check and finish with whom it has and call on.
    func callNext(at window: Int, expecting number: String) async throws {
        try await stage.hall.verify(at: "\(window)")
        let answer = try await stage.hall.post("/windows/\(window)/call-next", ["settling": "finish"], as: .window)
        let outcome = try outcome(answer, status: 200)
        try expect("called", outcome.ticket?.number, is: number)
        try expect("window", outcome.window, is: "\(window)")
    }

    private func work(_ window: Int, _ step: String) async throws {
        let answer = try await stage.hall.post("/windows/\(window)/\(step)", as: .window)
        _ = try outcome(answer, status: 200)
    }
}
