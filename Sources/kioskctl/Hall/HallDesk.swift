// SPDX-License-Identifier: Apache-2.0
import Terms

/// One command's conversation with the hall.
struct HallDesk: DaemonDesk {
    let access: DaemonAccess
    let invocation: Invocation
    let key: IntentKey

    /// Takes address, token and key; throws for a key or staff number that cannot be one.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        key = try Self.key(invocation)
        if let staff = invocation[.staff], StaffID(staff) == nil {
            throw CommandLineFault.value("--staff", expected: "a staff number")
        }
        access = try DaemonAccess.hall(invocation.arguments, role: "admin")
    }

    static func outcome(_ answer: JSONValue) -> String {
        let number = answer["ticket.number"].shown
        return switch answer["outcome"] {
        case .text("issued"): "\(number) issued\n"
        case .text("again"): "\(number) is the ticket there already\n"
        case .text("called"): "\(number) called to window \(answer["window"].shown)\n"
        default: "done\n"
        }
    }
}
