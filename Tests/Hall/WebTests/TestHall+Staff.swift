// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Testing
import Vault

@testable import Web

// Who works in the test hall; all have the same secret.
extension TestHall {
    static let secret = "a-secret-of-tests"

    /// Cheap to check.
    static let cost: PasswordHash.Cost = {
        guard let cost = PasswordHash.Cost(logN: 2, blocks: 1, rounds: 1) else { preconditionFailure("a cost") }
        return cost
    }()

    /// The body of a clerk's sign-in at window 1.
    static let signIn = signIn("1024", window: "1")

    static func signIn(_ staff: String, _ secret: String = TestHall.secret, window: String? = nil) -> String {
        let window = window.map { ",\"window\":\"\($0)\"" } ?? ""
        return "{\"staff\":\"\(staff)\",\"secret\":\"\(secret)\"\(window)}"
    }

    /// Two versions for ever: every sound text is the second.
    static let configuration: ConfigurationDoor = {
        let texts = ["[hall]\nid = hall-1\n", "[hall]\nid = hall-1\nname = 二\n"]
        let versions = [1, 2].map { number in
            ConfigurationDoor.Version(number: number, at: "2026-11-23T08:00:00+08:00", staff: nil, note: "样例")
        }
        let saved = zip(versions, texts).map { ConfigurationDoor.Saved(version: $0, text: $1, isWritable: true) }
        let check: @Sendable (String) -> [ConfigurationDoor.Problem] = { text in
            text.contains("id = hall-1") ? [] : [.init(line: 2, message: "no such hall", advice: "write hall-1")]
        }
        return ConfigurationDoor(
            current: { saved[1] },
            check: { check($0) },
            save: { text, intent in
                if let base = intent.base, base != 2 { return .changed(newest: 2) }
                let problems = check(text)
                if text.contains("read only") { return .notWritten("the folder may not be written") }
                return problems.isEmpty ? .saved(versions[1]) : .refused(problems)
            },
            versions: { versions.reversed() },
            text: { (1...2).contains($0) ? saved[$0 - 1] : nil }
        )
    }()

    /// Writes the staff file of a new hall.
    static func hire(in directory: String) throws {
        let path = directory + "/" + StaffRoll.fileName
        guard StaffRoll.mark(path: path) == nil else { return }
        let secret = try PasswordHash(Self.secret, cost: cost)
        let staff: [(String, Set<StaffRole>)] = [
            ("1024", [.clerk]), ("1025", [.clerk, .green]), ("2001", [.green]), ("3001", [.manager]),
            ("9001", [.admin]),
        ]
        try StaffRoll.change(path: path) { roll throws(StaffFault) in
            for (number, roles) in staff {
                guard let number = StaffID(number) else { preconditionFailure("a number") }
                try roll.add(StaffMember(number: number, roles: roles, secret: secret))
            }
        }
    }
}

extension Asker {
    /// Signs in as a browser does; gives the field that sends the cookie back, with that of a page of the hall.
    func signIn(_ staff: String, window: String? = nil, key: String) async throws -> HTTPHeaders {
        let answer = try await send(.post("/api/v1/sessions", TestHall.signIn(staff, window: window), key: key, nil))
        try #require(answer.status == 201, "\(answer.text)")
        let cookie = try #require(answer.headers["Set-Cookie"]?.split(separator: ";").first)
        return ["Cookie": String(cookie), "Sec-Fetch-Site": "same-origin"]
    }
}
