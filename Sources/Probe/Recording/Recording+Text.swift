// SPDX-License-Identifier: Apache-2.0
import Terms

// A recording as a file that a person can read and a mail can carry.
extension Recording {
    /// The first line of every recording.
    static let title = "hallkiosk recording 1"
    /// The bytes of one line.
    static let bytesPerLine = 24
    /// The most bytes of a file: hexadecimal digits with blanks, and what stands before them.
    package static let fileLimit = byteLimit * 5

    /// The file.
    package var text: String {
        var lines = [Self.title, "what: \(kind.rawValue)", "address: \(address)", "at: \(startedAt)"]
        if !descriptor.isEmpty { lines.append("descriptor: " + Hex.text(descriptor)) }
        lines += ["masked: \(kind.masking)", ""]
        for entry in entries {
            let time = Self.seconds(entry.at)
            switch entry.what {
            case .received(let bytes): lines += Self.lines(time, "<", bytes)
            case .sent(let bytes): lines += Self.lines(time, ">", bytes)
            case .noted(let words): lines.append("\(time) = \(words)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The bytes of one entry; a line that goes on has a `+` instead of the direction.
    private static func lines(_ time: String, _ mark: String, _ bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count, by: bytesPerLine).map { start in
            let piece = bytes[start..<min(start + bytesPerLine, bytes.count)]
            return "\(time) \(start == 0 ? mark : "+") " + piece.map { Hex.text([$0]) }.joined(separator: " ")
        }
    }

    /// `12.345`.
    private static func seconds(_ milliseconds: Int) -> String {
        "\(milliseconds / 1000)." + Digits.padded(milliseconds % 1000, to: 3)
    }
}

extension Recording.Kind {
    /// What was replaced, for whoever reads the file.
    var masking: String {
        switch self {
        case .reader:
            "persons are synthetic ones of the same lengths, pictures are zeros, broken frames keep their head"
        case .scanner, .printer, .raw: "letters are x, digits are 0, other characters another one of their size"
        case .keys: "letters are x, digits are 0, scan codes are 0"
        case .reports: "in the field of the code letters are x and digits are 0"
        }
    }
}
