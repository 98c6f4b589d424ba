// SPDX-License-Identifier: Apache-2.0

/// How a code scanner is set up, of which each kind of port asks its part.
package struct ScannerHabits: Sendable {
    /// Of one on a serial line or connection.
    package var stream = ScanFramer.Habits()
    /// Of one that types.
    package var keys = KeyDecoder.Habits()

    /// The habits of most scanners as they leave the factory.
    package init() {}
}
