// SPDX-License-Identifier: Apache-2.0
import Paper

/// What a receipt printer says, which has neither length nor checksum.
enum PrinterReplies {
    static func check(_ input: [UInt8]) throws(Broken) {
        var framer = PrinterReplyFramer()
        let replies = framer.push(input)
        for cut in Cuts.of(input) {
            var other = PrinterReplyFramer()
            var heard: [PrinterReply] = []
            for piece in cut { heard += other.push(Array(piece)) }
            try hold(heard == replies, "the same bytes in other pieces gave other replies")
        }
        for reply in replies { try check(reply) }
        // No beginning of anything can hide the answer to a status question.
        try hold(framer.push([0x12]) == [.realTime(0x12)], "a status answer was not heard")
    }

    private static func check(_ reply: PrinterReply) throws(Broken) {
        switch reply {
        case .realTime(let byte):
            try hold(byte & 0x93 == 0x12, "not the fixed bits of a status answer")
            for query in UInt8(1)...4 { _ = PrinterStatus(realTime: byte, query: query).fault }
        case .automatic(let bytes):
            try hold(bytes.count == 4, "not the four bytes of an automatic status")
            _ = PrinterStatus(automatic: bytes).fault
        case .marker(let digits):
            try hold(digits.count == 4 && digits.allSatisfy { (0x20...0x7E).contains($0) }, "not a marker")
        case .bufferCleared: break
        case .paperSensor(let byte):
            try hold(byte < 0x10, "not the bits of a sensor")
            _ = PrinterStatus(paperSensor: byte).fault
        }
    }
}
