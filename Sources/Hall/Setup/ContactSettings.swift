// SPDX-License-Identifier: Apache-2.0
import Settings
package import Terms

/// Whom a visitor can ask and how to book: the one source for screens and slips (R7).
package struct ContactSettings: Sendable, Equatable {
    /// 咨询电话; the hall cannot start without one.
    package private(set) var telephone: String
    /// How to book.
    package private(set) var bookingMethod: String
    /// The window label of 有诉即办, empty when the hall has none of its own.
    package let complaintWindow: String
    /// The service of 有诉即办, whose number a visitor can always take (R42); nil when the hall has none.
    package let complaintService: ServiceID?

    init(_ section: Section) throws(SettingsError) {
        telephone = try section.required("telephone", section.take("telephone", upTo: 40))
        bookingMethod = try section.required("booking_method", section.take("booking_method", upTo: 80))
        complaintWindow = try section.take("complaint_window", upTo: 20) ?? ""
        complaintService = try section.takeIdentifier("complaint_service").flatMap { ServiceID($0) }
    }

    func adopting(bookingMethod: String?, telephone: String?) -> ContactSettings {
        var contact = self
        contact.bookingMethod = bookingMethod ?? self.bookingMethod
        contact.telephone = telephone ?? self.telephone
        return contact
    }
}
