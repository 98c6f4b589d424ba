// SPDX-License-Identifier: Apache-2.0

/// What was seen on the way from a hall to its center, step by step; each says nothing of those after a failed one.
package struct RouteSight: Sendable, Equatable {
    /// How far the way led.
    package enum Reach: Sendable, Equatable {
        /// The name is unknown.
        case noName
        /// Nobody answers at the address.
        case noAnswer
        /// One side does not believe the other's certificate.
        case untrusted
        /// It answers.
        case reached
    }

    /// Where the center is.
    package let url: String
    /// Its host.
    package let host: String
    /// How far the way led.
    package var reach = Reach.noName
    /// Until when the hall's certificate is good, in seconds since 1970.
    package var certificateUntil: Int64?

    /// Names the center.
    package init(url: String, host: String) { (self.url, self.host) = (url, host) }
}
