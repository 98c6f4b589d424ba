// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct LPStatusTests {
    @Test(arguments: [
        (UInt8(0x18), false, true, false), (0x38, true, true, false), (0x10, false, true, true),
        (0x28, true, false, false),
    ])
    func `the status byte of a printer`(byte: UInt8, isOut: Bool, isOnline: Bool, hasError: Bool) {
        let status = LPStatus(rawValue: byte)
        #expect(status.isOutOfPaper == isOut)
        #expect(status.isOnline == isOnline)
        #expect(status.hasError == hasError)
        #expect(status.isTelling)
    }

    @Test(arguments: [0x00, 0x07, 0xC0] as [UInt8])
    func `a printer without a status says nothing`(byte: UInt8) {
        #expect(!LPStatus(rawValue: byte).isTelling)
    }
}
