// SPDX-License-Identifier: Apache-2.0
import Terms

/// The contents of a TZif file (RFC 8536): when a zone's offset from UTC changes.
struct TZTable: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, rising; `offsets[i + 1]` holds from `changes[i]` on, `offsets[0]` before.
    private var changes: [Int64] = []
    private var offsets: [Int] = []
    private var footer: TZRule?

    /// A zone that has always had one offset.
    init(fixedOffset: Int) { offsets = [fixedOffset] }

    /// Reads a file of version 1 to 4; nil if it is damaged, or counts leap seconds (POSIX time does not).
    init?(_ bytes: [UInt8]) {
        guard let first = Header(bytes, at: 0) else { return nil }
        guard first.version >= UInt8(ascii: "2") else {
            guard read(bytes, first, from: Header.size, width: 4) else { return nil }
            return
        }
        let secondStart = Header.size + first.bodySize(width: 4)
        guard let second = Header(bytes, at: secondStart),
            read(bytes, second, from: secondStart + Header.size, width: 8)
        else { return nil }
        let rest = bytes[(secondStart + Header.size + second.bodySize(width: 8))...]
        // Section 3.3: newline, rule, newline; an empty rule says that nothing is known after the table.
        guard rest.first == UInt8(ascii: "\n"), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let rule = rest[(rest.startIndex + 1)..<end]
        guard !rule.isEmpty else { return }
        guard let footer = TZRule(rule) else { return nil }
        self.footer = footer
    }

    /// Seconds east of UTC at `time`.
    func offset(at time: Int64) -> Int {
        var range = changes.startIndex..<changes.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = changes[middle] <= time ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        if range.lowerBound == changes.count, let footer { return footer.offset(at: time) }
        return offsets[range.lowerBound]
    }

    /// Reads the data block after a header (section 3.2) whose size the header has checked.
    private mutating func read(_ bytes: [UInt8], _ header: Header, from start: Int, width: Int) -> Bool {
        guard header.leaps == 0, header.types > 0, start + header.bodySize(width: width) <= bytes.count else {
            return false
        }
        let indexStart = start + header.times * width
        let typeStart = indexStart + header.times
        let types = (0..<header.types).map { Int(Header.integer(bytes, at: typeStart + $0 * 6, width: 4)) }
        guard types.allSatisfy((-89_999...93_599).contains) else { return false }
        changes = (0..<header.times).map { Header.integer(bytes, at: start + $0 * width, width: width) }
        let indices = bytes[indexStart..<typeStart].map(Int.init)
        guard zip(changes, changes.dropFirst()).allSatisfy({ $0 < $1 }), indices.allSatisfy({ $0 < types.count })
        else { return false }
        offsets = [types[0]] + indices.map { types[$0] }
        return true
    }

    /// Section 3.1: magic, version and six counts.
    private struct Header {
        static let size = 44

        let version: UInt8
        let times: Int
        let types: Int
        let leaps: Int
        private let characters: Int
        private let standardMarks: Int
        private let universalMarks: Int

        init?(_ bytes: [UInt8], at start: Int) {
            guard bytes.count >= start + Self.size, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
                return nil
            }
            let counts = (0..<6).map { Int(Self.integer(bytes, at: start + 20 + $0 * 4, width: 4)) }
            guard counts.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
            version = bytes[start + 4]
            (universalMarks, standardMarks, leaps) = (counts[0], counts[1], counts[2])
            (times, types, characters) = (counts[3], counts[4], counts[5])
        }

        func bodySize(width: Int) -> Int {
            times * (width + 1) + types * 6 + characters + leaps * (width + 4) + standardMarks + universalMarks
        }

        /// A signed big-endian integer of 4 or 8 bytes.
        static func integer(_ bytes: [UInt8], at start: Int, width: Int) -> Int64 {
            let value = bytes[start..<start + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
        }
    }
}
