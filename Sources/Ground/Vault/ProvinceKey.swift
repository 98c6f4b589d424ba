// SPDX-License-Identifier: Apache-2.0

package import Terms

/// The key under which a province's cities hash people, so that a person listed in one is known in another (R28).
package struct ProvinceKey: Sendable {
    private let key: KeyBytes

    /// Bytes of the key.
    package static let length = 32

    /// Reads the key's 64 lower-case hex digits, nil for any other text.
    package init?(text: String) {
        guard let bytes = Hex.bytes(text), bytes.count == Self.length else { return nil }
        key = KeyBytes(bytes)
    }

    /// Reads the file at `path`, which holds the digits and perhaps a line end, and which only its owner may read.
    package init(path: String) throws(VaultError) {
        let text = try PrivateFile.read(path, limit: 2 * Self.length + 2)
        let digits = unsafe text.lend { unsafe String(decoding: $0, as: UTF8.self) }
        guard let key = ProvinceKey(text: String(digits.prefix { !$0.isNewline })) else {
            throw .badLine(file: path, line: 1, .length)
        }
        self = key
    }

    /// Hashes a document: HMAC-SHA256 over the type's name, NUL, and the number folded as `Typed.folded` does.
    package func mark(_ document: DocumentNumber) -> ProvinceMark {
        let message = Array(document.type.rawValue.utf8) + [0] + Array(Typed.folded(document.plain).utf8)
        return ProvinceMark(hash: KeyedHash.compute(message, key, digest: "SHA256"))
    }
}
