// SPDX-License-Identifier: Apache-2.0
import HTTP
package import Terms

extension OfficeRequest {
    /// The key of the intent (HTTP `Idempotency-Key`), which a POST that makes something needs.
    package func intent() throws(CenterProblem) -> IntentKey {
        guard let text = http.headers["Idempotency-Key"], let key = IntentKey(text: Self.unquoted(text)) else {
            throw CenterProblem(
                400,
                "idempotency-key-needed",
                "缺少 Idempotency-Key",
                "The header Idempotency-Key is needed",
                detail: "Make a random key of 1 to 80 printable ASCII characters per intent and keep it on retries."
            )
        }
        return key
    }

    /// The draft of the header has a structured string, in quotes; most clients send it bare.
    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast())
    }
}

extension OfficeCaller {
    /// Throws unless the caller may know of a thing of `center`: to others there is no such thing.
    package func mustSee(_ center: CenterID) throws(CenterProblem) {
        guard self.center == nil || self.center == center else { throw .notFound }
    }
}
