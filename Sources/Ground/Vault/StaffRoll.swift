// SPDX-License-Identifier: Apache-2.0

package import Terms

/// Everybody who may sign in at a hall; a value, see `StaffRoll+File` for where it is kept.
package struct StaffRoll: Sendable, Hashable {
    /// In the order of the file.
    package private(set) var members: [StaffMember]

    /// The most members a hall may have.
    package static let memberLimit = 1000
    /// The fewest bytes of a secret.
    package static let shortestSecret = 8

    /// Makes a roll without members: nobody can sign in.
    package init() { members = [] }

    /// Finds who has a number.
    package func member(_ number: StaffID) -> StaffMember? { members.first { $0.number == number } }

    /// Adds somebody; throws when the number is taken or the hall is full.
    package mutating func add(_ member: StaffMember) throws(StaffFault) {
        guard self.member(member.number) == nil else { throw .exists(member.number) }
        guard members.count < Self.memberLimit else { throw .full }
        members.append(member)
    }

    /// Takes somebody away; throws for an unknown number and the last admin.
    package mutating func remove(_ number: StaffID) throws(StaffFault) {
        let index = try index(number)
        try replace(index, by: nil)
    }

    /// Gives somebody a new secret; whoever is signed in by the old one is signed out.
    package mutating func setSecret(_ secret: PasswordHash, of number: StaffID) throws(StaffFault) {
        let index = try index(number)
        let old = members[index]
        try replace(
            index,
            by: StaffMember(number: number, roles: old.roles, secret: secret, isDisabled: old.isDisabled)
        )
    }

    /// Gives somebody other roles; throws for an unknown number and when it takes the last admin away.
    package mutating func setRoles(_ roles: Set<StaffRole>, of number: StaffID) throws(StaffFault) {
        let index = try index(number)
        let old = members[index]
        try replace(
            index,
            by: StaffMember(number: number, roles: roles, secret: old.secret, isDisabled: old.isDisabled)
        )
    }

    /// Keeps somebody from signing in, or allows it again; throws for an unknown number and the last admin.
    package mutating func setDisabled(_ isDisabled: Bool, _ number: StaffID) throws(StaffFault) {
        let index = try index(number)
        let old = members[index]
        try replace(
            index,
            by: StaffMember(number: number, roles: old.roles, secret: old.secret, isDisabled: isDisabled)
        )
    }

    /// Throws unless `secret` is one that somebody may have.
    package static func check(secret: String) throws(StaffFault) {
        let length = shortestSecret...PasswordHash.secretLimit
        guard length.contains(secret.utf8.count),
            secret.unicodeScalars.allSatisfy({ $0.value > 0x1F && $0.value != 0x7F })
        else { throw .unfitSecret }
    }

    private func index(_ number: StaffID) throws(StaffFault) -> Int {
        guard let index = members.firstIndex(where: { $0.number == number }) else { throw .unknown(number) }
        return index
    }

    private mutating func replace(_ index: Int, by member: StaffMember?) throws(StaffFault) {
        let old = members[index]
        var rest = members
        rest.remove(at: index)
        if let member { rest.insert(member, at: index) }
        let couldManage = members.contains(where: \.looksAfterTheHall)
        guard !couldManage || rest.contains(where: \.looksAfterTheHall) else { throw .lastAdmin(old.number) }
        members = rest
    }
}

extension StaffMember {
    fileprivate var looksAfterTheHall: Bool { roles.contains(.admin) && !isDisabled }
}
