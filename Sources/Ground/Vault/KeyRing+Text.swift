// SPDX-License-Identifier: Apache-2.0

extension KeyRing {
    /// The most bytes a file of keys may have.
    package static let fileLimit = 65_536

    /// Reads a ring from the text of its file; `name` is how messages call it.
    package static func parse(_ text: String, name: String) throws(VaultError) -> KeyRing {
        try parse(Array(text.utf8), name: name)
    }

    /// Reads lines `key <id> <use> <algorithm> <hex>`; empty lines and those with `#` in front are skipped.
    ///
    /// `allowed` are the uses the lines may have.
    static func parse(
        _ text: some Collection<UInt8>,
        name: String,
        allowed: [KeyUse] = KeyUse.allCases
    ) throws(VaultError) -> KeyRing {
        var ring = KeyRing()
        var number = 0
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }),
                first != UInt8(ascii: "#")
            else { continue }
            do throws(KeyLineError) {
                let key = try key(line)
                guard allowed.contains(key.use) else { throw KeyLineError(fault: .notForEnrolment) }
                guard ring.key(key.use, id: key.id) == nil else { throw KeyLineError(fault: .repeated) }
                guard let next = try? ring.adding(key) else { throw KeyLineError(fault: .tooMany) }
                ring = next
            } catch {
                throw .badLine(file: name, line: number, error.fault)
            }
        }
        return ring
    }

    /// Writes `keys` as lines; the result is as secret as they are.
    static func lines(of keys: [Key]) -> [UInt8] {
        var text: [UInt8] = []
        // Room for all lines at once, so that no copy of a key stays behind in memory that was outgrown.
        text.reserveCapacity(keys.count * 200)
        for key in keys {
            text += "\(key) ".utf8
            unsafe key.bytes.lend { bytes in
                for index in 0..<bytes.count {
                    let byte = unsafe bytes[index]
                    text.append(digit(byte >> 4))
                    text.append(digit(byte & 15))
                }
            }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    private struct KeyLineError: Error {
        let fault: KeyLineFault
    }

    private static func key(_ line: some Collection<UInt8>) throws(KeyLineError) -> Key {
        let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
        guard words.count == 5, words[0].elementsEqual("key".utf8), words[1].count <= 10,
            let id = UInt32(String(decoding: words[1], as: UTF8.self)), words[1].first != UInt8(ascii: "+")
        else { throw KeyLineError(fault: .form) }
        guard let use = KeyUse.allCases.first(where: { words[2].elementsEqual($0.rawValue.utf8) })
        else { throw KeyLineError(fault: .unknownUse) }
        guard let algorithm = KeyAlgorithm.allCases.first(where: { words[3].elementsEqual($0.name.utf8) })
        else { throw KeyLineError(fault: .unknownAlgorithm) }
        guard algorithm.serves(use) else { throw KeyLineError(fault: .unfit) }
        guard words[4].count == 2 * algorithm.keyLength(for: use), words[4].allSatisfy({ nibble($0) != nil })
        else { throw KeyLineError(fault: .length) }
        return Key(id: id, use: use, algorithm: algorithm, bytes: bytes(words[4]))
    }

    /// Turns checked hex digits into bytes, without a copy outside of the memory that is cleared.
    private static func bytes(_ digits: some Collection<UInt8>) -> KeyBytes {
        unsafe KeyBytes(count: digits.count / 2) { memory in
            for (index, digit) in digits.enumerated() {
                unsafe memory[index / 2] = unsafe memory[index / 2] << 4 | (nibble(digit) ?? 0)
            }
        }
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
