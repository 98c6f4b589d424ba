// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Terms

/// What a station needs of the rest of the hall; closures, so that a test can be the hall.
package struct StationDoors: Sendable {
    /// The way to the journal, perhaps by way of the center's claim.
    package let submit: Submit
    /// The way to the hall's state.
    package let read: DeskReading
    /// The way to the verifier of electronic credentials, if the hall has one.
    package let credentials: CredentialDoor?
    /// The hall's clock.
    package let now: @Sendable () -> Moment
    /// Is told that somebody is there, before it is known what he wants; on the loop, must not block.
    package let onPresence: @Sendable () -> Void
    /// Is told every new screen; on the loop, must not block.
    package let onScreen: @Sendable (DeskPage) -> Void

    /// Collects the closures.
    package init(
        submit: @escaping Submit,
        read: @escaping DeskReading,
        credentials: CredentialDoor? = nil,
        now: @escaping @Sendable () -> Moment,
        onPresence: @escaping @Sendable () -> Void = {},
        onScreen: @escaping @Sendable (DeskPage) -> Void = { _ in }
    ) {
        (self.submit, self.read, self.credentials, self.now) = (submit, read, credentials, now)
        (self.onPresence, self.onScreen) = (onPresence, onScreen)
    }
}
