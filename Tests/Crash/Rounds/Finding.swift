// SPDX-License-Identifier: Apache-2.0

/// Something that contradicts what a client was told.
struct Finding: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// It was acknowledged and is not there, or is there as it was before.
        case lost
        /// It is there twice, or two have the same.
        case doubled
        /// It is there and says something else than before.
        case changed
        /// A file is damaged, or a program does not open it.
        case damaged
    }

    let kind: Kind
    let what: String

    init(_ kind: Kind, _ what: String) { (self.kind, self.what) = (kind, what) }
}
