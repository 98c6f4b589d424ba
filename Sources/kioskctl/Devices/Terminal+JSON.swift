// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

extension Terminal {
    /// Prints a document for programs, its members sorted, on one line.
    static func write(_ value: JSONValue) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        write(Array(try encoder.encode(value)) + [0x0A])
    }
}
