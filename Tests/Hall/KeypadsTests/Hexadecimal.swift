// SPDX-License-Identifier: Apache-2.0

/// Reads annotated hex: pairs of digits, comments from `;` to the end of the line.
func bytes(_ text: String) -> [UInt8] {
    text.split(separator: "\n").flatMap { line in
        line.prefix { $0 != ";" }.split(separator: " ").map { pair in
            guard pair.count == 2, let byte = UInt8(pair, radix: 16) else { preconditionFailure("not hex: \(pair)") }
            return byte
        }
    }
}

/// Cuts `bytes` into chunks of at most `size`.
func chunks(_ bytes: [UInt8], of size: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
}
