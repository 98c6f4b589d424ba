// SPDX-License-Identifier: Apache-2.0
import Glibc
import Simulators
import Testing

/// What must be nowhere: plain document numbers, their ends, and full names, in every character set of the hall.
struct PersonalData {
    private struct Trace {
        let what: String
        let bytes: [UInt8]
        /// Six digits occur by chance inside of timestamps and hashes: they count when they stand alone.
        let standsAlone: Bool
    }

    private let traces: [Trace]
    /// By their first byte.
    private let index: [[Int]]

    init(of people: [SyntheticPerson]) throws {
        var traces: [Trace] = []
        for (count, person) in people.enumerated() {
            let number = person.number
            for number in Set([number, number.lowercased()]) {
                for (what, text) in [("number", number), ("end of number", String(number.suffix(8)))] {
                    traces.append(
                        Trace(what: "\(what) of person \(count)", bytes: Array(text.utf8), standsAlone: false)
                    )
                    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
                    traces.append(Trace(what: "wide \(what) of person \(count)", bytes: wide, standsAlone: false))
                }
                let end = Array(number.suffix(6).utf8)
                traces.append(Trace(what: "last six of person \(count)", bytes: end, standsAlone: true))
            }
            for set in ["UTF-8", "UTF-16LE", "GB18030"] {
                let bytes = try Self.encode(person.name, in: set)
                traces.append(Trace(what: "name of person \(count) in \(set)", bytes: bytes, standsAlone: false))
            }
        }
        self.traces = traces
        index = (0..<256).map { byte in traces.indices.filter { Int(traces[$0].bytes[0]) == byte } }
    }

    /// The traces found in `bytes`.
    func find(in bytes: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        for place in bytes.indices {
            for number in index[Int(bytes[place])] where matches(traces[number], bytes, place) {
                found.insert(traces[number].what)
            }
        }
        return found
    }

    private func matches(_ trace: Trace, _ bytes: [UInt8], _ place: Int) -> Bool {
        let end = place + trace.bytes.count
        guard end <= bytes.count, bytes[place..<end].elementsEqual(trace.bytes) else { return false }
        guard trace.standsAlone else { return true }
        return (place == 0 || !Self.isAlphanumeric(bytes[place - 1]))
            && (end == bytes.count || !Self.isAlphanumeric(bytes[end]))
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func encode(_ text: String, in set: String) throws -> [UInt8] {
        let converter = unsafe iconv_open(set, "UTF-8")
        defer { unsafe iconv_close(converter) }
        var source = text.utf8.map { CChar(bitPattern: $0) }
        var goal = [CChar](repeating: 0, count: source.count * 4)
        var (sourceLeft, goalLeft) = (source.count, goal.count)
        let count = goalLeft
        let code = unsafe source.withUnsafeMutableBufferPointer { source in
            unsafe goal.withUnsafeMutableBufferPointer { goal in
                var (input, output) = (source.baseAddress, goal.baseAddress)
                return unsafe iconv(converter, &input, &sourceLeft, &output, &goalLeft)
            }
        }
        try #require(code == 0, "iconv knows \(set)")
        return goal.prefix(count - goalLeft).map { UInt8(bitPattern: $0) }
    }
}
