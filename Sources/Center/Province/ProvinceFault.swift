// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Vault

/// Why the province's line cannot be set up: a file of `[province]` is missing or is not what it should be.
package enum ProvinceFault: Error, Sendable, CustomStringConvertible {
    case file(PortError)
    case key(VaultError)

    package var description: String {
        switch self {
        case .file(let error): "[province] \(error)"
        case .key(let error): "[province] person_key: \(error)"
        }
    }
}
