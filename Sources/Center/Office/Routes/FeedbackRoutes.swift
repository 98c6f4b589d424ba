// SPDX-License-Identifier: Apache-2.0
import HTTP
import Reception
import Store
import Supervision
import Terms

/// What people told the supervision (R51), and the answers they ask for with their receipt.
enum FeedbackRoutes {
    static let all: [OfficeRoute] = [
        .get("feedback", .readSupervision) { request throws(CenterProblem) in
            let center = try request.centerScope()
            let now = request.now
            let found = try await request.view { store throws(StoreError) in
                try store.feedback(center: center, limit: listLimit)
            }
            return CenterJSON.snake(["feedback": found.map { FeedbackView($0, now) }])
        },
        .post("feedback/{receipt}/answer", .supervise) { request throws(CenterProblem) in
            let receipt = try request.capture("receipt") { FeedbackReceipt($0) }
            let text = try request.body(AnswerOrder.self).text
            guard (1...Feedback.textLimit).contains(text.unicodeScalars.count) else {
                throw .badField("text", expected: "1 to \(Feedback.textLimit) characters")
            }
            let (caller, now) = (request.caller, request.now.timestamp)
            let isAnswered = try await request.act { store throws(StoreError) -> (Bool, Deed?) in
                // Feedback about the city as a whole is the city's to answer.
                guard let found = try store.feedback(receipt), caller.center == nil || found.center == caller.center
                else { return (false, nil) }
                let answer = Feedback.Answer(text: text, at: now, staff: caller.staff)
                let isAnswered = try store.answer(receipt, with: answer)
                return (isAnswered, isAnswered ? Deed("feedback.answer", receipt.text) : nil)
            }
            guard isAnswered else { throw .notFound }
            return HTTPReply(status: 204)
        },
    ]

    /// The most that are listed at once; what is not answered comes first.
    static let listLimit = 500
}

/// What to answer.
private struct AnswerOrder: Decodable {
    let text: String
}

/// Feedback for whoever answers it.
private struct FeedbackView: Encodable {
    let receipt, kind: String
    let center: CenterID?
    let text, at: String
    let contact, answer, answeredAt: String?
    let staff: StaffID?

    init(_ feedback: Feedback, _ now: Moment) {
        (receipt, kind, center) = (feedback.receipt.text, feedback.kind.rawValue, feedback.center)
        (text, contact, at) = (feedback.text, feedback.contact, now.at(feedback.at).rfc3339)
        (answer, staff) = (feedback.answer?.text, feedback.answer?.staff)
        answeredAt = feedback.answer.map { now.at($0.at).rfc3339 }
    }
}
