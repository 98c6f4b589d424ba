// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

/// Who may sign in at the pages of the demonstration.
enum DemoStaff {
    /// The secret of all of them.
    static let secret = "demo-hall"

    private static let roles: [(number: String, role: StaffRole, page: String)] = [
        ("1001", .clerk, "/window"), ("1002", .clerk, "/window"), ("2001", .green, "/green"),
        ("3001", .manager, "/hall"), ("4001", .admin, "/admin"),
    ]

    /// Puts them into the staff file of a hall's directory.
    static func enter(directory: String) throws {
        for entry in roles {
            guard let number = StaffID(entry.number) else { throw DemoFault("\(entry.number) is no staff number") }
            let member = StaffMember(number: number, roles: [entry.role], secret: try PasswordHash(secret))
            try StaffRoll.change(path: directory + "/" + StaffRoll.fileName) { roll throws(StaffFault) in
                if roll.member(number) == nil { try roll.add(member) }
            }
        }
    }

    /// Where a browser finds the pages, with who signs in there.
    static func pages(at address: String, _ tokens: TokenFile) throws -> String {
        let kiosk = "/kiosk#station=\(HallDoor.station)&token=\(try tokens.token("kiosk"))"
        let lines = [kiosk, "/board#token=\(try tokens.token("display"))"] + roles.map { "\($0.page)   \($0.number)" }
        return lines.map { "  \(address)\($0)\n" }.joined() + "  the secret of every staff number is \(secret)\n"
    }
}
