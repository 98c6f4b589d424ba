// SPDX-License-Identifier: Apache-2.0

/// One Server-Sent Event (WHATWG HTML §9.2).
package struct StreamEvent: Sendable, Hashable {
    /// What `Last-Event-ID` will repeat; nil leaves the client's as it was.
    package var id: String?
    /// The event's type; nil means `message`.
    package var event: String?
    /// The payload; several lines are allowed.
    package var data: String
    /// The client's new reconnection time in milliseconds.
    package var retry: Int?

    /// Makes an event.
    package init(id: String? = nil, event: String? = nil, data: String, retry: Int? = nil) {
        self.id = id
        self.event = event
        self.data = data
        self.retry = retry
    }
}
