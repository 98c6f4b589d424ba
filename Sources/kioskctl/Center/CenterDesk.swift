// SPDX-License-Identifier: Apache-2.0
import Terms

/// One command's conversation with the center.
struct CenterDesk: DaemonDesk {
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
        access = try DaemonAccess.center(invocation.arguments)
    }

    /// Whatever the center says of what it has done, one member a line.
    static func outcome(_ answer: JSONValue) -> String {
        let text = answer.indented()
        return text.isEmpty ? "done\n" : text
    }
}
