// SPDX-License-Identifier: Apache-2.0

/// Ways in which a line could deliver the same bytes.
enum Cuts {
    /// Byte by byte, and in pieces whose sizes follow from the bytes.
    static func of(_ input: [UInt8]) -> [[ArraySlice<UInt8>]] { [singles(input), pieces(input)] }

    private static func singles(_ input: [UInt8]) -> [ArraySlice<UInt8>] {
        input.indices.map { input[$0..<($0 + 1)] }
    }

    /// Sizes of 0–16 from a linear congruential generator (Numerical Recipes, section 7.1).
    private static func pieces(_ input: [UInt8]) -> [ArraySlice<UInt8>] {
        var state = input.reduce(UInt32(truncatingIfNeeded: input.count)) { $0 &* 31 &+ UInt32($1) }
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < input.count {
            state = state &* 1_664_525 &+ 1_013_904_223
            let end = min(start + Int(state >> 24) % 17, input.count)
            pieces.append(input[start..<end])
            start = end
        }
        return pieces
    }
}
