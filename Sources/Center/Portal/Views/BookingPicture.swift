// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Store
import Terms

/// A booking with all that is told of it to its people, read in one piece.
struct BookingPicture: Sendable {
    let record: BookingRecord
    let rules: CityRules
    let review: ReviewNote
    let isFormFilled: Bool
    let materials: Int
    let movedTo: BookingNumber?
    let place: Place
    let provinceCode: ProvinceCode?
    /// The province is asked for codes, and has not answered for this booking yet (R63).
    let isCodePending: Bool

    /// Reads what belongs to `record`.
    init(_ record: BookingRecord, in store: CenterStore, at now: Timestamp) throws(StoreError) {
        self.record = record
        rules = try store.rules(at: now)
        place = try Place(record.center, record.service, record.item, in: store)
        review = try store.review(of: record.number)
        isFormFilled = try store.form(of: record.number) != nil
        materials = try store.materials(of: record.number).count
        provinceCode = try store.provinceCode(of: record.number)
        isCodePending = provinceCode == nil ? try store.isProvinceAsked() : false
        guard record.standing == .rescheduled else {
            movedTo = nil
            return
        }
        movedTo = try store.steps(of: record.number).last { $0.step == "rescheduled" }
            .flatMap { BookingNumber(text: $0.note) }
    }
}
