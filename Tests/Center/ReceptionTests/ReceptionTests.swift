// SPDX-License-Identifier: Apache-2.0
import HTTP
import Reception
import Supervision
import Terms
import Testing

/// Paths, permissions and scopes that every door of the center shares.
struct ReceptionTests {
    @Test(arguments: [
        ("items", "items", true), ("items/{code}", "items/a", true), ("items/{code}", "items", false),
        ("items/{code}", "items/a/b", false), ("items/{code}/retire", "items/a/retire", true),
        ("items/{code}/retire", "items/a/retired", false), ("items/{code}", "Items/a", false),
    ])
    func `a path is matched by its segments`(pattern: String, path: String, isMatch: Bool) {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        let found = RoutePath(pattern).match(segments)
        #expect((found != nil) == isMatch)
        if isMatch, pattern.contains("{code}") { #expect(found?["code"] == "a") }
    }

    @Test func `R9: a department has no rules, calendars or bookings to change`() {
        let forbidden: Set<Permission> = [.editRules, .editCalendar, .editBookings, .startMode, .manageHalls]
        #expect(CenterRole.department.permissions.isDisjoint(with: forbidden))
        #expect(!CenterRole.centerAdmin.permissions.contains(.editRules))
        #expect(CenterRole.publicReader.permissions == [.readFigures])
        let changes: Set<Permission> = [
            .editCatalog, .editCalendar, .editRules, .editBookings, .editNoShows, .startMode, .manageStaff,
            .manageHalls, .readPeople, .supervise,
        ]
        #expect(CenterRole.auditor.permissions.isDisjoint(with: changes))
    }

    @Test func `R9: who belongs to one center sees no other`() throws {
        let own = try #require(CenterID("linzhou"))
        let other = try #require(CenterID("anyang"))
        let staff = try #require(StaffID("4001"))
        let caller = OfficeCaller(staff: staff, role: .centerAdmin, center: own)
        #expect(try caller.scope(nil) == own)
        #expect(try caller.scope(own) == own)
        #expect(throws: CenterProblem.forbidden) { try caller.scope(other) }
        #expect(throws: CenterProblem.forbidden) { try caller.require(other) }
        let city = OfficeCaller(staff: staff, role: .city)
        #expect(try city.scope(nil) == nil)
        #expect(try city.scope(other) == other)
    }
}
