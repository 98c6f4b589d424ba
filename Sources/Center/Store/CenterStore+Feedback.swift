// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Rows
package import Supervision
package import Terms

extension CenterStore {
    /// Keeps feedback; the same receipt twice is the same feedback, sent again because the answer was lost.
    package func add(_ feedback: Feedback) throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let words = SealedFeedback(text: feedback.text, contact: feedback.contact)
        let plain = try intact(try? encoder.encode(words), "feedback")
        let sealed = try sealed(Array(plain), for: Self.context(feedback.receipt))
        try writing("keep feedback") { () throws(StoreError) in
            guard try self.feedback(feedback.receipt) == nil else { return }
            try reading { () throws(RowsError) in
                try portalRows.insertFeedback.run(
                    .text(feedback.receipt.text),
                    .text(feedback.kind.rawValue),
                    .orNull(feedback.center?.text),
                    .blob(sealed),
                    .integer(feedback.at.milliseconds)
                )
            }
        }
    }

    /// The feedback with a receipt, nil if there is none.
    package func feedback(_ receipt: FeedbackReceipt) throws(StoreError) -> Feedback? {
        try reading { () throws(RowsError) in
            try portalRows.feedback.first(.text(receipt.text)) { row throws(RowsError) in try FeedbackRow(row) }
        }
        .map { row throws(StoreError) in try feedback(row) }
    }

    /// Feedback about one center or all of it: what is unanswered first, then the latest.
    package func feedback(center: CenterID?, limit: Int) throws(StoreError) -> [Feedback] {
        let rows = try reading { () throws(RowsError) in
            try portalRows.listFeedback.rows(
                .orNull(center?.text),
                .orNull(center?.text),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try FeedbackRow(row) }
        }
        return try rows.map { row throws(StoreError) in try feedback(row) }
    }

    /// Answers feedback, or answers it better; false when there is none with that receipt.
    package func answer(_ receipt: FeedbackReceipt, with answer: Feedback.Answer) throws(StoreError) -> Bool {
        try writing("answer feedback") { () throws(StoreError) in
            guard try feedback(receipt) != nil else { return false }
            try reading { () throws(RowsError) in
                try portalRows.answerFeedback.run(
                    .text(answer.text),
                    .integer(answer.at.milliseconds),
                    .text(answer.staff.text),
                    .text(receipt.text)
                )
            }
            return true
        }
    }

    private func feedback(_ row: FeedbackRow) throws(StoreError) -> Feedback {
        let receipt = try intact(FeedbackReceipt(row.receipt), "feedback")
        let plain = try opened(row.sealed, for: Self.context(receipt))
        let words = try intact(try? JSONDecoder().decode(SealedFeedback.self, from: Data(plain)), "feedback")
        return Feedback(
            receipt: receipt,
            kind: try intact(Feedback.Kind(rawValue: row.kind), "feedback"),
            center: row.center.flatMap { CenterID($0) },
            text: words.text,
            contact: words.contact,
            at: row.at,
            answer: row.answer
        )
    }

    private static func context(_ receipt: FeedbackReceipt) -> String { "feedback " + receipt.text }
}

/// What of feedback may tell of a person.
private struct SealedFeedback: Codable {
    let text: String
    let contact: String?
}

/// A row of `SELECT * FROM feedback`, still sealed.
private struct FeedbackRow {
    let receipt, kind: String
    let center: String?
    let sealed: [UInt8]
    let at: Timestamp
    var answer: Feedback.Answer?

    init(_ row: borrowing Row) throws(RowsError) {
        (receipt, kind, center) = (try row.text(0), try row.text(1), try row.optionalText(2))
        (sealed, at) = (try row.blob(3), Timestamp(milliseconds: try row.integer(4)))
        if let text = try row.optionalText(5), let at = try row.optionalInteger(6),
            let staff = try row.optionalText(7).flatMap({ StaffID($0) })
        {
            answer = Feedback.Answer(text: text, at: Timestamp(milliseconds: at), staff: staff)
        }
    }
}
