// SPDX-License-Identifier: Apache-2.0
import Ports
package import Terms
package import Vault

/// What a session wants done; in order.
///
/// A question is open until its answer, `failed` included, comes back with its number: never more than one is.
package enum DeskEffect: Sendable, Equatable {
    case show(DeskScreen)
    case lookUpBookings(PersonTag, question: Int)
    case lookUpServices(question: Int)
    /// Have the credential checked that was presented last, if it is still this one.
    case checkCredential(CredentialTag, question: Int)
    /// The number names the intent: the same number again is a retry and goes with the same key.
    case submit(DeskRequest, question: Int)
    /// Sets the clock of this kind, in place of an earlier one.
    case setAlarm(DeskAlarm, after: Duration)
    case cancelAlarm(DeskAlarm)
    case callStaff(DeskCall)
}

/// Why staff are called to a station.
package enum DeskCall: Sendable, Equatable, Hashable, Loggable {
    /// A visitor pressed 遇到困难.
    case help
    /// Numbers cannot be kept, or the hall does not answer.
    case storage
    /// Nobody is on duty for a service that somebody waits for.
    case nobodyOnDuty(ServiceID)
    /// A slip was wanted and the printer cannot print.
    case printer

    /// The name for logs and alarms.
    package var name: String {
        switch self {
        case .help: "help"
        case .storage: "storage"
        case .nobodyOnDuty: "nobody_on_duty"
        case .printer: "printer"
        }
    }

    package var logText: String { name }
}
