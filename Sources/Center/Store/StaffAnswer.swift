// SPDX-License-Identifier: Apache-2.0
/// What became of a change of the staff.
package enum StaffAnswer: Sendable, Equatable {
    case done
    /// It was so already.
    case unchanged
    case refused(Refusal)

    /// Why a change cannot be made.
    package enum Refusal: Sendable, Equatable {
        case exists
        case unknown
        /// Nobody could look after the city any more.
        case lastCity
        /// The city has as many members as it may have.
        case full
    }
}
