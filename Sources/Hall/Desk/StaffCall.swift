// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A call for staff on its way into the journal, where consoles see it.
struct StaffCall: Sendable {
    let kind: AlertKind
    /// Made before the first attempt, and kept on retries.
    let key: IntentKey

    init(_ call: DeskCall, key: IntentKey) {
        self.key = key
        kind =
            switch call {
            case .help: .help
            case .storage: .storage
            case .nobodyOnDuty: .nobodyOnDuty
            case .printer: .printer
            }
    }

    /// Calls that may wait for the hall at once; a visitor's next one says the same.
    static let waiting = 16
    /// How often a call is brought that the hall cannot keep.
    static let tries = 12
    /// The pause between two tries.
    static let pause = Duration.seconds(5)
}
