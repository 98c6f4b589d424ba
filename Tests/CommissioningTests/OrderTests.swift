// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Terms
import Testing

/// What is done, and in which order.
struct OrderTests {
    private static func orders(
        isNew: Bool,
        _ change: (inout SetupWishes, inout SetupOrder.Standing) -> Void
    ) throws -> [SetupOrder] {
        let hall = try Sample.hall()
        var base = try Sample.base()
        if !isNew { base = HallDraft.Base(text: HallDraft(hall, over: base).text, isSample: false) }
        var wishes = SetupWishes()
        var standing = SetupOrder.Standing(hasSystemd: true, isRunning: false, isEnabled: false, isOtherHall: false)
        change(&wishes, &standing)
        return SetupOrder.orders(HallDraft(hall, over: base), wishes, standing)
    }

    @Test func `a new hall: what others may refuse first, then the file, then the start`() throws {
        let admin = try #require(StaffID("1001"))
        let orders = try Self.orders(isNew: true) { wishes, _ in
            (wishes.center, wishes.admin) = ("https://c:1", admin)
            (wishes.testsTicket, wishes.testsCall) = (true, true)
        }
        #expect(
            orders == [
                .join(center: "https://c:1"), .add(admin: admin), .write, .start(.enable), .awaitHall,
                .testTicket(isCalled: true),
            ]
        )
    }

    @Test func `nothing is done that is done already`() throws {
        #expect(try Self.orders(isNew: false) { ($1.isRunning, $1.isEnabled) = (true, true) } == [])
        #expect(try Self.orders(isNew: false) { $1.isRunning = true } == [.start(.enable), .awaitHall])
        #expect(
            try Self.orders(isNew: false) {
                $0.startsNothing = true; $1.isRunning = false
            } == []
        )
    }

    @Test func `a hall that runs reads its file anew, is begun anew as another, and stops before it joins`() throws {
        func running(_ change: @escaping (inout SetupWishes, inout SetupOrder.Standing) -> Void) throws -> [SetupOrder]
        {
            try Self.orders(isNew: true) { wishes, standing in
                (standing.isRunning, standing.isEnabled) = (true, true)
                change(&wishes, &standing)
            }
        }
        #expect(try running { _, _ in } == [.write, .start(.reload), .awaitHall])
        #expect(try running { $1.isOtherHall = true } == [.write, .start(.restart), .awaitHall])
        #expect(
            try running { wishes, _ in wishes.center = "https://c:1" }
                == [.stop, .join(center: "https://c:1"), .write, .start(.enable), .awaitHall]
        )
        #expect(try running { wishes, _ in wishes.startsNothing = true } == [.write])
    }

    @Test func `where nothing starts programs a person does`() throws {
        #expect(try Self.orders(isNew: true) { $1.hasSystemd = false } == [.write, .start(.byHand), .awaitHall])
        #expect(try Self.orders(isNew: false) { ($1.hasSystemd, $1.isRunning) = (false, true) } == [])
    }

    @Test func `a screen gets its token once the hall has made it, and before somebody looks at it`() throws {
        let all = try Self.orders(isNew: false) { wishes, standing in
            (standing.isRunning, standing.isEnabled) = (true, true)
            (wishes.screen, wishes.testsTicket) = (.board, true)
        }
        #expect(all == [.awaitHall, .show(.board), .testTicket(isCalled: false)])
        #expect(
            try Self.orders(isNew: true) { wishes, _ in wishes.screen = .kiosk } == [
                .write, .start(.enable), .awaitHall, .show(.kiosk),
            ]
        )
        #expect(MachineScreen.free(installed: [.board, .kiosk], withToken: []) == [.kiosk, .board])
        #expect(MachineScreen.free(installed: [.board, .kiosk], withToken: [.board]) == [])
    }
}
