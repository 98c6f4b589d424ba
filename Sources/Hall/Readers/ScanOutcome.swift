// SPDX-License-Identifier: Apache-2.0

/// What the end of a scan yields, by whatever way it came.
package enum ScanOutcome: Sendable, Equatable {
    /// Bytes, in a character set that is still to be found.
    case scan([UInt8])
    /// Text, where the way it came says what the characters are.
    case text(String)
    /// Longer than any code; dropped whole.
    case overlong
    /// Part of it was lost, or its end never came; dropped whole.
    case unfinished
    /// Keys as slow as a person types: not a scanner's.
    case typed
    /// Something in it has no meaning; dropped whole.
    case garbled(Garble)

    /// Why a scan has no meaning.
    package enum Garble: Sendable {
        /// A number typed with Alt that is no character as the scanner is set up here.
        case altCode
        /// A key together with one that makes it a command, such as Alt and F.
        case combination
        /// A report that contradicts its own length.
        case report

        /// Why, for the log.
        var reason: StaticString {
            switch self {
            case .altCode: "an ALT code without a character: see scanner_alt"
            case .combination: "a key combination without a character"
            case .report: "a report that contradicts its own length"
            }
        }
    }
}
