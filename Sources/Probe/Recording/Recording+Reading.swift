// SPDX-License-Identifier: Apache-2.0
import Terms

extension Recording {
    /// Reads a file of `text`, with the line ends that a mail may have given it; throws with the line that is wrong.
    package init(text: String) throws(RecordingFault) {
        let split = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var lines = split.enumerated().map { ($0 + 1, $1) }[...]
        guard lines.popFirst()?.1 == Self.title[...] else { throw .notOne }
        var members: [Substring: Substring] = [:]
        while let (number, line) = lines.popFirst(), !line.isEmpty {
            guard let colon = line.firstRange(of: ": ") else { throw .badLine(number) }
            members[line[..<colon.lowerBound]] = line[colon.upperBound...]
        }
        guard let kind = members["what"].flatMap({ Kind(rawValue: String($0)) }), let address = members["address"],
            let startedAt = members["at"], let descriptor = Hex.bytes(String(members["descriptor"] ?? ""))
        else { throw .notOne }
        self.init(kind, address: String(address), startedAt: String(startedAt))
        self.descriptor = descriptor
        try read(lines)
    }

    private mutating func read(_ lines: ArraySlice<(Int, Substring)>) throws(RecordingFault) {
        var open: (at: Int, mark: Substring, bytes: [UInt8])?
        var last = 0
        for (number, line) in lines where !line.isEmpty {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let at = Self.milliseconds(parts[0]), at >= last else { throw .badLine(number) }
            last = at
            if parts[1] == "+" {
                guard let bytes = Self.bytes(parts[2]), open != nil else { throw .badLine(number) }
                open?.bytes += bytes
                guard open.map({ $0.bytes.count <= Self.byteLimit }) == true else { throw .tooLong }
                continue
            }
            close(&open)
            switch parts[1] {
            case "<", ">":
                guard let bytes = Self.bytes(parts[2]) else { throw .badLine(number) }
                open = (at, parts[1], bytes)
            case "=": add(.noted(String(parts[2])), at: at)
            default: throw .badLine(number)
            }
        }
        close(&open)
        guard !isFull else { throw .tooLong }
    }

    private mutating func close(_ open: inout (at: Int, mark: Substring, bytes: [UInt8])?) {
        guard let entry = open.take() else { return }
        add(entry.mark == "<" ? .received(entry.bytes) : .sent(entry.bytes), at: entry.at)
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let bytes = Hex.bytes(text.filter { $0 != " " })
        return bytes?.isEmpty == true ? nil : bytes
    }

    /// Reads `12.345`; at most eleven days.
    private static func milliseconds(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 6, parts[1].utf8.count == 3,
            let seconds = Digits.value(Array(parts[0].utf8)), let thousandths = Digits.value(Array(parts[1].utf8))
        else { return nil }
        return seconds * 1000 + thousandths
    }
}
