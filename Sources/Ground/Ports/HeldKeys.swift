// SPDX-License-Identifier: Apache-2.0
import CLinux

/// Which keys of a keyboard are down (kernel documentation, input/event-codes).
package enum HeldKeys {
    /// Asks for the codes of all keys that are down now (EVIOCGKEY); what the kernel still had to tell of keys is dropped.
    package static func of(_ line: ByteLine) throws(PortError) -> Set<UInt16> {
        try line.withDescriptor { number throws(PortError) in
            guard let number else { throw .notOpen }
            var bits = [UInt8](repeating: 0, count: Int(LINUX_KEY_BYTES))
            guard unsafe linux_keys_held(number, &bits) >= 0 else {
                throw PortError(call: "EVIOCGKEY", on: "the device")
            }
            return codes(bits)
        }
    }

    /// The codes whose bits are set, the first byte's least bit being code 0.
    static func codes(_ bits: [UInt8]) -> Set<UInt16> {
        var codes: Set<UInt16> = []
        for (index, byte) in bits.enumerated() {
            for bit in 0..<8 where byte >> bit & 1 == 1 { codes.insert(UInt16(index * 8 + bit)) }
        }
        return codes
    }
}
