// SPDX-License-Identifier: Apache-2.0
import Simulators
import Testing

@testable import Readers

struct `SDT commands` {
    @Test(arguments: [
        (SDTCommand.resetModule, "AA AA AA 96 69 00 03 10 FF EC"),
        (.moduleStatus, "AA AA AA 96 69 00 03 11 FF ED"),
        (.moduleIdentity, "AA AA AA 96 69 00 03 12 FF EE"),
        (.findCard, "AA AA AA 96 69 00 03 20 01 22"),
        (.selectCard, "AA AA AA 96 69 00 03 20 02 21"),
        (.readCard, "AA AA AA 96 69 00 03 30 01 32"),
    ])
    func `each request is the documented one`(command: SDTCommand, hex: String) {
        #expect(command.bytes == bytes(hex))
    }

    @Test func `no request sets a baud rate or reads an address`() {
        let codes = SDTCommand.allCases.map { Array($0.bytes[7...8]) }
        #expect(codes.allSatisfy { $0[0] != 0x60 && $0 != [0x30, 0x03] })
        #expect(Set(codes).count == SDTCommand.allCases.count)
    }
}

struct `SDT status` {
    @Test(arguments: [
        (0x90 as UInt8, SDTStatus.Consequence.proceed), (0x9F, .proceed), (0x91, .nothingThere), (0x10, .sendAgain),
        (0x11, .sendAgain), (0x21, .deviceFault), (0x23, .findAgain), (0x24, .findAgain), (0x31, .notAuthenticated),
        (0x32, .notAuthenticated), (0x33, .rejectCard), (0x40, .rejectCard), (0x41, .placeAgain),
        (0x47, .deviceFault), (0x60, .deviceFault), (0x66, .deviceFault), (0x80, .noNewCard), (0x81, .findAgain),
    ])
    func `each code of the table has its consequence`(code: UInt8, consequence: SDTStatus.Consequence) {
        #expect(SDTStatus(rawValue: code)?.consequence == consequence)
    }

    @Test func `the table has eighteen codes and no other`() {
        #expect((UInt8.min...UInt8.max).compactMap(SDTStatus.init(rawValue:)).count == 18)
    }
}

struct `SAM identity` {
    @Test func `sixteen bytes are shown as on the label`() {
        var framer = SDTFramer()
        let data = framer.push(SDTVectors.identity.bytes)[0].data
        #expect(SAMIdentity(bytes: data)?.text == "05.03-20230101-0001234567-0987654321")
    }

    @Test(arguments: [0, 8, 15, 17])
    func `another number of bytes is no identity`(count: Int) {
        #expect(SAMIdentity(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
}

struct `SDT reading` {
    @Test func `the text is found before a photo, and before photo and fingerprint`() {
        for frame in [SDTVectors.reading, SDTVectors.readingWithFingerprint] {
            let reading = SDTReading(data: Array(frame[10..<(frame.count - 1)]))
            #expect(reading?.text == SyntheticPeople.zhangSan.record)
        }
    }

    @Test(arguments: [
        ("01 00 00 00 ", 256), ("01 00 00 00 00 00", 256), ("01 00 04 00 00 00", 1280), ("01 00 04 00 02 00", 1792),
    ])
    func `the lengths are those the card gives`(head: String, rest: Int) {
        let reading = SDTReading(data: bytes(head) + [UInt8](repeating: 7, count: rest))
        #expect(reading?.text == [UInt8](repeating: 7, count: 256))
    }

    @Test(arguments: [
        ("", 0), ("01", 0), ("01 00 04 00", 0), ("01 00 04 00", 1279), ("01 00 04 00", 1281), ("FF FF FF FF FF FF", 9),
    ])
    func `lengths that do not add up are no reading`(head: String, rest: Int) {
        #expect(SDTReading(data: bytes(head) + [UInt8](repeating: 7, count: rest)) == nil)
    }

    @Test func `an answer never prints its data`() {
        var framer = SDTFramer()
        let answer = framer.push(SDTVectors.reading)[0]
        #expect("\(answer)" == "SDTAnswer(0x90, 1284 bytes)")
        #expect(String(reflecting: answer) == "SDTAnswer(0x90, 1284 bytes)")
        #expect(Mirror(reflecting: answer).children.isEmpty)
    }
}
