// SPDX-License-Identifier: Apache-2.0

/// Whom a visitor can ask and how to book: printed on every slip (R7, R42).
package struct SlipContact: Sendable, Equatable {
    /// How to book, as `“豫事办”搜索“政务预约”`; empty leaves the line out.
    package let bookingMethod: String
    /// 咨询电话; empty leaves it out.
    package let telephone: String
    /// The window label of 有诉即办; empty names only 12345.
    package let complaintWindow: String

    /// Collects the parts.
    package init(bookingMethod: String, telephone: String, complaintWindow: String) {
        (self.bookingMethod, self.telephone) = (bookingMethod, telephone)
        self.complaintWindow = complaintWindow
    }
}
