// SPDX-License-Identifier: Apache-2.0
import Rows
import Terms

// How people are taken out of what stays; all of it inside a transaction.
extension CenterStore {
    /// Takes the principal out of a booking, with what was sent ahead for it; its place, time and end stay.
    func forgetPrincipal(of number: BookingNumber) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.forget.run(
                .text(number.text),
                .text(Self.nobody.text),
                .text(Self.noLastFour.text)
            )
            let about = [
                retentionRows.forgetNotes, retentionRows.forgetForm, retentionRows.forgetReview,
                retentionRows.endMaterials,
            ]
            for statement in about { try statement.run(.text(number.text)) }
        }
    }

    /// Takes the agent out of a booking; that there was one stays.
    func forgetAgent(of number: BookingNumber) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.forgetAgent.run(
                .text(number.text),
                .text(Self.nobody.text),
                .text(Self.noLastFour.text)
            )
        }
    }

    /// Takes out what was said in a complaint, and who said it.
    func forgetComplaint(_ id: Int64) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.forgetComplaint.run(.integer(id))
            try retentionRows.forgetComplaintNotes.run(.integer(id))
        }
    }

    /// Deletes a place of the wait-list that has ended.
    func deletePlace(_ id: String) throws(StoreError) {
        try reading { () throws(RowsError) in
            for statement in [retentionRows.deleteWishes, retentionRows.deleteOffers, retentionRows.deletePlace] {
                try statement.run(.text(id))
            }
        }
    }

    /// Deletes a no-show with its appeal.
    func deleteNoShow(of booking: String) throws(StoreError) {
        try reading { () throws(RowsError) in
            try retentionRows.deleteAppeal.run(.text(booking))
            try retentionRows.deleteNoShow.run(.text(booking))
        }
    }

    /// The tag that no document has.
    static let nobody = PersonTag(hash: [UInt8](repeating: 0, count: 32))
    private static let noLastFour = LastFourTag(hash: [UInt8](repeating: 0, count: 16))
}
