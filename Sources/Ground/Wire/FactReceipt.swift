// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The center's answer to a `FactBatch`: how far it has this hall's journal, without gaps.
package struct FactReceipt: Sendable, Equatable, Codable {
    /// Everything up to here is stored; the next batch continues after it.
    package let position: Position

    /// Wraps the position.
    package init(position: Position) { self.position = position }
}
