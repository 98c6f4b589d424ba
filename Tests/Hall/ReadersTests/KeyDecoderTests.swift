// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Readers

/// What a scanner types is the code that it read (devices.md D.1).
struct `Key decoder` {
    @Test(arguments: [
        ("42+ 30+ 30- 42- 11 2 3 28       ; A012 ENTER, as played back by umockdev", ["A012"]),
        ("7 10 6 8 9 5 3 3 11 9 9 6 7 28 29+ 42+ 36 42- 29-  ; node-hid #323: and Ctrl+Shift+J", ["6957842208856"]),
        ("30 48 96                        ; the keypad's ENTER", ["ab"]),
        ("30 48 15                        ; TAB", ["ab"]),
        ("30 48 28 46 32 28               ; two scans", ["ab", "cd"]),
        ("28 28 15 30 28                  ; empty scans are none", ["a"]),
        ("30 29+ 36 29-                   ; Ctrl+J is LF", ["a"]),
        ("30 29+ 50 29-                   ; Ctrl+M is CR", ["a"]),
        ("29+ 27 29- 30 29+ 27 29- 48 28  ; Ctrl+] is GS, content of GS1", ["\u{1D}a\u{1D}b"]),
        ("29+ 7 12 43 26 29- 30 28        ; Ctrl with 6 - \\ [", ["\u{1E}\u{1F}\u{1C}\u{1B}a"]),
        ("42+ 3 29+ 7 29- 42- 28          ; shift and Ctrl: @ and RS", ["@\u{1E}"]),
        ("30+ 30* 30* 30* 30- 48 28       ; autorepeat is ignored", ["ab"]),
        ("58 30 2 58 30 28                ; caps lock is for letters", ["A1a"]),
        ("58 42+ 30 2 42- 28              ; with shift it takes them back", ["a!"]),
        ("54+ 30 54- 97+ 27 97- 30 28     ; right shift, right Ctrl", ["A\u{1D}a"]),
        ("71 72 73 74 75 76 77 78 79 80 81 82 83 55 98 96  ; the keypad", ["789-456+1230.*/"]),
        ("69 71 79 69 82 28               ; whatever NumLock says", ["710"]),
        ("27 42+ 16 42- 2 30 48 28        ; ]Q1 is the symbology", ["ab"]),
        ("59 30 103 113 28                ; keys without a character", ["a"]),
        ("42+ 30 36 42- 28                ; a lone scan in capitals", ["AJ"]),
    ])
    func `keys make the characters of the code, in every piece`(script: String, codes: [String]) {
        let events = keys(script)
        for size in 1...events.count {
            var decoder = KeyDecoder()
            let outcomes = stride(from: 0, to: events.count, by: size).flatMap { start in
                decoder.push(events[start..<min(start + size, events.count)], at: MonotonicTime(nanoseconds: 0))
            }
            #expect(outcomes == codes.map { .text($0) }, "pieces of \(size)")
        }
    }

    @Test(arguments: [
        (AltCode.Meaning.gbk, "56+ 76 75 73 73 80 56- 28   ; 54992 = D6D0", ScanOutcome.text("中")),
        (.unicode, "56+ 80 82 82 79 81 56- 28      ; 20013", .text("中")),
        (.gbk, "56+ 76 75 75 81 71 56- 28          ; 54437 = D4A5", .text("豫")),
        (.unicode, "56+ 81 76 73 75 71 56- 28      ; 35947", .text("豫")),
        (.unicode, "56+ 79 80 72 76 79 80 56- 28   ; 128512", .text("😀")),
        (.none, "56+ 82 77 76 56- 28               ; 065", .text("A")),
        (.gbk, "56+ 82 77 76 56- 48 28             ; 065 and a plain key", .text("Ab")),
        (.none, "56+ 82 82 77 76 56- 28            ; 0065", .text("A")),
        (.none, "56+ 82 79 80 72 56- 28            ; 0128 in Windows-1252", .text("€")),
        (.gbk, "56+ 82 80 81 81 56- 28             ; 0233", .text("é")),
        (.none, "56+ 82 79 80 73 56- 28            ; 0129 is unassigned", .garbled(.altCode)),
        (.none, "56+ 76 75 73 73 80 56- 28         ; the option is not set", .garbled(.altCode)),
        (.gbk, "56+ 80 82 82 79 81 56- 28          ; 20013 is no GBK character", .garbled(.altCode)),
        (.gbk, "56+ 79 76 82 56- 28                ; 150 alone is none", .garbled(.altCode)),
        (.unicode, "56+ 76 76 80 73 77 56- 28      ; 55296 is half a character", .garbled(.altCode)),
        (.unicode, "56+ 79 79 79 79 79 79 79 79 56- 28  ; eight digits", .garbled(.altCode)),
        (.unicode, "56+ 82 56- 28                  ; zero", .garbled(.altCode)),
        (.unicode, "56+ 33 56- 30 28               ; Alt+F is no character", .garbled(.combination)),
        (.none, "125+ 19 125- 30 28                ; nor is the Windows key with R", .garbled(.combination)),
        (.none, "56+ 56- 30 28                     ; Alt alone", .text("a")),
        (.gbk, "100+ 76 75 73 73 80 100- 28        ; the right Alt is one too", .text("中")),
    ])
    func `numbers typed with Alt are characters as the scanner is set up`(
        alt: AltCode.Meaning,
        script: String,
        outcome: ScanOutcome
    ) {
        var typist = Typist(alt: alt)
        #expect(typist.type(script) == [outcome])
    }

    @Test(arguments: [
        (ScanEnd.auto, "30 15 48 28", ["a", "b"]),
        (.enter, "30 15 48 28", ["a\tb"]),
        (.tab, "30 28 48 15", ["a\rb"]),
        (.tab, "30 28 15", ["a"]),
        (.pause, "30 15 48 28 46 28 32 28", ["a\tb\rc\rd"]),
    ])
    func `a scan ends as the scanner is set up`(end: ScanEnd, script: String, codes: [String]) {
        var typist = Typist(end: end)
        #expect(typist.type(script) + typist.rest(.milliseconds(100)) == codes.map { .text($0) })
    }

    @Test func `a pause of 100 milliseconds ends a scan without an end key`() {
        var typist = Typist()
        #expect(typist.type("30 48 46 32", pause: .milliseconds(99)) == [])
        #expect(typist.rest(.milliseconds(99)) == [])
        #expect(typist.rest(.milliseconds(1)) == [.text("abcd")])
        #expect(!typist.decoder.isMidScan)
    }

    @Test func `a scanner with pauses is read when its end is named`() {
        var typist = Typist(end: .enter)
        #expect(typist.type("30 48 46 32 18 33 34") == [])
        #expect(typist.rest(.milliseconds(400)) == [])
        #expect(typist.type("30 48 28") == [.text("abcdefgab")])
    }

    @Test func `the end that never comes is told after half a second`() {
        var typist = Typist(end: .enter)
        #expect(typist.type("30 48 46 32") == [])
        #expect(typist.rest(.milliseconds(499)) == [])
        #expect(typist.rest(.milliseconds(1)) == [.unfinished])
    }

    @Test func `a code of the greatest length is read, a longer one dropped whole`() {
        for (excess, outcome) in [(0, ScanOutcome.text(String(repeating: "a", count: 4096))), (1, .overlong)] {
            var decoder = KeyDecoder()
            let events = Array(repeating: keys("30"), count: KeyDecoder.capacity + excess).joined() + keys("28 48 28")
            #expect(decoder.push(events, at: MonotonicTime(nanoseconds: 0)) == [outcome, .text("b")])
        }
    }
}
