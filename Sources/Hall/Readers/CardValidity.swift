// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How long a card says that it is valid.
package enum CardValidity: Sendable, Equatable {
    /// The last day of validity.
    case until(BusinessDay)
    /// 长期, given to people over 46.
    case longTerm
    /// The field holds neither; the people at the window look at the card.
    case unreadable

    /// Says whether the last valid day lies before `today`.
    package func hasEnded(by today: BusinessDay) -> Bool {
        switch self {
        case .until(let day): day < today
        case .longTerm, .unreadable: false
        }
    }
}
