// SPDX-License-Identifier: Apache-2.0
import Rows
import Supervision
package import Terms
import Vault

extension CenterStore {
    /// Who has a number; nil for nobody.
    package func member(_ number: StaffID) throws(StoreError) -> CenterMember? {
        let found = try reading { () throws(RowsError) in
            try staffRows.member.first(.text(number.text)) { row throws(RowsError) in try CenterMember(row) }
        }
        return try found.map { member throws(StoreError) in try intact(member, "center_staff") }
    }

    /// Everybody who may sign in, by number.
    package func members() throws(StoreError) -> [CenterMember] {
        let found = try reading { () throws(RowsError) in
            try staffRows.members.rows { row throws(RowsError) in try CenterMember(row) }
        }
        return try found.map { member throws(StoreError) in try intact(member, "center_staff") }
    }

    /// Adds somebody.
    package func add(_ member: CenterMember) throws(StoreError) -> StaffAnswer {
        try writing("add staff") { () throws(StoreError) in
            guard try self.member(member.number) == nil else { return .refused(.exists) }
            guard try members().count < CenterMember.limit else { return .refused(.full) }
            try write(member, staffRows.insert)
            return .done
        }
    }

    /// Writes somebody's role, scope, secret and whether they may sign in.
    package func change(_ member: CenterMember) throws(StoreError) -> StaffAnswer {
        try writing("change staff") { () throws(StoreError) in
            guard let known = try self.member(member.number) else { return .refused(.unknown) }
            guard known != member else { return .unchanged }
            let stays = member.role == .city && !member.isDisabled
            if !stays, try isLastCity(known) { return .refused(.lastCity) }
            try write(member, staffRows.update)
            return .done
        }
    }

    /// Takes somebody away.
    package func removeMember(_ number: StaffID) throws(StoreError) -> StaffAnswer {
        try writing("remove staff") { () throws(StoreError) in
            guard let known = try member(number) else { return .refused(.unknown) }
            guard try !isLastCity(known) else { return .refused(.lastCity) }
            try reading { () throws(RowsError) in try staffRows.delete.run(.text(number.text)) }
            return .done
        }
    }

    private func isLastCity(_ member: CenterMember) throws(StoreError) -> Bool {
        guard member.role == .city, !member.isDisabled else { return false }
        return try reading { () throws(RowsError) in try staffRows.cities.count(.text(member.number.text)) } == 0
    }

    private func write(_ member: CenterMember, _ statement: Statement) throws(StoreError) {
        try reading { () throws(RowsError) in
            try statement.run(
                .text(member.number.text),
                .text(member.role.rawValue),
                .orNull(member.center?.text),
                .orNull(member.department?.text),
                .text(member.secret.text),
                .integer(member.isDisabled ? 1 : 0)
            )
        }
    }
}

extension CenterMember {
    /// Reads a row of `center_staff`, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let number = StaffID(try row.text(0)), let role = CenterRole(rawValue: try row.text(1)),
            let secret = PasswordHash(text: try row.text(4))
        else { return nil }
        self.init(
            number: number,
            role: role,
            center: try row.optionalText(2).flatMap { CenterID($0) },
            department: try row.optionalText(3).flatMap { DepartmentID($0) },
            secret: secret,
            isDisabled: try row.integer(5) != 0
        )
    }
}
