// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Panels

/// The vectors of devices.md F.3; (D) documented, (R) captured on a wire, (S) worked out by hand from the rules.
struct OnbonFrameTests {
    @Test(arguments: [
        // (D) ping, clear screen, query status
        ("A2 00 01 00 00", "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8"),
        ("A3 10 01 00 00", "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A3 10 01 00 00 51 F8"),
        ("A1 02 01 00 00", "01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A1 02 01 00 00 2D 40"),
        // (S) on, off, brightness 8
        ("A3 00 01 00 00 01", "01 00 00 80 00 00 00 00 00 00 FE 02 06 00 A3 00 01 00 00 01 79 EA"),
        ("A3 00 01 00 00 02", "01 00 00 80 00 00 00 00 00 00 FE 02 06 00 A3 00 01 00 00 02 39 EB"),
        ("A3 02 01 00 00 01 08", "01 00 00 80 00 00 00 00 00 00 FE 02 07 00 A3 02 01 00 00 01 08 26 56"),
        // (S) clock 2024-05-17 09:30:00, Friday
        (
            "A2 03 01 00 00 24 20 05 17 09 30 00 05",
            "01 00 00 80 00 00 00 00 00 00 FE 02 0D 00 A2 03 01 00 00 24 20 05 17 09 30 00 05 E7 AC"
        ),
        // (R) a weather station's line
        (
            "A3 06 02 00 00 00 01 2A 00 00 00 00 18 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 0F 00 00 00"
                + "5C 46 4F 30 30 30 48 55 4D 3A 36 36 25 52 48",
            """
            01 00 00 80 00 00 00 00 00 00 FE 02 33 00
            A3 06 02 00 00 00 01 2A 00 00 00 00 18 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 0F 00 00 00
            5C 46 4F 30 30 30 48 55 4D 3A 36 36 25 52 48 36 7A
            """
        ),
    ])
    func `data is framed`(data: String, content: String) throws {
        let frame = OnbonFrame.bytes(to: 1, deviceType: 0xFE, data: try hex(data))
        #expect(frame == Array(repeating: 0xA5, count: 8) + (try hex(content)) + [0x5A])
    }

    @Test
    func `欢迎光临 is framed for a 6K3 that is asked by broadcast`() throws {
        let data = try hex(
            """
            A3 06 01 00 00 00 01
            23 00 00 00 80 00 00 80 80 20 00 00 00 00 0A 00 00 00 00 02 01 01 00 02 0A 08 00 00 00
            BB B6 D3 AD B9 E2 C1 D9  # 欢迎光临
            """
        )
        let frame = OnbonFrame.bytes(to: 0xFFFE, deviceType: 0xFE, data: data)
        #expect(frame.dropFirst(8).starts(with: try hex("FE FF 00 80 00 00 00 00 00 00 FE 02 2C 00")))
        #expect(Array(frame.suffix(3)) == (try hex("3C 49 5A")))
    }

    @Test
    func `the four bytes that mark and escape are escaped, wherever they are`() throws {
        let area = OnbonArea(
            id: 0,
            x: 0,
            y: 0,
            width: 128,
            height: 16,
            isScrolling: false,
            text: [0xA5, 0xA6, 0x5A, 0x5B]
        )
        // (S) with display mode 2, single line 2; here with ours.
        let data = try hex("A3 06 01 00 00 00 01") + area.bytes(.byte8)
        let frame = OnbonFrame.bytes(to: 1, deviceType: 0xFE, data: data)
        #expect(frame.dropLast(3).suffix(8) == (try hex("A6 02 A6 01 5B 02 5B 01"))[...])
        #expect(!frame.dropFirst(8).dropLast().contains(0xA5) && !frame.dropLast().contains(0x5A))
    }

    @Test
    func `a CRC that holds a mark is escaped as well`() {
        // Some data among these has A5, A6, 5A or 5B in its CRC.
        let frames = (0..<200).map { OnbonFrame.bytes(to: UInt16($0), deviceType: 0xFE, data: [0xA2, 0, 1, 0, 0]) }
        #expect(frames.contains { $0.count > 8 + 14 + 5 + 2 + 1 })
        for frame in frames {
            #expect(!frame.dropFirst(8).contains(0xA5) && !frame.dropLast().contains(0x5A))
        }
    }

    @Test
    func `the check value of CRC-16 ARC is BB3D`() {
        #expect(OnbonFrame.crc(Array("123456789".utf8)) == 0xBB3D)
    }

    @Test(arguments: [
        // (S) 请A012号到3号窗口, 16 cells in units of 8 dots
        (
            OnbonUnit.byte8, "00 00 00 00 10 00 10 00"
        ),
        // as the 6K captures have it: x 0 and w 128 with bit 15
        (
            OnbonUnit.pixelFlag, "00 80 00 00 80 80 10 00"
        ),
        (OnbonUnit.pixelRaw, "00 00 00 00 80 00 10 00"),
    ])
    func `an area says where it is in the controller's unit`(unit: OnbonUnit, place: String) throws {
        let text = try hex("C7 EB 41 30 31 32 BA C5 B5 BD 33 BA C5 B4 B0 BF DA")
        let area = OnbonArea(id: 0, x: 0, y: 0, width: 128, height: 16, isScrolling: false, text: text)
        let expected = try hex("2C 00 00 " + place + " 00 00 00 02 00 00 00 00 01 01 01 00 00 0A 11 00 00 00") + text
        #expect(area.bytes(unit) == expected)
        guard unit == .byte8 else { return }
        let data = try hex("A3 06 01 00 00 00 01") + area.bytes(unit)
        let frame = OnbonFrame.bytes(to: 1, deviceType: 0xFE, data: data)
        #expect(frame.count == 8 + 14 + 0x35 + 2 + 1)
        #expect(Array(frame.suffix(3)) == (try hex("6C D1 5A")))
    }
}
