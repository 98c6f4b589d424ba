// SPDX-License-Identifier: Apache-2.0
package import Booking
import FoundationEssentials
import Terms
import Vault

/// An audit log as lines of JSON, one an entry or a mark, whose bytes are what the hashes and signatures cover.
package enum AuditText {
    /// One line.
    package enum Line: Sendable, Equatable {
        case record(AuditRecord)
        case mark(AuditMark)
    }

    /// The longest that a line can be, in bytes.
    package static let lineLimit = 65_536

    /// `{"entry":{…},"hash":"…"}` or `{"mark":{…},"key":1,"algorithm":1,"signature":"…"}`, without the line end.
    package static func text(_ line: Line) -> String {
        switch line {
        case .record(let record):
            let entry = record.entry.canonical(record.seq, at: record.at)
            return "{\"entry\":" + String(decoding: entry, as: UTF8.self) + ",\"hash\":\"" + Hex.text(record.hash)
                + "\"}"
        case .mark(let mark):
            return "{\"mark\":" + String(decoding: mark.canonical, as: UTF8.self)
                + ",\"key\":\(mark.signature.keyID),\"algorithm\":\(mark.signature.algorithm.rawValue)"
                + ",\"signature\":\"" + Hex.text(mark.signature.bytes) + "\"}"
        }
    }

    /// Reads a line; nil unless it is exactly what `text` writes, so that nothing can hide in it.
    package static func line(_ bytes: [UInt8]) -> Line? {
        guard bytes.count <= lineLimit, let parts = try? JSONDecoder().decode(Parts.self, from: Data(bytes)),
            let line = parts.line, text(line).utf8.elementsEqual(bytes)
        else { return nil }
        return line
    }

    private struct Parts: Decodable {
        struct Entry: Decodable {
            let action, actor, subject: String
            let at, seq: Int64
            let detail: [String: String]
        }

        struct Mark: Decodable {
            let at, seq: Int64
            let hash, kind: String
        }

        let entry: Entry?
        let hash: String?
        let mark: Mark?
        let key: UInt32?
        let algorithm: UInt8?
        let signature: String?

        var line: Line? {
            if let entry, let hash = hash.flatMap(Hex.bytes), hash.count == 32 {
                let content = AuditEntry(
                    actor: entry.actor,
                    action: entry.action,
                    subject: entry.subject,
                    detail: entry.detail
                )
                let at = Timestamp(milliseconds: entry.at)
                return .record(AuditRecord(seq: entry.seq, at: at, entry: content, hash: hash))
            }
            guard let mark, let kind = AuditMark.Kind(rawValue: mark.kind), let hash = Hex.bytes(mark.hash),
                hash.count == 32, let key, let algorithm = algorithm.flatMap(KeyAlgorithm.init(rawValue:)),
                let bytes = signature.flatMap(Hex.bytes)
            else { return nil }
            let signature = Signature(keyID: key, algorithm: algorithm, bytes: bytes)
            let at = Timestamp(milliseconds: mark.at)
            return .mark(AuditMark(kind: kind, seq: mark.seq, hash: hash, at: at, signature: signature))
        }
    }
}
