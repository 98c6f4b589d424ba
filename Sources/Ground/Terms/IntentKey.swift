// SPDX-License-Identifier: Apache-2.0

/// The key of one intent, made before the first attempt and kept on retries (HTTP `Idempotency-Key`).
///
/// 1–80 printable ASCII characters without space, quote or backslash.
package struct IntentKey: TextCoded {
    package let text: String

    package init?(text: String) {
        let allowed = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
        guard allowed, (1...80).contains(text.utf8.count) else { return nil }
        self.text = text
    }
}
