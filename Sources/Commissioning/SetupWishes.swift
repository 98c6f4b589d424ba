// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What is to be done besides writing hall.conf.
package struct SetupWishes: Sendable, Equatable {
    /// The center to join; nil to join none.
    package var center: String?
    /// Its one-time code.
    package var code: String?
    /// Who becomes the first admin; nil for nobody.
    package var admin: StaffID?
    /// What this machine's own screen is to show; nil leaves it alone.
    package var screen: MachineScreen?
    /// Whether systemd's units are left alone, and the hall is not waited for.
    package var startsNothing = false
    /// Whether a real number is taken, printed and made void.
    package var testsTicket = false
    /// Whether that number is called before.
    package var testsCall = false

    /// Nothing.
    package init() {}
}
