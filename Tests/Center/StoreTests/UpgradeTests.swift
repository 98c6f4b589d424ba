// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms
import Testing
import Vault

@testable import Rows
@testable import Store

/// Stores that older releases wrote (Tests/Recordings/databases, by the commit of the release); their keys were thrown
/// away.
struct UpgradeTests {
    static let releases = ["7fcb8f0", "0b567d5", "f2871e9"]

    private func restore(_ release: String, _ fixture: borrowing StoreFixture) throws {
        let tests = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let path = "\(tests)/Recordings/databases/\(release)/center.sql"
        let sql = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        try Connection(path: fixture.path, access: .readWriteCreate).execute(sql, label: "recording")
    }

    @Test(arguments: releases)
    func `a store of an older release opens with every booking, fact and hall, and goes on`(_ release: String) throws {
        let fixture = try StoreFixture()
        try restore(release, fixture)
        let past = try Connection(path: fixture.path, access: .readWrite)
        let facts = try past.number("SELECT count(*) FROM fact", label: "past")
        let newest = try past.number("SELECT max(position) FROM fact", label: "past")
        let store = try fixture.open(at: 1_795_141_800_000)
        try store.connection.require(CenterSchema.current)
        #expect(try store.connection.number("SELECT count(*) FROM booking", label: "now") == 6)
        #expect(try store.connection.number("SELECT count(*) FROM fact", label: "now") == facts)
        #expect(try store.connection.integrityProblems() == [])
        let hall = try #require(try store.hall(StoreFixture.hall()))
        #expect(hall.position.value >= newest)
        let next = try store.take([StoreFixture.order()], at: StoreFixture.moment()).numbers
        #expect(try store.booking(try #require(next.first)) != nil)
        #expect(try store.connection.number("SELECT count(*) FROM booking", label: "now") == 7)
    }
}
