// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A text that a center shows to everybody, as it stands.
package struct PostedNotice: Sendable, Equatable {
    /// What it is about.
    package enum Kind: String, Sendable, CaseIterable {
        /// 中介服务公示: guide, conditions, process, time and fees of an intermediary (R53); shown, never offered or chosen.
        case intermediary
    }

    /// Its number.
    package let id: Int64
    /// What it is about.
    package let kind: Kind
    /// Who shows it.
    package let center: CenterID
    /// Its heading.
    package let title: String
    /// Its text.
    package let body: String
    /// Since when.
    package let posted: Timestamp

    /// The most bytes of a heading.
    package static let titleLimit = 200
    /// The most bytes of a text.
    package static let bodyLimit = 8000
    /// The most that are listed at once.
    package static let listLimit = 200
}
