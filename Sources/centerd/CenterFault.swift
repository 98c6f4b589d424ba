// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Ports
import Store
import Vault

/// Why a center cannot start.
enum CenterFault: Error, Sendable, CustomStringConvertible {
    case charter(CharterFault)
    case loop(PortError)
    case keys(VaultError)
    case store(StoreError)
    case server(HTTPServerError)

    var description: String {
        switch self {
        case .charter(let error): error.description
        case .loop(let error): error.description
        case .keys(let error): error.description
        case .store(let error): error.description
        case .server(let error): "server: \(error)"
        }
    }
}
