// SPDX-License-Identifier: Apache-2.0
import Paper
import Testing

/// Vectors of devices.md E.1.
struct ESCPOSTests {
    @Test
    func `a QR code has the bytes of an independent encoder`() throws {
        let vector = try hex(
            """
            1d 28 6b 04 00 31 41 32 00          # model 2
            1d 28 6b 03 00 31 43 06             # 6 dots
            1d 28 6b 03 00 31 45 31             # level M
            1d 28 6b 07 00 31 50 30 41 30 31 32 # A012
            1d 28 6b 03 00 31 51 30             # print
            """
        )
        #expect(ESCPOS.code(Array("A012".utf8), moduleDots: 6, .medium).bytes == vector)
    }

    @Test
    func `a cut after a feed has the bytes of an independent encoder`() throws {
        let layout = SlipLayout(try Sample.content(Sample.ticket()), width: .mm80)
        let alphabet = try PrinterAlphabet()
        let rows = SlipJob.bytes(of: layout, cut: .afterRows(6), alphabet: alphabet)
        #expect(Array(rows.suffix(6)) == (try hex("1b 64 06 1d 56 00")))
        #expect(Array(SlipJob.bytes(of: layout, alphabet: alphabet).suffix(4)) == (try hex("1D 56 42 03")))
    }

    @Test
    func `a complete ticket is the 87 bytes of the vector`() throws {
        let alphabet = try PrinterAlphabet()
        let commands: [ESCPOS] = [
            .initialize, .chinese, .align(.center), .scale(2), .text(alphabet.bytes(of: "A012")), .lineFeed,
            .scale(1), .text(alphabet.bytes(of: "户籍业务")), .lineFeed,
            .code(Array("A012".utf8), moduleDots: 6, .medium), .feedAndCut(3), .marker(Array("0042".utf8)),
        ]
        let vector = try hex(
            """
            1B 40 1C 26 1B 61 01 1D 21 11 41 30 31 32 0A 1D 21 00 BB A7 BC AE D2 B5 CE F1 0A
            1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 31
            1d 28 6b 07 00 31 50 30 41 30 31 32 1d 28 6b 03 00 31 51 30
            1D 56 42 03 1D 28 48 06 00 30 30 30 30 34 32
            """
        )
        #expect(vector.count == 87)
        #expect(commands.flatMap(\.bytes) == vector)
    }

    @Test(arguments: [
        (ESCPOS.lineSpacing(30), "1B 33 1E"), (.scale(4), "1D 21 33"), (.chineseScale(4), "1C 21 0C 1C 57 01"),
        (.chineseScale(1), "1C 21 00 1C 57 00"), (.align(.left), "1B 61 00"), (.status(4), "10 04 04"),
        (.paperSensor, "1D 72 01"), (.feed(3), "1B 64 03"),
    ])
    func `a command has the bytes of the reference`(command: ESCPOS, bytes: String) throws {
        #expect(command.bytes == (try hex(bytes)))
    }

    @Test
    func `the length of a long code is counted in two bytes`() throws {
        let bytes = ESCPOS.code([UInt8](repeating: 0x41, count: 300), moduleDots: 3, .low).bytes
        #expect(Array(bytes[25..<33]) == (try hex("1d 28 6b 2f 01 31 50 30")))
    }
}
