// SPDX-License-Identifier: Apache-2.0
import Simulators
import Testing

/// The emulator alone, on frames that no encoder of ours has made (devices.md F.3).
struct SimulatedLEDPanelTests {
    private static let preamble = [UInt8](repeating: 0xA5, count: 8)

    @Test(arguments: [
        // (D) 欢迎光临, x 0 and w 128 in dots with bit 15
        (
            """
            FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00 A3 06 01 00 00 00 01 23 00 00 00 80 00 00 80 80 20 00
            00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00 BB B6 D3 AD B9 E2 C1 D9 3C 49
            """, "欢迎光临", 128
        ),
        // (D) x and w in units of 8 dots
        (
            """
            01 00 00 80 00 00 00 00 00 00 FE 02 32 00 A3 06 01 2D 00 00 01 29 00 00 00 00 00 00 18 00 20 00
            00 00 00 02 00 00 00 00 02 02 03 00 04 05 0E 00 00 00 30 31 32 33 34 35 51 52 53 54 54 56 27 42 A8 7D
            """, "012345QRSTTV'B", 192
        ),
        // (R) a weather station, with a font chosen inside the text
        (
            """
            01 00 00 80 00 00 00 00 00 00 FE 02 35 00 A3 06 02 00 00 00 01 2C 00 00 00 00 0C 00 40 00 0C 00
            01 0A 01 02 00 00 00 00 01 01 01 00 17 02 11 00 00 00 5C 46 4F 30 30 30 54 45 4D 50 45 52 3A 32 31 A1 E6 82 DA
            """, "TEMPER:21℃", 512
        ),
        // (D) a public encoder, another sender, a colour chosen inside the text
        (
            """
            01 00 01 80 00 00 00 00 00 00 61 02 38 00 A3 06 01 00 00 00 01 2F 00 00 00 80 00 00 40 80 10 00
            01 00 03 00 00 00 00 00 01 01 01 00 00 05 14 00 00 00 5C 43 31
            C7 EB 41 30 31 32 BA C5 B5 BD 30 BA C5 B4 B0 BF DA B5 75
            """, "请A012号到0号窗口", 64
        ),
        // (D) the same encoder, hanzi whose second bytes must be escaped
        (
            """
            01 00 01 80 00 00 00 00 00 00 61 02 35 00 A3 06 01 00 00 00 01 2C 00 00 00 80 00 00 40 80 10 00
            01 00 03 00 00 00 00 00 01 01 01 00 00 05 11 00 00 00 5C 43 31
            B0 EC CA C2 B4 A6 01 C8 A6 02 B5 A6 02 CA A6 01 C1 A6 01 31 A1
            """, "办事处去单师力", 64
        ),
    ])
    func `it shows what others have sent`(frame: String, text: String, width: Int) throws {
        var panel = SimulatedLEDPanelModule(width: 512, height: 64)
        _ = panel.receive(Self.preamble + (try hex(frame)) + [0x5A])
        #expect(panel.lines == [text])
        #expect(panel.areas.values.map(\.width) == [width])
        #expect(panel.damagedFrames == 0)
    }

    @Test
    func `it answers a ping as the page says`() throws {
        var panel = SimulatedLEDPanelModule(width: 128, height: 16)
        let ping = try hex("01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A")
        let answer = panel.receive(Self.preamble + ping)
        #expect(
            answer == Self.preamble + (try hex("00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 64 DC 5A"))
        )
    }

    @Test
    func `it refuses as two encoders understand it`() throws {
        var panel = SimulatedLEDPanelModule(width: 128, height: 16)
        panel.plan(.refuse(5))
        let ping = try hex("01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A")
        let answer = panel.receive(Self.preamble + ping)
        #expect(
            answer == Self.preamble + (try hex("00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 75 21 5A"))
        )
    }

    @Test(arguments: [
        // width changed after the CRC was made: printed so on a page
        """
        01 00 00 80 00 00 00 00 00 00 FE 02 32 00 A3 06 01 2D 00 00 01 29 00 00 00 00 00 00 80 00 20 00
        00 00 00 02 00 00 00 00 02 02 03 00 04 05 0E 00 00 00 30 31 32 33 34 35 51 52 53 54 54 56 27 42 A8 7D
        """,
        // for controller 2
        "02 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 2C BC",
        // no length
        "FE FF 00 08 00 00 00 00 00 00 FE 02 A1 00 01 00 00 DA 1C",
    ])
    func `it throws away what is damaged or for others`(frame: String) throws {
        var panel = SimulatedLEDPanelModule(width: 512, height: 64)
        #expect(panel.receive(Self.preamble + (try hex(frame)) + [0x5A]) == [])
        #expect(panel.damagedFrames == 1)
        #expect(panel.lines == [])
    }

    @Test
    func `an area that does not fit on the panel is refused`() throws {
        var panel = SimulatedLEDPanelModule(width: 120, height: 16)
        let frame = try hex(
            """
            01 00 00 80 00 00 00 00 00 00 FE 02 35 00 A3 06 01 00 00 00 01 2C 00 00 00 00 00 00 10 00 10 00
            00 00 00 02 00 00 00 00 01 01 01 00 00 0A 11 00 00 00 C7 EB 41 30 31 32 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 6C D1
            """
        )
        let answer = panel.receive(Self.preamble + frame + [0x5A])
        #expect(answer.dropFirst(8 + 14).prefix(3) == [0xA0, 0x01, 9])
        #expect(panel.lines == [])
    }
}
