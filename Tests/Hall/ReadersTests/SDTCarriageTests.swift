// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Readers

struct SDTCarriageTests {
    private let status = SDTCommand.moduleStatus.bytes
    private let identity = SDTVectors.identity.bytes

    @Test func `a stream is carried as it is`() {
        var carriage = SDTCarriage()
        #expect(carriage.parcels(of: status) == [SDTCarriage.Parcel(bytes: status, output: 0)])
        #expect(carriage.stream(identity, from: 0, isFirst: true) == identity[...])
    }

    @Test func `two pipes take head and rest`() {
        let carriage = SDTCarriage(.twoPipes)
        #expect(
            carriage.parcels(of: status) == [
                SDTCarriage.Parcel(bytes: bytes("AA AA AA 96 69 00 03"), output: 0),
                SDTCarriage.Parcel(bytes: bytes("11 FF ED"), output: 1),
            ]
        )
    }

    /// In which order the packets of the two pipes come is the bus's affair.
    @Test(arguments: [1, 7, 64], [true, false])
    func `two pipes are one stream again, whichever speaks first`(size: Int, isHeadFirst: Bool) {
        var carriage = SDTCarriage(.twoPipes)
        let reading = SDTVectors.answer(0x90, [UInt8](repeating: 0x5A, count: 1284))
        for frame in [identity, reading, identity] {
            let head = [(0, Array(frame.prefix(7)))]
            let rest = chunks(Array(frame.dropFirst(7)), of: size).map { (1, Array($0)) }
            let packets = isHeadFirst ? head + rest : Array(rest.prefix(2)) + head + rest.dropFirst(2)
            var stream: [UInt8] = []
            for (input, packet) in packets { stream += carriage.stream(packet, from: input, isFirst: false) }
            #expect(stream == frame)
        }
    }

    @Test func `a module with two pipes that uses one is heard too`() {
        var carriage = SDTCarriage(.twoPipes)
        #expect(carriage.stream(identity, from: 0, isFirst: true) == identity[...])
    }

    @Test func `what a given-up command left behind is not part of the next answer`() {
        var carriage = SDTCarriage(.twoPipes)
        #expect(carriage.stream(bytes("00 00 90 94"), from: 1, isFirst: true).isEmpty)
        carriage.discard()
        #expect(carriage.stream(Array(identity.prefix(7)), from: 0, isFirst: true) == identity.prefix(7))
        #expect(carriage.stream(Array(identity.dropFirst(7)), from: 1, isFirst: false) == identity.dropFirst(7))
    }

    @Test func `a pipe that speaks without end is forgotten`() {
        var carriage = SDTCarriage(.twoPipes)
        let noise = [UInt8](repeating: 0x11, count: 64)
        for _ in 0...(SDTCarriage.capacity / 64) { _ = carriage.stream(noise, from: 1, isFirst: false) }
        let head = carriage.stream(Array(identity.prefix(7)), from: 0, isFirst: true)
        #expect(head.count <= 7 + 64, "at most what came after it was forgotten")
    }

    // MARK: HID

    /// 64 bytes each way, no numbers: the reader of vm/fixtures.
    private static let unnumbered = bytes(
        "06 00 FF 09 01 A1 01 15 00 26 FF 00 75 08 95 40 09 01 81 02 09 02 91 02 C0"
    )
    /// Report 2 in, report 1 out, with a count before 62 bytes.
    private static let counted = bytes(
        """
        06 00 FF 09 01 A1 01 15 00 26 FF 00 75 08
        85 02 95 01 09 01 81 02 95 3E 09 02 81 02
        85 01 95 3F 09 03 91 02 C0
        """
    )

    private func reports(_ descriptor: [UInt8]) throws -> SDTReports {
        try #require(SDTReports(HIDReportDescriptor(descriptor)))
    }

    @Test func `plain reports are filled and padded, and unpacked without their number`() throws {
        var carriage = SDTCarriage(.reports(try reports(Self.unnumbered)))
        carriage.use(.plainReports)
        let parcel = try #require(carriage.parcels(of: status).first)
        #expect(parcel.bytes == [0] + status + [UInt8](repeating: 0, count: 54))
        #expect(carriage.stream(identity + [0, 0], from: 0, isFirst: true) == (identity + [0, 0])[...])
    }

    @Test func `a declared count is written and believed`() throws {
        var carriage = SDTCarriage(.reports(try reports(Self.counted)))
        carriage.use(.plainReports)
        let parcel = try #require(carriage.parcels(of: status).first)
        #expect(parcel.bytes == [1, 10] + status + [UInt8](repeating: 0, count: 52))
        let report = [0x02, UInt8(identity.count)] + identity + [UInt8](repeating: 0x77, count: 62 - identity.count)
        #expect(carriage.stream(report, from: 0, isFirst: true) == identity[...])
    }

    @Test func `a count that is not declared is learned from the beginning of an answer`() throws {
        var carriage = SDTCarriage(.reports(try reports(Self.unnumbered)))
        carriage.use(.plainReports)
        let padding = [UInt8](repeating: 0, count: 63 - identity.count)
        #expect(
            carriage.stream([UInt8(identity.count)] + identity + padding, from: 0, isFirst: true) == identity[...]
        )
        #expect(carriage.stream([3, 0xAA, 0xAA, 0xAA, 9], from: 0, isFirst: false) == [0xAA, 0xAA, 0xAA])
    }

    @Test func `wrapped reports carry the same frames`() throws {
        var carriage = SDTCarriage(.reports(try reports(Self.unnumbered)))
        carriage.use(.wrappedReports)
        let parcel = try #require(carriage.parcels(of: status).first)
        // 88 + 0B + B1 + 3 × AA + 96 + 69 + 03 + 11 + FF + ED = 0641.
        let packet = bytes("88 00 00 0B 00 B1 AA AA AA 96 69 00 03 11 FF ED 41 06")
        #expect(parcel.bytes == [0] + packet + [UInt8](repeating: 0, count: 64 - packet.count))
        let answer = SDTVectors.answer(0x90, [UInt8](repeating: 0x5A, count: 1284))
        var stream: [UInt8] = []
        for piece in chunks(answer, of: SDTWrapping.pieceLimit) {
            stream += carriage.stream(Self.wrapped(Array(piece)), from: 0, isFirst: stream.isEmpty)
        }
        #expect(stream == answer)
    }

    @Test(arguments: 0..<20)
    func `a wrapped packet with a wrong bit is dropped`(index: Int) throws {
        let good = Self.wrapped(bytes("AA AA AA 96 69 00 04 00 00 90 94"))
        #expect(SDTWrapping.piece(of: good[...])?.count == 11)
        guard good.indices.prefix(6 + 11 + 2).contains(index) else { return }
        var broken = good
        broken[index] ^= 0x10
        #expect(SDTWrapping.piece(of: broken[...]) == nil)
    }

    /// The packet of a reader: serial 12 34, result 0.
    private static func wrapped(_ piece: [UInt8]) -> [UInt8] {
        let packet: [UInt8] = [0xAA, 0x12, 0x34, UInt8(piece.count + 1), 0, 0] + piece
        let sum = packet.reduce(0) { $0 + Int($1) }
        return packet + [UInt8(sum & 0xFF), UInt8(sum >> 8)] + [UInt8](repeating: 0, count: 56 - piece.count)
    }
}
