// SPDX-License-Identifier: Apache-2.0
package import Charter
package import Store
package import Vault

/// Why a hall cannot be enrolled.
package enum EnrolmentFault: Error, Sendable, CustomStringConvertible {
    case charter(CharterFault)
    case keys(VaultError)
    case store(StoreError)

    package var description: String {
        switch self {
        case .charter(let error): error.description
        case .keys(let error): error.description
        case .store(let error): error.description
        }
    }
}
