// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Vault

/// A view as it was at a position of the journal, rendered once for everybody who looks.
struct RenderedPage: Sendable, Equatable {
    let kind: PageView.Kind
    let position: Position
    /// Its JSON.
    let bytes: [UInt8]

    init(_ kind: PageView.Kind, at position: Position, _ json: some JSONWritable) {
        (self.kind, self.position, bytes) = (kind, position, WebJSON.bytes(json))
    }

    /// A strong entity tag of the bytes (RFC 9110 section 8.8.3).
    var tag: String { "\"" + Hex.text(Array(Digest.sha256(bytes).prefix(8))) + "\"" }

    /// The page as it goes to every stream.
    var frame: EventFrame {
        EventFrame(
            StreamEvent(id: position.description, event: kind.rawValue, data: String(decoding: bytes, as: UTF8.self))
        )
    }
}
