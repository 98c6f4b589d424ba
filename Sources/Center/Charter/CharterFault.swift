// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Vault

/// Why the files that a center stands on cannot be read or made.
package enum CharterFault: Error, Sendable, CustomStringConvertible {
    case files(PortError)
    case keys(VaultError)
    case tokens(AccessTokenFault)
    /// A file of the directory does not hold what it should.
    case damaged(String)
    /// A backup was being put back when the power went: nothing is opened before that is done.
    case restoreUnfinished

    package var description: String {
        switch self {
        case .files(let error): error.description
        case .keys(let error): error.description
        case .tokens(let error): "tokens: \(error)"
        case .restoreUnfinished:
            "a backup was being put back and that was cut off: run kioskctl center restore again"
        case .damaged(let name): "\(name) is damaged: restore it from a backup"
        }
    }
}
