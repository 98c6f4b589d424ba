// SPDX-License-Identifier: Apache-2.0

/// Text that libcrypto writes into a buffer.
enum PEMText {
    /// Large enough for any certificate, request or key on P-256.
    private static let capacity = 16_384

    /// The text that `write` puts into the buffer; nil when it does not fit.
    static func written(_ write: (UnsafeMutablePointer<CChar>, Int) -> Int) -> String? {
        let bytes = unsafe [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = unsafe max(0, write(start, capacity))
        }
        return bytes.isEmpty ? nil : String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
