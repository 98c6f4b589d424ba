// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct TicketTokenTests {
    @Test(arguments: [
        ([UInt8](repeating: 0, count: 17), "00000000000000000000000000"),
        ([UInt8](repeating: 0xFF, count: 17), "ZZZZZZZZZZZZZZZZZZZZZZZZZZ"),
        ([0x08, 0x42, 0x10, 0x84, 0x21] + [UInt8](repeating: 0, count: 12), "11111111000000000000000000"),
        ([UInt8](repeating: 0, count: 16) + [0b1100_0000], "00000000000000000000000003"),
        ([UInt8](repeating: 0, count: 16) + [0b0011_1111], "00000000000000000000000000"),
    ])
    func `the first 130 bits are read in fives`(bytes: [UInt8], text: String) {
        #expect(TicketToken(bytes: bytes).text == text)
        #expect(TicketToken(bytes: bytes + [0xFF]).text == text)
    }

    @Test func `each of the 130 bits changes one character`() {
        let zero = Array(TicketToken(bytes: [UInt8](repeating: 0, count: 17)).text.utf8)
        for bit in 0..<130 {
            var bytes = [UInt8](repeating: 0, count: 17)
            bytes[bit / 8] = 0x80 >> UInt8(bit % 8)
            let text = Array(TicketToken(bytes: bytes).text.utf8)
            #expect(zip(zero, text).enumerated().filter { $1.0 != $1.1 }.map(\.offset) == [bit / 5])
        }
    }

    @Test(arguments: [
        "", "0000000000000000000000000", "000000000000000000000000000", "0000000000000000000000000I",
        "0000000000000000000000000a", "0000000000000000000000000-",
    ])
    func `another length or alphabet is refused`(text: String) { #expect(TicketToken(text: text) == nil) }

    @Test func `too few bytes are a programming error`() async {
        await #expect(processExitsWith: .failure) { _ = TicketToken(bytes: [UInt8](repeating: 0, count: 16)) }
    }
}
