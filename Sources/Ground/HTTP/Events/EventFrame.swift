// SPDX-License-Identifier: Apache-2.0

/// An event in the bytes that go over the wire, made once for any number of streams.
package struct EventFrame: Sendable {
    /// The event's type, by which a newer one supersedes it.
    let name: String
    let bytes: [UInt8]

    /// Renders an event.
    package init(_ event: StreamEvent) {
        name = event.event ?? ""
        bytes = EventStreamFormat.bytes(of: event)
    }
}
