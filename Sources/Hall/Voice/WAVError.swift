// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a sound that can be used here.
package enum WAVError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Not RIFF WAVE, or cut off before its format.
    case notWAV
    /// Compressed, stereo, or of another width.
    case notPlainPCM
    /// A rate outside `Sound.rates`.
    case badRate(Int)
    /// No samples.
    case empty

    package var description: String {
        switch self {
        case .notWAV: "not a RIFF WAVE file"
        case .notPlainPCM: "not 16-bit mono PCM"
        case .badRate(let rate): "\(rate) samples a second, not 8000 to 48000"
        case .empty: "no samples"
        }
    }
}
