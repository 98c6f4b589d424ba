// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A hall that was enrolled, with how far the two directions of its link are.
package struct RegisteredHall: Sendable, Equatable {
    /// The hall, which is the common name of its certificate.
    package let id: HallID
    /// The center it belongs to.
    package let center: CenterID
    /// The name people know it by.
    package let name: String
    /// The last cursor of its change feed.
    package let cursor: Int64
    /// How far its journal has arrived, without gaps.
    package let position: Position
    /// When it was last heard, by the center's clock.
    package let heardAt: Timestamp?
}
