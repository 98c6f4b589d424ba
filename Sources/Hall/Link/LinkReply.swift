// SPDX-License-Identifier: Apache-2.0

/// A whole reply of the center.
package struct LinkReply: Sendable {
    /// The HTTP status code.
    package let status: Int
    /// JSON of `Wire` when the status is 200.
    package let body: [UInt8]

    /// Joins status and body.
    package init(status: Int, body: [UInt8]) { (self.status, self.body) = (status, body) }
}
