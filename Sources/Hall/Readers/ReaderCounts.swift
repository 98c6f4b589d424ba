// SPDX-License-Identifier: Apache-2.0
import Queueing

/// What came of the documents at a reader since the start; for the status page and for support.
package struct ReaderCounts: Sendable, Equatable {
    /// Documents read and handed on.
    package var documents = 0
    /// Documents noticed and not read: lifted too early, or misread.
    package var unread = 0
    /// Documents of a kind that cannot be used.
    package var rejected = 0

    /// Starts with nothing read.
    package init() {}

    /// Counts what is handed on.
    mutating func count(_ event: ReaderEvent) {
        switch event {
        case .credential(.card): documents += 1
        case .notice(.cardNotRead): unread += 1
        case .notice(.cardRejected): rejected += 1
        case .presence, .credential(.code), .notice: break
        }
    }
}
