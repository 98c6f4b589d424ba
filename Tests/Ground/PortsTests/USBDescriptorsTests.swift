// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct USBDescriptorsTests {
    /// An ID reader with two pipes each way (devices.md A.7), and its interface of another setting, which is not looked at.
    static let fourPipes = bytes(
        """
        12 01 00 02 FF 00 00 40 00 04 5A C3 00 01 01 02 03 01    ; device 0400:C35A, one configuration
        09 02 35 00 01 01 04 80 32                               ; configuration, one interface
        09 04 00 00 04 FF 00 00 05                               ; interface 0, the vendor's own
        07 05 06 02 40 00 00                                     ; bulk OUT 06
        07 05 81 02 40 00 00                                     ; bulk IN 81
        07 05 02 02 40 00 00                                     ; bulk OUT 02
        07 05 85 02 40 00 00                                     ; bulk IN 85
        09 04 00 01 01 FF 00 00 05                               ; the same interface, setting 1
        07 05 83 02 00 02 00                                     ; bulk IN 83
        """
    )

    /// A keyboard and a vendor's interface behind it, with class descriptors between.
    static let keyboardFirst = bytes(
        """
        12 01 10 02 00 00 00 40 5E 04 01 0E 00 01 01 02 00 01
        09 02 3B 00 02 01 00 80 32
        09 04 00 00 02 03 01 01 00
        09 21 11 01 00 01 22 3F 00                               ; HID
        07 05 81 03 08 00 0A                                     ; interrupt IN 81
        07 05 01 03 08 00 0A                                     ; interrupt OUT 01
        09 04 01 00 02 FF 00 00 00
        07 05 82 03 00 1C 01                                     ; interrupt IN 82, 1024 bytes four times
        07 05 03 02 00 02 00                                     ; bulk OUT 03, 512
        """
    )

    @Test func `pipes are taken by address, from the first setting alone`() throws {
        let device = try #require(USBDescriptors(bytes: Self.fourPipes))
        #expect(device.vendor == 0x0400)
        #expect(device.model == 0xC35A)
        let interface = try #require(device.interface(nil))
        #expect(interface.outputs.map(\.address) == [0x02, 0x06])
        #expect(interface.inputs.map(\.address) == [0x81, 0x85])
        #expect(interface.inputs.allSatisfy { $0.transfer == .bulk && $0.packetSize == 64 })
    }

    @Test func `the vendor's own interface goes before a keyboard, unless one is named`() throws {
        let device = try #require(USBDescriptors(bytes: Self.keyboardFirst))
        #expect(device.interface(nil)?.number == 1)
        #expect(device.interface(0)?.usbClass == 0x03)
        #expect(device.interface(0)?.inputs == [USBEndpoint(address: 0x81, transfer: .interrupt, packetSize: 8)])
        #expect(device.interface(2) == nil)
        // USB 2.0 section 9.6.6: bits 12 and 11 count additional transactions, three of them here.
        #expect(device.interface(1)?.inputs.map(\.packetSize) == [4096])
    }

    @Test func `an interface that only speaks is no line`() throws {
        var oneWay = Self.fourPipes
        for (index, byte) in oneWay.enumerated() where byte == 0x05 && [0x02, 0x06].contains(oneWay[index + 1]) {
            oneWay[index + 1] |= 0x80
        }
        #expect(try #require(USBDescriptors(bytes: oneWay)).interface(nil) == nil)
    }

    @Test(arguments: ["", "12", "12 01 00 02", "00 01", "12 02 00 02 FF 00 00 40 00 04 5A C3 00 01 01 02 03 01"])
    func `what does not begin with a device is none`(hex: String) {
        #expect(USBDescriptors(bytes: bytes(hex)) == nil)
    }

    @Test(arguments: Self.fourPipes.indices.dropFirst(18))
    func `cut anywhere, it is refused or understood as far as it goes`(length: Int) throws {
        guard let device = USBDescriptors(bytes: Array(Self.fourPipes.prefix(length))) else { return }
        let whole = try #require(USBDescriptors(bytes: Self.fourPipes))
        for (part, all) in zip(device.interfaces, whole.interfaces) {
            #expect(part.endpoints == Array(all.endpoints.prefix(part.endpoints.count)))
        }
    }

    @Test(arguments: [(0, UInt8(0)), (0, 1), (0, 200), (1, 0)])
    func `a length that leads nowhere is refused`(field: Int, value: UInt8) {
        var broken = Self.fourPipes
        broken[18 + 9 * field] = value
        #expect(USBDescriptors(bytes: broken) == nil)
    }
}

/// Reads annotated hex: pairs of digits, comments from `;` to the end of the line.
func bytes(_ text: String) -> [UInt8] {
    text.split(separator: "\n").flatMap { line in
        line.prefix { $0 != ";" }.split(separator: " ").map { pair in
            guard pair.count == 2, let byte = UInt8(pair, radix: 16) else { preconditionFailure("not hex: \(pair)") }
            return byte
        }
    }
}
