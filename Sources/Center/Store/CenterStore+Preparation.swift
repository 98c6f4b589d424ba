// SPDX-License-Identifier: Apache-2.0
package import Booking
import FoundationEssentials
import Rows
import Rules
package import Terms
import Vault

extension CenterStore {
    /// The answers of the form of a booking, nil if it was not filled in.
    package func form(of booking: BookingNumber) throws(StoreError) -> [String: String]? {
        let sealed = try reading { () throws(RowsError) in
            try portalRows.form.first(.text(booking.text)) { row throws(RowsError) in try row.blob(0) }
        }
        guard let sealed else { return nil }
        let plain = try opened(sealed, for: Self.formContext(booking))
        return try intact(try? JSONDecoder().decode([String: String].self, from: Data(plain)), "visit_form")
    }

    /// Keeps the answers of a form; a review that was about others is no longer one.
    package func saveForm(
        _ answers: [String: String],
        of booking: BookingNumber,
        at now: Timestamp
    ) throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let plain = try intact(try? encoder.encode(answers), "visit_form")
        let sealed = try sealed(Array(plain), for: Self.formContext(booking))
        try writing("save form") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try portalRows.saveForm.run(.text(booking.text), .blob(sealed), .integer(now.milliseconds))
            }
            try noteChange(of: booking, at: now)
        }
    }

    /// What is said of a booking's pre-review.
    package func review(of booking: BookingNumber) throws(StoreError) -> ReviewNote {
        let found = try reading { () throws(RowsError) in
            try portalRows.review.first(.text(booking.text)) { row throws(RowsError) in try ReviewNote(row) }
        }
        guard let found else { return .none }
        return try intact(found, "pre_review")
    }

    /// Notes where a booking's pre-review is.
    package func save(_ review: ReviewNote, of booking: BookingNumber, at now: Timestamp) throws(StoreError) {
        try writing("save review") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try portalRows.saveReview.run(
                    .text(booking.text),
                    .text(review.state.rawValue),
                    .orNull(review.comment),
                    .orNull(review.staff?.text),
                    .integer((review.at ?? now).milliseconds)
                )
            }
        }
    }

    /// The bookings whose pre-review is in `state`, longest waiting first; of one center, or of all.
    package func reviews(
        in state: PreReview,
        center: CenterID?,
        limit: Int
    ) throws(StoreError) -> [(booking: BookingNumber, center: CenterID, note: ReviewNote)] {
        let rows = try reading { () throws(RowsError) in
            try portalRows.reviews.rows(
                .text(state.rawValue),
                .orNull(center?.text),
                .orNull(center?.text),
                .integer(Int64(limit))
            ) { row throws(RowsError) -> (BookingNumber, CenterID, ReviewNote)? in
                guard let number = BookingNumber(text: try row.text(0)), let center = CenterID(try row.text(5)),
                    let note = try ReviewNote(row)
                else { return nil }
                return (number, center, note)
            }
        }
        return try rows.map { row throws(StoreError) in try intact(row, "pre_review") }
    }

    /// Takes back a decision about what is no longer there; inside a transaction.
    func noteChange(of booking: BookingNumber, at now: Timestamp) throws(StoreError) {
        let review = try review(of: booking)
        guard review.state != .none else { return }
        try save(review.changed(), of: booking, at: now)
    }

    private static func formContext(_ booking: BookingNumber) -> String { "form " + booking.text }
}

extension CenterStore {
    /// Seals bytes for a place.
    func sealed(_ plain: [UInt8], for context: String) throws(StoreError) -> [UInt8] {
        do throws(VaultError) { return try vault.seal(plain, for: context) } catch { throw .vault(error) }
    }

    /// Opens what was sealed for a place.
    func opened(_ sealed: [UInt8], for context: String) throws(StoreError) -> [UInt8] {
        do throws(VaultError) { return try vault.open(sealed, for: context) } catch { throw .vault(error) }
    }
}

extension ReviewNote {
    /// Reads a row of `SELECT * FROM pre_review`, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let state = PreReview(rawValue: try row.text(1)) else { return nil }
        self.init(
            state: state,
            comment: try row.optionalText(2),
            staff: try row.optionalText(3).flatMap { StaffID($0) },
            at: Timestamp(milliseconds: try row.integer(4))
        )
    }
}

extension CenterStore {
    /// Hands what was sent ahead of one booking on to the one that it was moved to.
    package func carryPreparation(
        from old: BookingNumber,
        to new: BookingNumber,
        at now: Timestamp
    ) throws(StoreError) {
        try writing("carry preparation") { () throws(StoreError) in
            let review = try review(of: old)
            if let answers = try form(of: old) { try saveForm(answers, of: new, at: now) }
            try reading { () throws(RowsError) in
                try portalRows.deleteForm.run(.text(old.text))
                try portalRows.deleteReview.run(.text(old.text))
                try portalRows.moveMaterials.run(.text(new.text), .text(old.text))
            }
            if review.state != .none { try save(review, of: new, at: now) }
        }
    }
}

extension CenterStore {
    /// Deletes what was sent ahead or written in and was kept as long as the rules say (R72); returns how many rows.
    package func forgetPreparations(at now: Timestamp) throws(StoreError) -> Int {
        let rules = try rules(at: now)
        func past(_ days: Int) -> Value { .integer(now.adding(minutes: -days * 24 * 60).milliseconds) }
        return try writing("forget preparations") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                let material = past(rules.materialDays)
                let rows = [
                    try portalRows.oldForms.rows(material) { row throws(RowsError) in try row.integer(0) },
                    try portalRows.oldReviews.rows(material) { row throws(RowsError) in try row.integer(0) },
                    try portalRows.oldFeedback.rows(past(rules.identityDays)) { row throws(RowsError) in
                        try row.integer(0)
                    },
                ]
                return rows.reduce(0) { $0 + $1.count }
            }
        }
    }
}
