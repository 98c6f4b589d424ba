// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Panels

struct PoleDisplayTests {
    private static func face(
        _ dialect: PoleFace.Dialect,
        _ letters: PanelWords.Letters = .ascii
    ) throws -> PoleFace {
        PoleFace(dialect, columns: 20, rows: 2, letters: letters, alphabet: try TwoByteAlphabet())
    }

    @Test
    func `CD5220 rows are written as the vector has them`() throws {
        var face = try Self.face(.cd5220)
        let call = PanelRow.call(number: try Sample.number("A012"), window: "3", isNews: true)
        let bytes = face.messages(for: PanelPage([call], count: 2), brightness: 2).map(\.bytes)
        #expect(
            bytes == [
                try hex("1B 2A 02"),
                try hex(
                    """
                    1B 51 41 41 30 31 32 20 2D 3E 20 57 49 4E 44 4F 57 20 33 20 20 20 20 0D  # A012 -> WINDOW 3
                    1B 51 42 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 0D
                    """
                ),
            ]
        )
    }

    @Test
    func `Epson rows are written at their places, in hanzi for a display that has them`() throws {
        var face = try Self.face(.epson, .hanzi)
        let rows: [PanelRow] = [.window(label: "3", staff: nil), .serving(try Sample.number("A012"))]
        let bytes = face.messages(for: PanelPage(rows, count: 2), brightness: nil).map(\.bytes)
        #expect(
            bytes == [
                try hex(
                    """
                    1F 24 01 01 33 BA C5 B4 B0 BF DA 20 20 20 20 20 20 20 20 20 20 20 20 20  # 3号窗口
                    1F 24 01 02 41 30 31 32 D5 FD D4 DA B0 EC C0 ED 20 20 20 20 20 20 20 20  # A012正在办理
                    """
                )
            ]
        )
        #expect(face.greeting().map(\.bytes) == [[0x1B, 0x40]])
    }

    @Test(arguments: [1, 2, 3, 7, 100])
    func `the simulated display reads both dialects at any chunk size`(size: Int) throws {
        for (dialect, simulated) in [(PoleFace.Dialect.epson, SimulatedPoleModule.Dialect.epson), (.cd5220, .cd5220)] {
            var (face, module) = (try Self.face(dialect), SimulatedPoleModule(dialect: simulated))
            let call = PanelRow.call(number: try Sample.number("A012"), window: "3", isNews: true)
            let page = PanelPage([call, .welcome], count: 2)
            let bytes = (face.greeting() + face.messages(for: page, brightness: 3)).flatMap(\.bytes)
            for start in stride(from: 0, to: bytes.count, by: size) {
                module.receive(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(module.lines == ["A012 -> WINDOW 3", "WELCOME"])
            #expect(module.brightness == 3)
            #expect(module.strayBytes == 0)
        }
    }

    @Test(arguments: SimulatedPoleModule.Dialect.allCases)
    func `a display on a cable shows every call, and shows it again when it was unplugged`(
        dialect: SimulatedPoleModule.Dialect
    ) async throws {
        let room = try PanelRoom()
        let link = "/tmp/panels-pole-\(UInt32.random(in: 0...UInt32.max))"
        let pole = try SimulatedPoleDisplay(on: room.loop, module: SimulatedPoleModule(dialect: dialect), link: link)
        let kind = dialect == .epson ? PanelKind.epsonPole(.ascii) : .cd5220(.ascii)
        let panel = try room.panel(kind, at: pole.address, traffic: { pole.traffic }, columns: 20, rows: 2)
        try await room.run(panel) {
            await room.until("welcome") { pole.module.lines == ["WELCOME", ""] }
            try await room.open(["1", "2", "3"], visitors: 3)
            for window in ["1", "2", "3"] { try await room.callNext(window) }
            await room.until("the last call") { pole.module.lines == ["A003 -> WINDOW 3", "A002 -> WINDOW 2"] }
            #expect(pole.module.history.contains(["A002 -> WINDOW 2", "A001 -> WINDOW 1"]))
            pole.unplug()
            await room.until("gone") { room.told == ["ok", "gone"] }
            try pole.plugIn()
            await room.until("well") { room.told == ["ok", "gone", "ok"] }
            await room.until("as before") { pole.module.lines == ["A003 -> WINDOW 3", "A002 -> WINDOW 2"] }
        }
        #expect(pole.module.strayBytes == 0)
        pole.unplug()
        await room.close()
    }
}
