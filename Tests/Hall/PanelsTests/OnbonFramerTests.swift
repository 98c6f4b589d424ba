// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Panels

struct OnbonFramerTests {
    /// (D) ACK, as the page prints it, with nine marks; (S) NACK with error 5, checksum.
    private static let answers = """
        A5 A5 A5 A5 A5 A5 A5 A5 A5
        00 80 FE FF 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 14 AC 5A
        A5 A5 A5 A5 A5 A5 A5 A5
        00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 75 21 5A
        """

    @Test(arguments: 1...60)
    func `answers come whole, whatever the chunks`(size: Int) throws {
        var framer = OnbonFramer()
        let bytes = try hex("00 FF 5A") + hex(Self.answers)
        var outcomes: [OnbonFramer.Outcome] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            outcomes += framer.push(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(outcomes == [.data([0xA0, 0x00, 0, 0, 0]), .data([0xA0, 0x01, 5, 0, 0])])
    }

    @Test
    func `escaped data comes out as it was`() throws {
        var framer = OnbonFramer()
        let data: [UInt8] = [0xA0, 0x00, 0xA5, 0xA6, 0x5A, 0x5B, 0x02]
        #expect(framer.push(OnbonFrame.bytes(to: 0x8000, deviceType: 0xFE, data: data)) == [.data(data)])
    }

    @Test(arguments: [
        // (D) the page's sample without its length field
        "A5 FE FF 00 08 00 00 00 00 00 00 FE 02 A1 00 01 00 00 DA 1C 5A",
        // one bit of the CRC
        "A5 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 75 20 5A",
        // an escape that means nothing
        "A5 00 80 01 00 A6 03 00 5A",
        // an escape cut by the end
        "A5 00 80 01 00 A6 5A",
        // too short for a header
        "A5 00 80 5A",
        // cut by the next frame, which is cut as well
        "A5 00 80 01 00 A5",
    ])
    func `damage is told once and does not spoil the next answer`(damaged: String) throws {
        var framer = OnbonFramer()
        #expect(framer.push(try hex(damaged)) == [.damaged])
        let sound = try hex("A5 A5 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 75 21 5A")
        #expect(framer.push(sound) == [.data([0xA0, 0x01, 5, 0, 0])])
    }

    @Test
    func `a frame without end is given up at the limit`() {
        var framer = OnbonFramer()
        let endless = [0xA5] + [UInt8](repeating: 0x11, count: 5 * OnbonFrame.limit)
        #expect(framer.push(endless) == [.damaged])
    }

    @Test
    func `half an answer is forgotten when the line is new`() throws {
        var framer = OnbonFramer()
        let answer = try hex("A5 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 01 05 00 00 75 21 5A")
        #expect(framer.push(Array(answer.prefix(12))) == [])
        framer.forget()
        #expect(framer.push(Array(answer.dropFirst(12))) == [])
        #expect(framer.push(answer).count == 1)
    }
}
