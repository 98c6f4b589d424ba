// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Readers

struct `Scan framer` {
    @Test(arguments: [
        ("41 42 43 0D               ; CR", ["ABC"]),
        ("41 42 43 0A               ; LF", ["ABC"]),
        ("41 42 43 0D 0A            ; CR LF is one end", ["ABC"]),
        ("41 42 43 03               ; ETX", ["ABC"]),
        ("02 41 42 43 03            ; STX ETX", ["ABC"]),
        ("41 0D 0A 42 0D 0A         ; two scans", ["A", "B"]),
        ("41 0D 42 0A 43 03         ; mixed ends", ["A", "B", "C"]),
        ("0D 0A 0D 0A 41 0D         ; empty scans are none", ["A"]),
        ("5D 51 31 41 42 0D         ; ]Q1", ["AB"]),
        ("02 5D 51 31 41 42 0D 0A   ; STX ]Q1", ["AB"]),
        ("5D 45 30 0D               ; nothing behind the identifier", []),
        ("5D 5D 31 41 0D            ; no identifier", ["]]1A"]),
        ("5D 51 0D                  ; too short for one", ["]Q"]),
        ("00 00 41 42 00 0D         ; padded with NUL", ["AB"]),
        ("41 00 42 0D               ; NUL within", ["A\0B"]),
        ("00 00 0D                  ; NUL only", []),
        ("41 09 42 0D               ; TAB is content unless set", ["A\tB"]),
    ])
    func `a scan ends as the scanner is set up, at every chunk size`(hex: String, scans: [String]) {
        let input = bytes(hex)
        for size in 1...input.count {
            var framer = ScanFramer()
            let outcomes = chunks(input, of: size).flatMap { framer.push($0) }
            #expect(outcomes == scans.map { .scan(Array($0.utf8)) }, "chunks of \(size)")
            #expect(!framer.isMidScan)
        }
    }

    @Test func `a pause ends a scan that has no end of its own`() {
        var framer = ScanFramer()
        #expect(framer.push("ABC".utf8).isEmpty)
        #expect(framer.isMidScan)
        #expect(framer.silence() == .scan(Array("ABC".utf8)))
        #expect(!framer.isMidScan)
        #expect(framer.silence() == nil)
    }

    @Test func `the bytes that end a scan can be set`() {
        var habits = ScanFramer.Habits()
        habits.terminators = [0x09]
        habits.dropsSymbology = false
        habits.dropsStart = false
        var framer = ScanFramer(habits: habits)
        #expect(framer.push(bytes("02 5D 51 31 41 0D 42 09")) == [.scan(bytes("02 5D 51 31 41 0D 42"))])
    }

    @Test(arguments: [1, 7, 64, 4095, 4096, 9000])
    func `a scan that is too long is dropped whole, and the next is read`(size: Int) {
        let flood = [UInt8](repeating: 0x41, count: ScanFramer.capacity + 1)
        var framer = ScanFramer()
        let outcomes = chunks(flood + flood + bytes("0D 42 0D"), of: size).flatMap { framer.push($0) }
        #expect(outcomes == [.overlong, .scan([0x42])])
        #expect(framer.overlongScans == 1)
    }

    @Test func `a scan of the greatest length is read`() {
        let long = [UInt8](repeating: 0x41, count: ScanFramer.capacity)
        var framer = ScanFramer()
        #expect(framer.push(long + [0x0D]) == [.scan(long)])
        #expect(framer.push(long).isEmpty)
        #expect(framer.silence() == .scan(long))
    }

    @Test func `a flood without end is dropped at the pause`() {
        var framer = ScanFramer()
        #expect(framer.push([UInt8](repeating: 0x41, count: 50_000)).isEmpty)
        #expect(framer.isMidScan)
        #expect(framer.silence() == .overlong)
        #expect(!framer.isMidScan)
    }
}

struct `Scan text` {
    @Test(arguments: [
        ("41 42 2D 31                   ; ASCII", "AB-1", ScanText.Encoding.utf8),
        ("E9 A2 84 E7 BA A6             ; UTF-8", "预约", .utf8),
        ("EF BB BF E9 A2 84             ; with a byte order mark", "预", .utf8),
        ("F0 9F 8E AB                   ; beyond the basic plane", "🎫", .utf8),
        ("D4 A4 D4 BC                   ; GBK pairs that are valid UTF-8", "预约", .gb18030),
        ("41 C3 A9                      ; a Latin letter with an accent", "Aé", .utf8),
        ("CE B1 20 CE B1                ; Greek, and GBK as well", "伪 伪", .gb18030),
        ("CE B1 C3 A9                   ; Greek with Latin", "αé", .utf8),
        ("41 D6 D0 31                   ; mixed with ASCII", "A中1", .gb18030),
        ("95 32 82 36                   ; GB18030 quadruple", "\u{20000}", .gb18030),
        ("81 39 EE 39                   ; GB18030 quadruple", "㐀", .gb18030),
    ])
    func `the character set is found by what fits`(hex: String, text: String, encoding: ScanText.Encoding) {
        #expect(ScanText(bytes: bytes(hex))?.text == text)
        #expect(ScanText(bytes: bytes(hex))?.encoding == encoding)
    }

    @Test(arguments: [
        "FF FE 41          ; neither",
        "41 FF             ; neither",
        "D6                ; half a pair",
        "41 81 30          ; half a quadruple",
        "C2 85 C2          ; truncated, no GB18030 either",
        "80                ; nothing",
    ])
    func `what is no text is refused`(hex: String) {
        #expect(ScanText(bytes: bytes(hex)) == nil)
    }

    @Test func `control characters of the upper half are no UTF-8 text`() {
        // 聙 in GB18030; in UTF-8 the same two bytes would be U+0080.
        let decoded = ScanText(bytes: bytes("C2 80"))
        #expect(decoded?.encoding == .gb18030)
        #expect(ScanText(bytes: bytes("81 30 81 30")) == nil, "U+0080 as a quadruple")
    }

    @Test(arguments: ["预约号 123456789012", "林州市政务服务中心", "𠮷㐀🎫"])
    func `GB18030 text comes back as it was`(text: String) throws {
        let encoded = try #require(Self.gb18030[text])
        #expect(GB18030.text(bytes(encoded)) == text)
    }

    /// Made with Python's codec.
    private static let gb18030 = [
        "预约号 123456789012": "D4 A4 D4 BC BA C5 20 31 32 33 34 35 36 37 38 39 30 31 32",
        "林州市政务服务中心": "C1 D6 D6 DD CA D0 D5 FE CE F1 B7 FE CE F1 D6 D0 D0 C4",
        "𠮷㐀🎫": "95 34 B2 35 81 39 EE 39 94 39 C0 39",
    ]

    @Test func `an empty scan is empty text`() {
        #expect(ScanText(bytes: [])?.text == "")
    }
}

struct `Repeat guard` {
    @Test func `the same value within the window counts once, and each sight renews it`() {
        var guarded = RepeatGuard<String>(window: .milliseconds(1500))
        var now = MonotonicTime(nanoseconds: 0)
        var repetitions = [guarded.isRepetition("A", at: now)]
        for _ in 0..<3 {
            now = now.advanced(by: .milliseconds(1499))
            repetitions.append(guarded.isRepetition("A", at: now))
        }
        now = now.advanced(by: .milliseconds(1500))
        repetitions.append(guarded.isRepetition("A", at: now))
        #expect(repetitions == [false, true, true, true, false])
    }

    @Test func `another value is no repetition, nor is the first after it`() {
        var guarded = RepeatGuard<String>(window: .seconds(1))
        let repetitions = ["A", "B", "A"].map { guarded.isRepetition($0, at: MonotonicTime(nanoseconds: 0)) }
        #expect(repetitions == [false, false, false])
    }
}
