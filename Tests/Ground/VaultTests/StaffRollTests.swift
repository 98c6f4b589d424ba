// SPDX-License-Identifier: Apache-2.0
import Glibc
import Terms
import Testing

@testable import Vault

/// Who may sign in; each test has a directory of its own, which goes with it.
final class StaffRollTests {
    private let directory: String
    private var path: String { directory + "/staff" }

    init() throws {
        let name = "/tmp/staff." + Hex.text(Random.bytes(8))
        try #require(unsafe mkdir(name, 0o700) == 0)
        directory = name
    }

    deinit {
        for name in ["staff", "staff.lock"] { unsafe unlink(directory + "/" + name) }
        // Fails, and is noticed by the next test's leftovers, when anything else was left behind.
        unsafe rmdir(directory)
    }

    private static func member(_ number: String, _ roles: Set<StaffRole>, secret: String = "secret-1") throws
        -> StaffMember
    {
        StaffMember(
            number: try #require(StaffID(number)),
            roles: roles,
            secret: try PasswordHash(secret, cost: PasswordHashTests.cost)
        )
    }

    @Test func `a hall without the file has no staff, and the first change makes it for its owner alone`() throws {
        #expect(try StaffRoll.load(path: path).members.isEmpty)
        #expect(StaffRoll.mark(path: path) == nil)
        let admin = try Self.member("1", [.admin])
        try StaffRoll.change(path: path) { roll throws(StaffFault) in try roll.add(admin) }
        var facts = stat()
        #expect(unsafe stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
        #expect(try StaffRoll.load(path: path).members == [admin])
    }

    @Test func `a change that is refused leaves the file as it was`() throws {
        let admin = try Self.member("1", [.admin, .clerk])
        try StaffRoll.change(path: path) { roll throws(StaffFault) in try roll.add(admin) }
        let mark = StaffRoll.mark(path: path)
        #expect(throws: StaffFault.exists(admin.number)) {
            try StaffRoll.change(path: path) { roll throws(StaffFault) in try roll.add(admin) }
        }
        #expect(throws: StaffFault.lastAdmin(admin.number)) {
            try StaffRoll.change(path: path) { roll throws(StaffFault) in try roll.remove(admin.number) }
        }
        #expect(StaffRoll.mark(path: path) == mark)
    }

    @Test func `changes made at the same time are all kept`() async throws {
        let path = path
        let members = try (1...20).map { try Self.member("\($0)", [.clerk]) }
        await withTaskGroup { group in
            for member in members {
                group.addTask {
                    try? StaffRoll.change(path: path) { roll throws(StaffFault) in try roll.add(member) }
                }
            }
        }
        #expect(Set(try StaffRoll.load(path: path).members) == Set(members))
    }

    @Test func `somebody must be left who can look after the hall`() throws {
        var roll = StaffRoll()
        let (first, second) = (try Self.member("1", [.admin]), try Self.member("2", [.admin, .manager]))
        try roll.add(first)
        try roll.add(second)
        try roll.setDisabled(true, first.number)
        #expect(throws: StaffFault.lastAdmin(second.number)) { try roll.remove(second.number) }
        #expect(throws: StaffFault.lastAdmin(second.number)) { try roll.setRoles([.manager], of: second.number) }
        #expect(throws: StaffFault.lastAdmin(second.number)) { try roll.setDisabled(true, second.number) }
        try roll.setDisabled(false, first.number)
        try roll.remove(second.number)
        #expect(roll.members.map(\.number) == [first.number])
    }

    @Test func `a new secret is another generation, other roles are not`() throws {
        var roll = StaffRoll()
        let member = try Self.member("7", [.clerk])
        try roll.add(member)
        try roll.setRoles([.clerk, .green], of: member.number)
        #expect(roll.member(member.number)?.generation == member.generation)
        try roll.setSecret(PasswordHash("secret-1", cost: PasswordHashTests.cost), of: member.number)
        #expect(roll.member(member.number)?.generation != member.generation)
        #expect(roll.member(member.number)?.roles == [.clerk, .green])
    }

    @Test func `the text of a roll is read back as it was`() throws {
        var roll = StaffRoll()
        try roll.add(Self.member("1024", [.clerk, .green]))
        try roll.add(Self.member("A.7_x", Set(StaffRole.allCases)))
        try roll.setDisabled(true, #require(StaffID("1024")))
        #expect(try StaffRoll.parse(roll.text, name: "staff") == roll)
    }

    @Test(
        arguments: [
            "1024 clerk enabled", "1024 clerk sometimes HASH", "1024 boss enabled HASH",
            "1024 clerk,clerk enabled HASH",
            "10 24 clerk enabled HASH", "窗口 clerk enabled HASH", "1024 clerk enabled $scrypt$x", "1024 , enabled HASH",
            "1024 clerk enabled HASH\n1024 clerk enabled HASH",
        ]
    )
    func `a line that is no member is named by its number`(_ line: String) throws {
        let hash = try PasswordHash("secret-1", cost: PasswordHashTests.cost).text
        let text = "# staff\n\n" + line.replacing("HASH", with: hash)
        let last = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(throws: StaffFault.badLine(file: "staff", line: last)) { try StaffRoll.parse(text, name: "staff") }
    }

    @Test func `a file that others may read is refused`() throws {
        try StaffRoll.change(path: path) { roll throws(StaffFault) in try roll.add(Self.member0) }
        unsafe chmod(path, 0o640)
        #expect(throws: StaffFault.file(.unsafeFile(path: path, .mode(0o640)))) { try StaffRoll.load(path: path) }
    }

    private static let member0: StaffMember = {
        do { return try member("0", [.green]) } catch { preconditionFailure("a member") }
    }()

    @Test(arguments: [
        ("1234567", false), ("12345678", true), ("1234567\n8", false), (String(repeating: "x", count: 128), true),
        (String(repeating: "x", count: 129), false),
    ])
    func `a secret has a length and no control characters`(_ secret: String, _ isFit: Bool) {
        #expect(((try? StaffRoll.check(secret: secret)) != nil) == isFit)
    }
}
