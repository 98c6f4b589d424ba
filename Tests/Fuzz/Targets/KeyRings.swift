// SPDX-License-Identifier: Apache-2.0
@testable import Vault

/// Files of keys, and the lines of an enrolment: no message holds a key.
enum KeyRings {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        do throws(VaultError) {
            _ = try FuzzKeys.hall.merging(text, name: "bundle")
        } catch { try check(error, about: text) }
        let ring: KeyRing
        do throws(VaultError) {
            ring = try KeyRing.parse(text, name: "keys")
        } catch { return try check(error, about: text) }
        try hold(ring.keys.count <= KeyRing.keyLimit, "more keys than the limit")
        for key in ring.keys {
            try hold(Mirror(reflecting: key).children.isEmpty, "a mirror shows a key")
            try hold("\(key)".utf8.count < 60, "a description shows a key")
        }
        let lines = KeyRing.lines(of: ring.keys)
        let again = try? KeyRing.parse(String(decoding: lines, as: UTF8.self), name: "again")
        try hold(
            again?.keys.elementsEqual(ring.keys) { $0.isSame(as: $1) } == true,
            "a ring is not read as it is written"
        )
    }

    /// Eight hex digits in a row that were in the input are part of a key.
    private static func check(_ error: VaultError, about text: String) throws(Broken) {
        try hold(!error.description.isEmpty, "a refusal without a reason")
        let words = Array(error.description.utf8).split { !(0x30...0x39).contains($0) && !(0x61...0x66).contains($0) }
        for word in words where word.count >= 8 {
            try hold(!text.contains(String(decoding: word, as: UTF8.self)), "a message shows a key")
        }
    }
}
