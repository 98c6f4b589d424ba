// SPDX-License-Identifier: Apache-2.0

/// What every public screen names (R7), from one configured source.
package struct HallContact: Sendable, Equatable {
    let bookingMethod: String
    let telephone: String

    /// Joins 预约方式 and 咨询电话.
    package init(bookingMethod: String, telephone: String) {
        (self.bookingMethod, self.telephone) = (bookingMethod, telephone)
    }
}
