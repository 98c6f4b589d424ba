// SPDX-License-Identifier: Apache-2.0
/// What is wrong with an audit log, and where; the first flaw that is found ends the check.
package enum AuditFlaw: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line of an export, counted from 1, is none that an export writes.
    case malformed(line: Int)
    /// The log does not begin with its first entry, nor with the one after a signed anchor.
    case headMissing(found: Int64)
    /// An entry is missing, stands twice or in another place: the one expected, and the one found.
    case outOfOrder(expected: Int64, found: Int64)
    /// The entry, or the one before it, is not what it was when it was written.
    case changed(Int64)
    /// The signature on the mark at this entry is not the center's.
    case badSignature(Int64)
    /// The entry is not the one that the center signed.
    case otherThanSigned(Int64)
    /// The log ends before an entry that the center signed, or an export without its signed end.
    case tailMissing(last: Int64, signed: Int64?)

    package var description: String {
        switch self {
        case .malformed(let line): "line \(line) is no line of an audit export"
        case .headMissing(let found):
            "the log begins with entry \(found), and no signed anchor says that those before it were deleted on schedule"
        case .outOfOrder(let expected, let found): "entry \(expected) should follow, but \(found) does"
        case .changed(let seq): "entry \(seq) was changed, or the one before it was"
        case .badSignature(let seq): "the mark at entry \(seq) was not signed by this center"
        case .otherThanSigned(let seq): "entry \(seq) is not the one that the center signed"
        case .tailMissing(let last, let signed?):
            "the log ends with entry \(last), but the center signed entry \(signed): the end was cut off"
        case .tailMissing(let last, nil):
            "the export ends with entry \(last) and without a signed end: the end was cut off"
        }
    }
}
