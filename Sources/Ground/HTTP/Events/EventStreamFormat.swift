// SPDX-License-Identifier: Apache-2.0

/// Writes events as `text/event-stream` bytes (WHATWG HTML §9.2.5).
package enum EventStreamFormat {
    /// The media type of the format.
    package static let contentType = "text/event-stream"
    /// The least comment there is: keeps proxies awake and finds clients that have gone.
    package static let heartbeat: [UInt8] = Array(":\n\n".utf8)

    /// Encodes one event, its blank line included.
    ///
    /// Every line of the data gets its own field; CR, LF and NUL in `id` and `event`, which no field can carry, are left out.
    package static func bytes(of event: StreamEvent) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(event.data.utf8.count + 64)
        if let retry = event.retry, retry >= 0 { field("retry: ", String(retry).utf8, into: &out) }
        if let id = event.id { field("id: ", id.utf8, into: &out) }
        if let name = event.event { field("event: ", name.utf8, into: &out) }
        data(event.data.utf8, into: &out)
        out.append(0x0A)
        return out
    }

    private static func field(_ name: StaticString, _ value: String.UTF8View, into out: inout [UInt8]) {
        append(name, to: &out)
        out.append(contentsOf: value.lazy.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0 })
        out.append(0x0A)
    }

    /// CR LF, CR and LF each end a line for the receiver, so each must start a new field.
    private static func data(_ value: String.UTF8View, into out: inout [UInt8]) {
        append("data: ", to: &out)
        var afterReturn = false
        for byte in value {
            switch byte {
            case 0x0A where afterReturn: afterReturn = false
            case 0x0A, 0x0D:
                out.append(0x0A)
                append("data: ", to: &out)
                afterReturn = byte == 0x0D
            default:
                out.append(byte)
                afterReturn = false
            }
        }
        out.append(0x0A)
    }

    private static func append(_ text: StaticString, to out: inout [UInt8]) {
        text.withUTF8Buffer { unsafe out.append(contentsOf: $0) }
    }
}
