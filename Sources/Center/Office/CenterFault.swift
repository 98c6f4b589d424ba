// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Ports
package import Store
package import Vault

/// Why a center cannot start.
package enum CenterFault: Error, Sendable, CustomStringConvertible {
    case files(PortError)
    case keys(VaultError)
    case tokens(AccessTokenFault)
    case store(StoreError)
    case server(HTTPServerError)
    /// A file of the directory does not hold what it should.
    case damaged(String)

    package var description: String {
        switch self {
        case .files(let error): error.description
        case .keys(let error): error.description
        case .tokens(let error): "tokens: \(error)"
        case .store(let error): error.description
        case .server(let error): "server: \(error)"
        case .damaged(let name): "\(name) is damaged: restore it from a backup"
        }
    }
}
