// SPDX-License-Identifier: Apache-2.0

/// A colour of 8 bits a channel, as SGR 38;2 and 48;2 take it.
struct RGB: Equatable, Sendable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8

    init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }
}
