// SPDX-License-Identifier: Apache-2.0
package import Rows
package import Terms
package import Vault

/// Why the store could not do what was asked; a fault of the machine or its setup, never a visitor's matter.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    case rows(RowsError)
    case vault(VaultError)
    /// No such hall is enrolled.
    case unknownHall(HallID)
    /// A row holds something this program cannot have written.
    case damaged(StaticString)
    /// The day's 99,999 booking numbers are used up.
    case numbersUsedUp

    package var description: String {
        switch self {
        case .rows(let error): "center database: \(error)"
        case .vault(let error): "center keys: \(error)"
        case .unknownHall(let hall): "hall \(hall) is not enrolled: run kioskctl enroll for it"
        case .damaged(let what): "center database: a row of \(what) is damaged: restore the last backup"
        case .numbersUsedUp: "no booking number is left for that day"
        }
    }

    package static func == (left: StoreError, right: StoreError) -> Bool { left.description == right.description }
}
