// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Why the staff of a hall cannot be read or changed; never holds a secret or its hash.
package enum StaffFault: Error, Sendable, Hashable {
    /// The file cannot be read or written.
    case file(VaultError)
    /// The line is not a number, roles, `enabled` or `disabled`, and the hash of a secret, or names somebody again.
    case badLine(file: String, line: Int)
    case exists(StaffID)
    case unknown(StaffID)
    /// The hall has as many members as the file may have.
    case full
    /// Nobody could look after the hall any more.
    case lastAdmin(StaffID)
    /// The secret is too short, too long, or has control characters.
    case unfitSecret
}

extension StaffFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let error): "\(error)"
        case .badLine(let file, let line):
            "\(file):\(line): not a member of staff — write: <number> <roles> enabled|disabled <hash>"
        case .exists(let number): "\(number) is a member of staff already"
        case .unknown(let number): "\(number) is no member of staff"
        case .full: "the hall has \(StaffRoll.memberLimit) members of staff already"
        case .lastAdmin(let number): "\(number) is the last who can look after the hall: make another admin first"
        case .unfitSecret:
            "a secret has \(StaffRoll.shortestSecret) to \(PasswordHash.secretLimit) bytes and no control characters"
        }
    }
}
