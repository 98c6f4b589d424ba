// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

/// Reads hex as the protocol notes are written: `1B 40  # ESC @` with comments to the end of the line.
func hex(_ text: String) throws -> [UInt8] {
    let digits = text.split(separator: "\n").map { $0.prefix { $0 != "#" } }.joined().filter { !$0.isWhitespace }
    return try #require(Hex.bytes(digits.lowercased()))
}
