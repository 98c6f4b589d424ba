// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// The way to whoever can say whose an electronic credential is.
package struct CredentialDoor: Sendable {
    /// Says whether a code may be asked about at all.
    package let allows: @Sendable (_ code: String) -> Bool
    /// Asks; answers within a bounded time.
    package let ask: @Sendable (_ code: String) async -> CredentialVerdict

    /// Collects the closures.
    package init(
        allows: @escaping @Sendable (_ code: String) -> Bool,
        ask: @escaping @Sendable (_ code: String) async -> CredentialVerdict
    ) {
        (self.allows, self.ask) = (allows, ask)
    }
}
