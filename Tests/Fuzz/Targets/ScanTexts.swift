// SPDX-License-Identifier: Apache-2.0
import Terms

@testable import Readers

/// The character set of a scan that names none: UTF-8 or GB 18030.
enum ScanTexts {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let scan = ScanText(bytes: input) {
            let content = input.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.dropFirst(3)) : input
            switch scan.encoding {
            case .utf8: try hold(Array(scan.text.utf8) == content, "UTF-8 was changed on the way")
            case .gb18030: try hold(GB18030.text(content) == scan.text, "GB 18030 was changed on the way")
            }
            let folded = Typed.folded(scan.text)
            try hold(Array(Typed.folded(folded).utf8) == Array(folded.utf8), "folding twice folds more than once")
        } else {
            try hold(input.contains { $0 >= 0x80 }, "ASCII is no text")
        }
        try checkConverter(input)
    }

    /// GB 18030 has no shift states: two texts joined are the joined texts.
    private static func checkConverter(_ input: [UInt8]) throws(Broken) {
        let middle = input.count / 2
        let (front, back) = (Array(input[..<middle]), Array(input[middle...]))
        guard let first = GB18030.text(front), let second = GB18030.text(back) else { return }
        try hold(
            GB18030.text(input).map { Array($0.utf8) } == Array((first + second).utf8),
            "joined bytes are another text than the joined texts"
        )
        if input.allSatisfy({ $0 < 0x80 }) {
            try hold(Array((first + second).utf8) == input, "ASCII was changed on the way")
        }
    }
}
