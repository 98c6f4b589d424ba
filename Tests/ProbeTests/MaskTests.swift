// SPDX-License-Identifier: Apache-2.0
import Ports
import Readers
import Simulators
import Testing

@testable import Probe

/// What is kept of a device's bytes holds nobody's data, and is understood as before.
struct `Recording masks` {
    static let people = [
        SyntheticPeople.zhangSan, SyntheticPeople.wangXiaoming, SyntheticPeople.chenXiaoming, SyntheticPeople.heZhiming,
        SyntheticPeople.linMeiling, SyntheticPeople.eriksson2017, SyntheticPeople.eriksson2023,
    ]

    /// The answer to a reading as the module sends it.
    static func frame(_ data: [UInt8], _ code: UInt8 = 0x90) -> [UInt8] {
        let length = data.count + 4
        let body = [UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, code] + data
        return [0xAA, 0xAA, 0xAA, 0x96, 0x69] + body + [body.reduce(0, ^)]
    }

    /// Pieces of a person that must be nowhere: name, number, and every text of the record of three characters or more.
    static func traces(of person: SyntheticPerson) -> [[UInt8]] {
        let texts = [person.name, person.number, String(person.number.suffix(8)), String(person.number.prefix(10))]
        return texts.flatMap { text in
            [Array(text.utf8), text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }]
        }
    }

    @Test(arguments: people)
    func `a card becomes another person's of the same form`(person: SyntheticPerson) throws {
        // The sample numbers of the standards are what a mask writes; nobody has them.
        let samples = ["11010519491231002X", "810000199001010019", "UTO110074081201", "911026198506070010"]
        for chunk in [1, 7, 64, 5000] {
            var (mask, kept) = (ModuleMask(), [UInt8]())
            let sent = Self.frame(person.reading)
            for start in stride(from: 0, to: sent.count, by: chunk) {
                kept += mask.push(Array(sent[start..<min(start + chunk, sent.count)]))
            }
            #expect(kept.count == sent.count && !mask.isHolding)
            var framer = SDTFramer()
            let answer = try #require(framer.push(kept).first)
            #expect(framer.noiseBytes == 0)
            let reading = try #require(SDTReading(data: answer.data))
            #expect(CardRecord(bytes: reading.text)?.person() != nil)
            for trace in Self.traces(of: person) where !samples.contains(person.number) || trace.count < 10 {
                #expect(kept.firstRange(of: trace) == nil)
            }
            for (own, other) in zip(reading.text, person.record) where own == 0x20 { #expect(other == 0x20) }
            #expect(answer.data.suffix(1024).allSatisfy { $0 == 0 })
        }
    }

    @Test func `a card's own number is not kept, the module's is`() {
        var mask = ModuleMask()
        #expect(mask.push(Self.frame([1, 2, 3, 4, 5, 6, 7, 8])) == Self.frame([UInt8](repeating: 0, count: 8)))
        let identity = [UInt8](0x10..<0x20)
        #expect(mask.push(Self.frame(identity)) == Self.frame(identity))
        #expect(mask.push(Self.frame([], 0x80)) == Self.frame([], 0x80))
    }

    @Test(arguments: people, [8, 40, 200, 1294])
    func `a frame that broke off keeps its head and nothing else`(person: SyntheticPerson, length: Int) {
        var mask = ModuleMask()
        let cut = Array(Self.frame(person.reading).prefix(length))
        let kept = mask.push(cut) + mask.silence()
        #expect(kept.count == cut.count)
        #expect(kept.prefix(10).elementsEqual(cut.prefix(10)) && kept.dropFirst(10).allSatisfy { $0 == 0 })
    }

    @Test(arguments: people)
    func `a frame with a wrong bit is nobody's either`(person: SyntheticPerson) {
        var mask = ModuleMask()
        var sent = Self.frame(person.reading)
        sent[100] ^= 0x40
        let kept = mask.push(sent) + mask.silence()
        #expect(kept.count == sent.count)
        for trace in Self.traces(of: person) { #expect(kept.firstRange(of: trace) == nil) }
        var framer = SDTFramer()
        #expect(framer.push(kept).isEmpty && framer.silence().isEmpty)
    }

    @Test(arguments: ["A012-34 b?\r", "预约 2026\n", "é𠮷,张三\t", "]Q1HK:7\r\n"])
    func `a code keeps its shape and loses its meaning`(text: String) throws {
        let masked = TextMask.masked(Array(text.utf8))
        #expect(masked.count == text.utf8.count)
        let shown = try #require(String(validating: masked, as: UTF8.self))
        #expect(shown.unicodeScalars.count == text.unicodeScalars.count)
        for (own, other) in zip(text.unicodeScalars, shown.unicodeScalars) {
            let isKept = own.isASCII && !own.properties.isAlphabetic && own.properties.numericType == nil || own == "0"
            #expect((own == other) == isKept, "\(own) \(other)")
        }
    }

    @Test func `a code of GB18030 stays one`() throws {
        // 预约号 A7, with two bytes a character.
        let sent: [UInt8] = [0xD4, 0xA4, 0xD4, 0xBC, 0xBA, 0xC5, 0x20, 0x41, 0x37]
        let masked = TextMask.masked(sent)
        #expect(masked.firstRange(of: [0xD4, 0xA4]) == nil && masked.suffix(3) == [0x20, 0x78, 0x30])
        #expect(ScanText(bytes: masked) != nil)
    }

    @Test func `keys tell neither letters nor digits, nor by their scan codes`() {
        // KEY_H, KEY_7, KEY_KP5, then ENTER and the left shift, which stay.
        let sent = [35, 8, 76, 28, 42].flatMap { code in
            [
                InputEvent(type: 4, code: 4, value: 0x70000 + Int32(code)), InputEvent(type: 1, code: code, value: 1),
                InputEvent(type: 0, code: 0, value: 0),
            ]
        }
        let masked = InputEvent.list(KeyMask.masked(sent.flatMap(\.bytes)))
        #expect(masked.filter { $0.type == 1 }.map(\.code) == [45, 11, 82, 28, 42])
        #expect(masked.filter { $0.type == 4 }.allSatisfy { $0.value == 0 })
    }

    @Test func `of a report only the code is masked`() throws {
        // devices.md D.2, layout 2: id, count, AIM identifier, 56 bytes, continued.
        let descriptor: [UInt8] = [
            0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x09, 0x12, 0xA1, 0x02, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75,
            0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3B, 0x81, 0x02, 0x95, 0x03, 0x05, 0x8C, 0x09, 0xFB, 0x09, 0xFC, 0x09,
            0xFD, 0x81, 0x02, 0x95, 0x38, 0x09, 0xFE, 0x82, 0x02, 0x01, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xFF,
            0x81, 0x02, 0x75, 0x07, 0x81, 0x03, 0xC0, 0xC0,
        ]
        let code = Array("M1ZHANG/SAN42".utf8)
        let head: [UInt8] = [2, UInt8(code.count), 0x5D, 0x51, 0x31]
        let report = head + code + [UInt8](repeating: 0, count: 57 - code.count)
        var mask = RecordingMask(.reports, descriptor: descriptor)
        let kept = try mask.push(report)
        #expect(kept.prefix(5) == report.prefix(5) && kept.count == report.count)
        #expect(String(decoding: kept[5..<18], as: UTF8.self) == "x0xxxxx/xxx00")
        var unknown = RecordingMask(.reports, descriptor: [])
        #expect(try unknown.push(report)[5..<18] == kept[5..<18])
    }

    @Test func `status bytes of a printer stay, text on its line does not`() throws {
        var mask = RecordingMask(.printer, descriptor: [])
        #expect(try mask.push([0x12, 0x32, 0x72, 0x12]).isEmpty)
        #expect(mask.silence() == [0x12, 0x32, 0x72, 0x12])
        for byte in Array("11010519491231002X\r".utf8) { #expect(try mask.push([byte]).isEmpty) }
        #expect(mask.silence() == Array("00000000000000000x\r".utf8))
    }

    @Test(arguments: [1, 6, 250, 255, 256, 257, 300, 511])
    func `a long line stays text wherever the limit cuts it`(length: Int) throws {
        for chunk in [1, 5, 64, 1000] {
            var (mask, kept) = (RecordingMask(.raw, descriptor: []), [UInt8]())
            let head = [UInt8](repeating: 0x01, count: length)
            let sent = head + Array(String(repeating: "4105B", count: 60).utf8) + [0x0D]
            for start in stride(from: 0, to: sent.count, by: chunk) {
                kept += try mask.push(Array(sent[start..<min(start + chunk, sent.count)]))
            }
            kept += mask.silence()
            #expect(kept == head + Array(String(repeating: "0000x", count: 60).utf8) + [0x0D])
        }
    }

    @Test(arguments: 250...260)
    func `a card module is noticed wherever the limit cuts its answer`(noise: Int) {
        var mask = RecordingMask(.raw, descriptor: [])
        #expect(throws: RecordingFault.cardModule) {
            for byte in [UInt8](repeating: 0x01, count: noise) + Self.frame([], 0x90) { _ = try mask.push([byte]) }
        }
    }

    @Test func `a card module is not recorded without its mask`() {
        var mask = RecordingMask(.raw, descriptor: [])
        #expect(throws: RecordingFault.cardModule) {
            for byte in Self.frame([], 0x90) { _ = try mask.push([byte]) }
        }
    }
}
