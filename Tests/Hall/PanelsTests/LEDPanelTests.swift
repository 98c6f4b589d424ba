// SPDX-License-Identifier: Apache-2.0
import Panels
import Ports
import Queueing
import Simulators
import Terms
import Testing

/// The product's LED panel against the emulator: a journal at one end, what is lit at the other.
struct LEDPanelTests {
    enum Way: CaseIterable { case terminal, socket }

    private static func emulator(
        _ room: PanelRoom,
        _ way: Way,
        rows: Int = 1,
        link: String? = nil
    ) throws -> SimulatedLEDPanel {
        let module = SimulatedLEDPanelModule(width: 128, height: 16 * rows)
        switch way {
        case .terminal: return try SimulatedLEDPanel(on: room.loop, module: module, link: link)
        case .socket: return try SimulatedLEDPanel(on: room.loop, module: module, port: 0)
        }
    }

    private static let kind = PanelKind.onbon(address: 1, unit: .byte8)

    @Test(arguments: Way.allCases)
    func `every call has its turn, also those that come at once`(way: Way) async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, way)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic })
        try await room.run(panel) {
            await room.until("welcome") { led.module.lines == ["欢迎光临"] }
            try await room.open(["1", "2", "3"], visitors: 3)
            for window in ["1", "2", "3"] { try await room.callNext(window) }
            await room.until("the last call") { led.module.lines == ["请A003到3号窗口"] }
        }
        #expect(led.module.history == [["欢迎光临"], ["请A001到1号窗口"], ["请A002到2号窗口"], ["请A003到3号窗口"]])
        #expect(led.module.damagedFrames == 0)
        #expect(room.told == ["ok"])
        await room.close()
    }

    @Test(arguments: [
        SimulatedLEDPanelModule.Mishap.refuse(3), .loseCommand, .loseAnswer, .corruptAnswer, .delayAnswer,
    ])
    func `one mishap delays a call and loses none`(mishap: SimulatedLEDPanelModule.Mishap) async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, .terminal)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic })
        try await room.run(panel) {
            await room.until("welcome") { led.module.lines == ["欢迎光临"] }
            try await room.open(["1", "2"], visitors: 2)
            led.plan(mishap)
            try await room.callNext("1")
            try await room.callNext("2")
            await room.until("the last call") { led.module.lines == ["请A002到2号窗口"] }
        }
        #expect(led.module.history == [["欢迎光临"], ["请A001到1号窗口"], ["请A002到2号窗口"]])
        #expect(room.told == ["ok"])
        await room.close()
    }

    @Test
    func `a panel that refuses for long is told as refusing, and comes back`() async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, .terminal)
        led.plan(.refuse(7), .refuse(7), .refuse(7))
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic })
        try await room.run(panel) {
            await room.until("refusing") { room.told == ["refusing"] }
            await room.until("welcome") { led.module.lines == ["欢迎光临"] }
            await room.until("well") { room.told == ["refusing", "ok"] }
        }
        await room.close()
    }

    @Test(arguments: Way.allCases)
    func `after a power cut of minutes the newest stands and nothing piles up`(way: Way) async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, way, rows: 2)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic }, rows: 2)
        try await room.run(panel) {
            try await room.open(["1", "2", "3"], visitors: 9)
            try await room.callNext("1")
            await room.until("the first call") { led.module.lines == ["请A001到1号窗口"] }
            led.losePower()
            for window in ["1", "2", "3", "1", "2"] {
                await room.pass(.seconds(30))
                try await room.callNext(window)
            }
            await room.pass(.seconds(30))
            led.restorePower()
            await room.until("both rows") { led.module.lines == ["请A006到2号窗口", "请A005到1号窗口"] }
            await room.pass(.seconds(10))
        }
        let seen = led.module.history.flatMap(\.self)
        #expect(!seen.contains { $0.contains("A002") || $0.contains("A003") }, "late calls were shown: \(seen)")
        await room.close()
    }

    @Test
    func `a panel that lost its picture in a short power cut has it again by itself`() async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, .terminal)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic })
        try await room.run(panel) {
            await room.until("welcome") { led.module.lines == ["欢迎光临"] }
            led.losePower()
            led.restorePower()
            #expect(led.module.lines == [])
            await room.pass(.seconds(31))
            await room.until("welcome again") { led.module.lines == ["欢迎光临"] }
        }
        #expect(room.told == ["ok"])
        await room.close()
    }

    @Test
    func `a cable that is pulled and put back brings the picture back`() async throws {
        let room = try PanelRoom()
        let link = "/tmp/panels-link-\(UInt32.random(in: 0...UInt32.max))"
        let led = try Self.emulator(room, .terminal, link: link)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic })
        try await room.run(panel) {
            try await room.open(["1", "2"], visitors: 2)
            try await room.callNext("1")
            await room.until("the first call") { led.module.lines == ["请A001到1号窗口"] }
            led.unplug()
            await room.until("gone") { room.told == ["ok", "gone"] }
            try await room.callNext("2")
            try led.plugIn()
            await room.until("the second call") { led.module.lines == ["请A002到2号窗口"] }
            await room.until("well") { room.told == ["ok", "gone", "ok"] }
        }
        led.unplug()
        await room.close()
    }

    @Test
    func `noise on the line changes nothing`() async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, .terminal)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic })
        try await room.run(panel) {
            await room.until("welcome") { led.module.lines == ["欢迎光临"] }
            led.babble([0xA5, 0x5A, 0x00, 0xFF] + Array(repeating: 0xA5, count: 40))
            try await room.open(["1"], visitors: 1)
            try await room.callNext("1")
            await room.until("the call") { led.module.lines == ["请A001到1号窗口"] }
        }
        await room.close()
    }

    @Test
    func `a panel shows its zone, and one window's what the window does`() async throws {
        let room = try PanelRoom()
        let (zoneB, third) = (try Self.emulator(room, .terminal), try Self.emulator(room, .socket, rows: 2))
        let zonePanel = try room.panel(
            Self.kind,
            at: zoneB.address,
            traffic: { zoneB.traffic },
            target: .zone(Sample.zone("B"))
        )
        let windowPanel = try room.panel(
            Self.kind,
            at: third.address,
            traffic: { third.traffic },
            target: .window(Sample.window("3")),
            rows: 2
        )
        try await room.run(zonePanel, windowPanel) {
            await room.until("closed") { third.module.lines == ["3号窗口", "未开放"] }
            try await room.open(["1", "3"], visitors: 3)
            await room.until("open") { third.module.lines == ["3号窗口", "欢迎光临"] }
            try await room.callNext("1")
            try await room.callNext("3")
            await room.until("the call") { third.module.lines == ["3号窗口", "请A002到3号窗口"] }
            await room.until("the zone's call") { zoneB.module.lines == ["请A002到3号窗口"] }
            try await room.step("3", .serve)
            await room.until("serving") { third.module.lines == ["3号窗口", "A002正在办理"] }
            try await room.step("3", .finish)
            await room.until("done") { third.module.lines == ["3号窗口", "欢迎光临"] }
            try await room.step("3", .pause)
            await room.until("paused") { third.module.lines == ["3号窗口", "暂停服务"] }
        }
        #expect(!zoneB.module.history.contains(["请A001到1号窗口"]))
        await room.close()
    }

    @Test
    func `brightness follows the hour`() async throws {
        let room = try PanelRoom()
        let led = try Self.emulator(room, .terminal)
        // The sample's moment is 09:41.
        let brightness = PanelBrightness(day: 12, night: 3, nightHours: 20 * 60..<31 * 60)
        let panel = try room.panel(Self.kind, at: led.address, traffic: { led.traffic }, brightness: brightness)
        try await room.run(panel) {
            await room.until("day") { led.module.brightness == 12 }
            room.turnWall(hours: 11)
            await room.until("night") { led.module.brightness == 3 }
            room.turnWall(hours: 8)
            await room.pass(.seconds(61))
            #expect(led.module.brightness == 3)
            room.turnWall(hours: 3)
            await room.until("day again") { led.module.brightness == 12 }
        }
        await room.close()
    }
}
