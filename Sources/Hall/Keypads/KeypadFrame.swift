// SPDX-License-Identifier: Apache-2.0

/// One frame of the call keypads' RS-485 line: `FF 68 | L L | 68 | address command data… | SUM | 16`.
///
/// L counts from the address to before SUM and is sent twice; SUM is the sum of those bytes modulo 256 (devices.md G.1).
package struct KeypadFrame: Sendable, Equatable, Hashable {
    /// The keypad it comes from or goes to.
    package let address: UInt8
    /// What it is about.
    package let command: UInt8
    /// Keys, digits or a grade.
    package let data: [UInt8]

    /// The bytes before the length, and the one after it.
    static let head: [UInt8] = [0xFF, 0x68]
    /// The last byte.
    static let end: UInt8 = 0x16
    /// The bytes of a frame that L does not count: head, L, L, 68, SUM and 16.
    static let overhead = 7

    /// Collects the parts.
    package init(address: UInt8, command: UInt8, data: [UInt8] = []) {
        (self.address, self.command, self.data) = (address, command, data)
    }

    /// The frame as it goes over the line.
    package var bytes: [UInt8] {
        let body = [address, command] + data
        let length = UInt8(body.count)
        return Self.head + [length, length, Self.head[1]] + body + [Self.sum(body[...]), Self.end]
    }

    static func sum(_ body: ArraySlice<UInt8>) -> UInt8 { body.reduce(0, &+) }
}
