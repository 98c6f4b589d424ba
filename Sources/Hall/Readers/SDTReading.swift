// SPDX-License-Identifier: Apache-2.0

/// The parts of a read-card answer, split by the lengths it carries itself.
///
/// Two big-endian lengths (text, photo) or three (and fingerprint). Only the text is taken: photo and fingerprint are
/// dropped with the frame and never copied, because the hall has no purpose for them (PIPL article 6).
package struct SDTReading: Sendable {
    /// The text record as it lies on the card.
    package let text: [UInt8]

    /// Splits the data of an answer; nil when its lengths do not add up (`2n + Σ len` is all there is).
    package init?(data: [UInt8]) {
        // At most one of the two can be true: the second sum is at least two higher.
        guard let textStart = [2, 3].first(where: { Self.sum(of: $0, in: data) == data.count }).map({ $0 * 2 }) else {
            return nil
        }
        text = Array(data[textStart..<(textStart + Self.length(0, in: data))])
    }

    private static func sum(of parts: Int, in data: [UInt8]) -> Int? {
        guard data.count >= parts * 2 else { return nil }
        return (0..<parts).reduce(parts * 2) { $0 + length($1, in: data) }
    }

    private static func length(_ part: Int, in data: [UInt8]) -> Int {
        Int(data[part * 2]) << 8 | Int(data[part * 2 + 1])
    }
}
