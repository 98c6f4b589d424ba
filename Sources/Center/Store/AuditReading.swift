// SPDX-License-Identifier: Apache-2.0
/// Checks the text of an audit export as it comes, line by line, with no more than one line in memory.
package struct AuditReading: Sendable {
    private var chain: AuditChain
    private var rest: [UInt8] = []
    private var count = 0

    /// Begins a check; without `keys` signatures are taken as they stand.
    package init(keys: AuditKeys?) { chain = AuditChain(keys: keys) }

    /// Takes the next bytes.
    package mutating func take(_ bytes: some Sequence<UInt8>) throws(AuditFlaw) {
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                try takeLine()
            } else {
                guard rest.count < AuditText.lineLimit else { throw .malformed(line: count + 1) }
                rest.append(byte)
            }
        }
    }

    /// Ends the check: what follows on the last line end is a line cut short.
    package mutating func finish() throws(AuditFlaw) -> AuditChain.Verdict {
        guard rest.isEmpty else { throw .malformed(line: count + 1) }
        return try chain.finish(isExport: true)
    }

    private mutating func takeLine() throws(AuditFlaw) {
        count += 1
        defer { rest.removeAll(keepingCapacity: true) }
        switch AuditText.line(rest) {
        case .record(let record): try chain.take(record)
        case .mark(let mark): try chain.take(mark)
        case nil: throw .malformed(line: count)
        }
    }
}
