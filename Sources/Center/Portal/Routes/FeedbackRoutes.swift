// SPDX-License-Identifier: Apache-2.0
import HTTP
import Reception
import Store
import Supervision
import Terms
import Vault

/// Problems and suggestions to the supervision (R51), with or without a name.
enum FeedbackRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("feedback") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.feedback) { () throws(CenterProblem) in try await take(desk, request) }
        },
        .post("feedback/query") { desk, request, _ throws(CenterProblem) in
            try desk.admit(request, to: .lookup)
            let fields = try BodyFields(request, known: ["receipt"])
            let receipt = try fields.value("receipt", ("须为 12 位查询码", "a receipt of 12 characters")) {
                FeedbackReceipt($0)
            }
            let found = try await desk.view { store throws(StoreError) in try store.feedback(receipt) }
            guard let found else { throw .notFound }
            return CenterJSON.snake(FeedbackView(found, desk.now))
        },
    ]

    private static func take(_ desk: PortalDesk, _ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        try desk.admit(request, to: .attempt)
        let intent = try desk.intent(of: request)
        let fields = try BodyFields(request, known: ["kind", "text", "center", "contact", "effort"])
        let now = desk.now
        let text = try fields.text("text", upTo: Feedback.textLimit)
        let feedback = Feedback(
            receipt: receipt(intent, text),
            kind: try fields.value("kind", ("须为所列类型之一", "problem, suggestion or praise")) {
                Feedback.Kind(rawValue: $0)
            },
            center: try fields.optional("center", ("须为中心编号", "a center's id")) { CenterID($0) },
            text: text,
            contact: fields.has("contact") ? try fields.text("contact", upTo: Feedback.contactLimit) : nil,
            at: now.timestamp
        )
        try desk.spend(try EffortBody(fields), for: intent)
        try await desk.write { store throws(StoreError) in try store.add(feedback) }
        return CenterJSON.snake(FeedbackView(feedback, now), status: 201)
    }

    /// The same intent gives the same receipt, so that a lost answer can be asked for again; nobody else can make it.
    private static func receipt(_ intent: IntentKey, _ text: String) -> FeedbackReceipt {
        let message = [Array("feedback".utf8), Array(intent.text.utf8), Array(text.utf8)]
        return FeedbackReceipt(random: Array(Digest.sha256(Array(message.joined(separator: [0]))).prefix(12)))
    }
}

/// Feedback as its sender reads it; what was written is not repeated.
private struct FeedbackView: Encodable {
    let receipt, kind, status, at: String
    let answer, answeredAt: String?

    init(_ feedback: Feedback, _ zone: Moment) {
        (receipt, kind) = (feedback.receipt.text, feedback.kind.rawValue)
        status = feedback.answer == nil ? "received" : "answered"
        at = zone.at(feedback.at).rfc3339
        (answer, answeredAt) = (feedback.answer?.text, feedback.answer.map { zone.at($0.at).rfc3339 })
    }
}
