// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms
package import Vault

/// Why the store could not do what was asked; a fault of the machine or its setup, never a visitor's matter.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The engine beneath could not do it; the text says which step and why, never a value.
    case engine(String)
    case vault(VaultError)
    /// No such hall is enrolled.
    case unknownHall(HallID)
    /// A row holds something this program cannot have written.
    case damaged(StaticString)
    /// The transaction that a verb was a part of has ended before it, as on a full disk.
    case transactionLost
    /// The slot that an import moves this booking to has no number left.
    case noUnit(BookingNumber)
    /// More is asked at once than can be taken: to be asked again.
    case busy
    /// The day's 99,999 booking numbers are used up.
    case numbersUsedUp

    package var description: String {
        switch self {
        case .engine(let reason): "center database: \(reason)"
        case .vault(let error): "center keys: \(error)"
        case .unknownHall(let hall): "hall \(hall) is not enrolled: run kioskctl enroll for it"
        case .damaged(let what): "center database: a row of \(what) is damaged: restore the last backup"
        case .transactionLost: "center database: the transaction was lost, as on a full disk"
        case .noUnit(let number): "the slot that booking \(number) is to move to has no number left"
        case .busy: "too much is asked of the center at once: try again"
        case .numbersUsedUp: "no booking number is left for that day"
        }
    }

    package static func == (left: StoreError, right: StoreError) -> Bool { left.description == right.description }
}

extension StoreError {
    /// Names an error of SQLite as the store's: whoever is above does not know which engine it is.
    static func rows(_ error: RowsError) -> StoreError { .engine("\(error)") }
}
