// SPDX-License-Identifier: Apache-2.0

/// The body of a document of the kind `notices`: what every screen of a hall names (R7), from one source.
package struct NoticesDocument: Sendable, Equatable, Codable {
    /// 预约方式; nil where each hall has its own.
    package let bookingMethod: String?
    /// 咨询电话; nil where each hall has its own.
    package let telephone: String?

    /// Joins the two.
    package init(bookingMethod: String?, telephone: String?) {
        (self.bookingMethod, self.telephone) = (bookingMethod, telephone)
    }
}
