// SPDX-License-Identifier: Apache-2.0

/// What became of records that were sent: either all were taken or none.
package enum CatalogOutcome: Sendable, Equatable {
    case saved(CatalogTally)
    case refused([CatalogProblem])
}

/// How many records were new, changed, or as they were already.
package struct CatalogTally: Sendable, Equatable {
    /// New ones.
    package var made = 0
    /// Changed ones.
    package var changed = 0
    /// Those that said what was known.
    package var unchanged = 0

    /// Begins with nothing.
    package init() {}
}
