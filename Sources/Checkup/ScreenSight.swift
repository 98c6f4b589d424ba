// SPDX-License-Identifier: Apache-2.0

/// Whose picture this machine's screen shows.
package struct ScreenSight: Sendable, Equatable {
    /// Whether a kiosk's token is here: then no board is shown.
    package var isKiosk = false
    /// The first station of hall.conf; nil where no hall lives that could make a token.
    package var station: String?

    /// Nothing was seen.
    package init() {}
}
