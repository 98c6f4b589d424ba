// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
package import Queueing
package import Terms
import Vault

/// A hall's state after one position, with the hash of the row there, so that a restart need not replay everything.
///
/// Only ever a shortcut: a snapshot that does not fit the journal is passed over.
package struct Snapshot: Sendable, Equatable {
    /// Whose state it is.
    package let hall: HallID
    /// The hash of the row at `state.position`.
    package let chain: [UInt8]
    /// The state.
    package let state: HallState

    /// The last position the state has taken over.
    package var position: Position { state.position }

    /// Raised whenever `HallState` is encoded or computed differently, which makes older files useless.
    static let format = 1

    /// The first line of a file; the state follows as JSON.
    private struct Header: Codable {
        let format: Int
        let hall: HallID
        let position: Position
        /// Hex digits, as is `checksum`: SHA-256 of the bytes after the line.
        let chain: String
        let checksum: String
    }

    /// Collects the parts.
    package init(hall: HallID, chain: [UInt8], state: HallState) {
        (self.hall, self.chain, self.state) = (hall, chain, state)
    }

    /// Reads a file; nil when it is damaged, cut off or of another format.
    package init?(_ bytes: [UInt8]) {
        let decoder = JSONDecoder()
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let header = try? decoder.decode(Header.self, from: Data(bytes[..<end])), header.format == Self.format
        else { return nil }
        let body = Array(bytes[(end + 1)...])
        guard Hex.text(Digest.sha256(body)) == header.checksum, let chain = Hex.bytes(header.chain),
            let state = try? decoder.decode(HallState.self, from: Data(body)), state.position == header.position
        else { return nil }
        self.init(hall: header.hall, chain: chain, state: state)
    }

    /// The file's bytes.
    package var encoded: [UInt8] {
        let body = Array(EventCodec.encode(state).utf8)
        let header = Header(
            format: Self.format,
            hall: hall,
            position: position,
            chain: Hex.text(chain),
            checksum: Hex.text(Digest.sha256(body))
        )
        return Array(EventCodec.encode(header).utf8) + [UInt8(ascii: "\n")] + body
    }
}
