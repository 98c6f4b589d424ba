// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Testing
import Vault

@testable import Desk

/// The station around a session: keys, clocks, and the way to the hall.
struct StationTests {
    @Test func `a walk-in number is taken, and every screen is told`() async throws {
        let bench = try StationBench()
        await bench.station.touch(.walkIn)
        await bench.until("请选择要办理的业务")
        await bench.station.touch(.choose(social))
        await bench.until("您的号码是 B001，请取走号票。")
        #expect(bench.tickets.map(\.id.number.text) == ["B001"])
        #expect(bench.pages.map(\.station).allSatisfy { $0 == kiosk })
        #expect(bench.pages.last == (await bench.station.page))
        await bench.time.advance(by: .seconds(30))
        await bench.until("林州市政务服务中心")
    }

    @Test func `every intent has a key of its own, and a retry keeps it and the slip's token`() async throws {
        let bench = try StationBench()
        bench.fail(.storageFull, .storageFailed("write"))
        await bench.station.touch(.walkIn)
        await bench.until("请选择要办理的业务")
        await bench.station.touch(.choose(social))
        await bench.until("暂时不能取号")
        while bench.calls.isEmpty { await Task.yield() }
        #expect(bench.calls == [.storage])
        await bench.station.touch(.confirm)
        await bench.until("暂时不能取号")
        while bench.keys.count < 2 { await Task.yield() }
        await bench.until("暂时不能取号")
        await bench.station.touch(.confirm)
        await bench.until("您的号码是 B001")
        #expect(bench.keys.count == 3)
        #expect(Set(bench.keys).count == 1)
        let key = try #require(bench.keys.first ?? nil)
        #expect(bench.tickets.first?.token == bench.vault.token(for: key, at: monday))
        await bench.time.advance(by: .seconds(2))
        await bench.station.touch(.back)
        await bench.station.touch(.walkIn)
        await bench.until("请选择要办理的业务")
        await bench.station.touch(.choose(social))
        await bench.until("您的号码是 B002")
        #expect(Set(bench.keys).count == 2)
    }

    @Test func `R18: a credential that may be sent is asked about, once, and becomes its person`() async throws {
        let bench = try StationBench()
        bench.issue("YSB:1", verdict(of: card(1, isExpired: true)))
        await bench.station.present(.code("YSB:1"))
        await bench.until("没有查到您今天的预约")
        #expect(bench.codes == ["YSB:1"])
        #expect(await bench.station.screen.notes == [.documentExpired], "the person is known, and no card lies there")
    }

    @Test func `a code of another kind is never sent`() async throws {
        let bench = try StationBench()
        await bench.station.present(.code("https://example.org/?q=1"))
        await bench.until("这个码不是预约凭证")
        await bench.station.present(.code("YSB:2"))
        await bench.until("电子凭证没有通过核验")
        #expect(bench.codes == ["YSB:2"])
    }

    @Test func `the last four characters are keyed to the booking`() async throws {
        let bench = try StationBench { vault in
            [
                Booking(
                    number: booking(1),
                    center: must(CenterID("linzhou")),
                    service: social,
                    slot: slot("10:00", "11:00"),
                    principal: person(1),
                    maskedName: "王*",
                    lastFour: [vault.lastFourTag(booking(1), lastFour: "123X")]
                )
            ]
        }
        await bench.station.touch(.typeLastFour("123X"))
        await bench.station.touch(.typeNumber(booking(1)))
        for wrong in ["12", "12345", "12 3-", "1２３"] {
            await bench.station.touch(.typeLastFour(wrong))
            #expect(await bench.station.screen.hint == .notFourCharacters)
        }
        await bench.station.touch(.typeLastFour("９２３x"))
        await bench.until("预约号或证件号码后四位不符")
        await bench.station.touch(.typeLastFour("１２３x"))
        await bench.until("您的号码是 B001")
        #expect(bench.commands.count == 2)
    }

    @Test func `a card and a code find their way`() async throws {
        let bench = try StationBench { _ in [aBooking(1, for: social)] }
        await bench.station.present(.code("https://example.invalid/"))
        await bench.until("这个码不是预约凭证")
        let known = PresentedCard(type: .residentID, tag: person(1), maskedName: "王*")
        await bench.station.present(.card(known))
        await bench.until("您的号码是 B001")
        await bench.station.present(.code(booking(1).text))
        await bench.until("请输入身份证件号码的后四位")
    }

    @Test func `what devices, printer, line and center say is on the screen`() async throws {
        let bench = try StationBench()
        await bench.station.paperChanged(.out)
        await bench.station.linkChanged(isOnline: false)
        await bench.station.announce("公告")
        await bench.station.notice(.gone, from: .scanner)
        let screen = await bench.station.screen
        #expect(screen.content == .home(notice: "公告"))
        #expect(screen.paper == .out)
        #expect(screen.notes == [.offline, .scannerAway])
    }

    @Test func `R42: help reaches staff, and the visitor is told when it has`() async throws {
        let bench = try StationBench()
        await bench.station.touch(.help)
        while await bench.station.screen.hint != .staffCalled { await Task.yield() }
        #expect(bench.alerts.map(\.kind) == [.help])
        #expect(bench.alerts.map(\.station) == [kiosk])
        #expect(bench.pages.compactMap(\.screen.hint) == [.callingStaff, .staffCalled])
    }

    @Test func `help that the hall cannot keep is said to be none, and is brought again with its key`() async throws {
        let bench = try StationBench()
        bench.hear(false)
        await bench.station.touch(.help)
        while await bench.station.screen.hint != .staffNotReached { await Task.yield() }
        #expect(bench.alerts.isEmpty)
        bench.hear(true)
        while bench.alerts.isEmpty {
            await bench.time.advance(by: .seconds(5))
            await Task.yield()
        }
        #expect(bench.calls == [.help, .help])
    }

    @Test func `a call that can never be kept is given up in the end, and the next one is brought`() async throws {
        let bench = try StationBench()
        bench.hear(false)
        await bench.station.touch(.help)
        while bench.calls.count < StaffCall.tries {
            await bench.time.advance(by: StaffCall.pause)
            await Task.yield()
        }
        bench.hear(true)
        await bench.station.touch(.walkIn)
        await bench.until("请选择要办理的业务")
        await bench.station.touch(.help)
        while bench.alerts.isEmpty { await Task.yield() }
        #expect(bench.calls.count == StaffCall.tries + 1)
    }

    @Test func `a station in a hall with a journal gives numbers that last`() async throws {
        let directory = Scratch()
        let journal = try Journal.open(directory: directory.path, plan: plan()) { time("09:30") }
        let loop = try EventLoop(name: "desk")
        let vault = try Vault(keys: .fresh(.hall))
        let station = Station(
            kiosk,
            house: DeskHouse(plan: plan(), bookingMethod: "豫事办", telephone: "0372-0000000"),
            plan: plan(),
            on: loop,
            time: ManualTimekeeper(on: loop),
            vault: vault,
            vouchers: try VoucherVerifier(keys: .fresh(.center)),
            doors: StationDoors(
                submit: { command, key, staff throws(JournalError) in
                    try await journal.submit(command, key: key, staff: staff)
                },
                read: { read in await journal.view(read) },
                now: { time("09:30") }
            )
        )
        let running = Task { await station.run() }
        await station.touch(.walkIn)
        while await station.session.isWaiting { await Task.yield() }
        await station.touch(.choose(social))
        while await station.session.isWaiting { await Task.yield() }
        await station.touch(.confirm)
        while await station.session.isWaiting { await Task.yield() }
        #expect(await station.page.lines.first?.zh == "您的号码是 B001，请取走号票。")
        #expect(await journal.view { $0.tickets.map(\.id.number.text) } == ["B001"])
        running.cancel()
        await running.value
        await journal.close()
        loop.stop()
    }
}
