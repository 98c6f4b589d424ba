// SPDX-License-Identifier: Apache-2.0
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
    static let format: UInt8 = 3

    /// The first bytes of a file of this format.
    private static let mark = Array("HKSNAP".utf8) + [0, format]
    /// Of a SHA-256.
    private static let hashLength = 32

    /// Collects the parts.
    package init(hall: HallID, chain: [UInt8], state: HallState) {
        (self.hall, self.chain, self.state) = (hall, chain, state)
    }

    /// Reads a file; nil when it is damaged, cut off or of another format.
    package init?(_ bytes: [UInt8]) {
        let (begin, end) = (Self.mark.count + Self.hashLength, bytes.count - Self.hashLength)
        guard begin <= end, bytes.starts(with: Self.mark),
            Digest.sha256(bytes[..<end]).elementsEqual(bytes[end...])
        else { return nil }
        var reader = ByteReader(bytes, in: begin..<end)
        do throws(ByteReader.Malformed) {
            let hall = try HallID(from: &reader)
            let state = try HallState(from: &reader)
            try reader.finish()
            self.init(hall: hall, chain: Array(bytes[Self.mark.count..<begin]), state: state)
        } catch {
            return nil
        }
    }

    /// The file's bytes: the mark with the format, `chain`, hall and state, and a SHA-256 of all that.
    package var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.raw(Self.mark)
        writer.raw(chain)
        hall.write(to: &writer)
        state.write(to: &writer)
        writer.raw(Digest.sha256(writer.bytes[...]))
        return writer.bytes
    }
}
