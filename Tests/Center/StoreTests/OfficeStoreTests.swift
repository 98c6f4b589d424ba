// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Supervision
import Terms
import Testing
import Vault

/// What the store keeps for the office: staff, complaints, leads.
struct OfficeStoreTests {
    private static func member(
        _ number: Int,
        _ role: CenterRole = .city,
        isDisabled: Bool = false
    ) throws -> CenterMember {
        let cost = try #require(PasswordHash.Cost(logN: 4, blocks: 1, rounds: 1))
        let isBound = role == .centerAdmin || role == .department
        let member = CenterMember(
            number: try #require(StaffID("\(number)")),
            role: role,
            center: isBound ? try StoreFixture.center() : nil,
            department: role == .department ? DepartmentID("housing") : nil,
            secret: try PasswordHash("correct-secret", cost: cost),
            isDisabled: isDisabled
        )
        return try #require(member)
    }

    @Test
    func `R9: a role is bound to what it is bound to`() throws {
        let cost = try #require(PasswordHash.Cost(logN: 4, blocks: 1, rounds: 1))
        let secret = try PasswordHash("correct-secret", cost: cost)
        let (center, department) = (try StoreFixture.center(), DepartmentID("housing"))
        for role in CenterRole.allCases {
            for center in [nil, center] {
                for department in [nil, department] {
                    let member = CenterMember(
                        number: try #require(StaffID("1")),
                        role: role,
                        center: center,
                        department: department,
                        secret: secret
                    )
                    let isFit: Bool
                    switch role {
                    case .city: isFit = center == nil && department == nil
                    case .centerAdmin: isFit = center != nil && department == nil
                    case .department: isFit = center != nil && department != nil
                    case .auditor, .publicReader: isFit = department == nil
                    }
                    #expect((member != nil) == isFit, "\(role)")
                }
            }
        }
    }

    @Test
    func `staff are added once, changed, and the last who looks after the city stays`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let city = try Self.member(1001)
        #expect(try store.add(city) == .done)
        #expect(try store.add(city) == .refused(.exists))
        #expect(try store.member(city.number) == city)
        #expect(try store.change(city) == .unchanged)
        let disabled = try #require(city.with(isDisabled: true))
        #expect(try store.change(disabled) == .refused(.lastCity))
        #expect(try store.removeMember(city.number) == .refused(.lastCity))
        #expect(try store.add(Self.member(1002, isDisabled: true)) == .done)
        #expect(try store.change(disabled) == .refused(.lastCity), "a disabled one looks after nothing")
        #expect(try store.add(Self.member(1003)) == .done)
        #expect(try store.change(disabled) == .done)
        #expect(try store.removeMember(city.number) == .done)
        #expect(try store.removeMember(city.number) == .refused(.unknown))
        #expect(try store.change(Self.member(1009)) == .refused(.unknown))
        #expect(try store.members().map(\.number.text) == ["1002", "1003"])
        let reopened = try fixture.open()
        #expect(try reopened.members() == store.members())
    }

    @Test
    func `R52: a complaint is kept sealed, found again by its work order, and moved in order`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let (staff, now) = (try #require(StaffID("1001")), StoreFixture.moment())
        func receipt(_ intent: String, _ order: String?) throws -> ComplaintReceipt {
            ComplaintReceipt(
                center: try StoreFixture.center(),
                source: order == nil ? .desk : .hotline,
                workOrder: order.flatMap { WorkOrderID($0) },
                said: "说了一件事",
                person: nil,
                intent: try #require(IntentKey(text: intent))
            )
        }
        let first = try store.receive(receipt("a", "12345-7"), by: staff, at: now)
        #expect(try store.receive(receipt("b", "12345-7"), by: staff, at: now).id == first.id)
        let second = try store.receive(receipt("c", nil), by: staff, at: now)
        #expect(try store.receive(receipt("c", nil), by: staff, at: now).id == second.id)
        #expect(second.id != first.id)
        #expect(try store.complaints(of: nil, openOnly: true, limit: 10).map(\.id) == [second.id, first.id])
        let skipped = try store.move(complaint: first.id, to: .stage(.handled), note: nil, by: staff, at: now)
        #expect(skipped == .failure(.outOfOrder(next: .verified)))
        for stage in [ComplaintStage.verified, .handled, .answered] {
            let moved = try store.move(complaint: first.id, to: .stage(stage), note: "办了", by: staff, at: now)
            #expect(try moved?.get().course.stage == stage)
        }
        #expect(try store.steps(ofComplaint: first.id).map(\.step) == ["received", "verified", "handled", "answered"])
        #expect(try store.steps(ofComplaint: first.id).map(\.note) == [nil, "办了", "办了", "办了"])
        #expect(try store.complaints(of: nil, openOnly: true, limit: 10).map(\.id) == [second.id])
        #expect(try store.complaints(of: CenterID("other"), openOnly: false, limit: 10).isEmpty)
        #expect(try store.move(complaint: 99, to: .postpone, note: nil, by: staff, at: now) == nil)
    }

    @Test
    func `R55: a lead that is found again keeps what people made of it`() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        func lead(_ count: Int) -> RiskLead {
            let trace = { (principal: UInt8) in
                BookingTrace(
                    principal: PersonTag(hash: [UInt8](repeating: principal, count: 32)),
                    agent: PersonTag(hash: [UInt8](repeating: 0xAA, count: 32)),
                    made: Moment(StoreFixture.now, offsetSeconds: 28_800).day,
                    end: .none
                )
            }
            return LeadFinder.leads(in: (0..<UInt8(count)).map(trace))[0]
        }
        #expect(try store.keep([lead(10)], at: StoreFixture.now) == 1)
        let found = try #require(try store.leads(since: "2026-11", limit: 10).first)
        #expect(!found.id.contains(String(found.lead.key.subject.prefix(8))), "the id tells no tag")
        #expect(try store.move(lead: found.id, to: .referred(.publicSecurity)) == false)
        #expect(try store.move(lead: found.id, to: .reviewed) == true)
        #expect(try store.move(lead: found.id, to: .referred(.publicSecurity)) == true)
        #expect(try store.move(lead: "none", to: .reviewed) == nil)
        #expect(try store.keep([lead(12)], at: StoreFixture.now) == 1)
        #expect(try store.keep([lead(12)], at: StoreFixture.now) == 0, "nothing new")
        let again = try #require(try store.leads(since: "2026-11", limit: 10).first)
        #expect((again.lead.count, again.standing) == (12, .referred(.publicSecurity)))
        #expect(try store.leads(since: "2026-12", limit: 10).isEmpty)
    }
}
