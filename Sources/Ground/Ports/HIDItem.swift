// SPDX-License-Identifier: Apache-2.0

/// One short item of a report descriptor (HID 1.11 section 6.2.2.2).
struct HIDItem: Sendable {
    /// Tag and type: the first byte without its size.
    let tag: UInt8
    /// How many bytes of data.
    let size: Int
    /// The data, least byte first.
    let data: UInt32

    /// The prefix of a long item, of which none has a meaning yet (section 6.2.2.3).
    private static let long: UInt8 = 0xFE

    /// Takes the next item off `rest`, passing over long ones; nil at the end.
    init?(_ rest: inout ArraySlice<UInt8>) throws(HIDReportDescriptor.Fault) {
        while rest.first == Self.long {
            guard let length = rest.dropFirst().first, rest.count >= 3 + Int(length) else { throw .cutShort }
            rest.removeFirst(3 + Int(length))
        }
        guard let prefix = rest.popFirst() else { return nil }
        // 0, 1, 2 or 4 bytes.
        size = prefix & 3 == 3 ? 4 : Int(prefix & 3)
        guard rest.count >= size else { throw .cutShort }
        data = rest.prefix(size).reversed().reduce(0) { $0 << 8 | UInt32($1) }
        tag = prefix & 0xFC
        rest.removeFirst(size)
    }

    /// The data as a signed number of its size.
    var signed: Int64 {
        switch size {
        case 1: Int64(Int8(truncatingIfNeeded: data))
        case 2: Int64(Int16(truncatingIfNeeded: data))
        default: Int64(Int32(bitPattern: data))
        }
    }
}
