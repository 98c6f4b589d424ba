// SPDX-License-Identifier: Apache-2.0
/// What somebody does with a complaint.
package enum ComplaintStep: Sendable, Equatable {
    case stage(ComplaintStage)
    /// The answer is put off.
    case postpone

    /// The name it is kept under.
    package var text: String {
        switch self {
        case .stage(let stage): stage.rawValue
        case .postpone: "postponed"
        }
    }
}

extension ComplaintCourse {
    /// Takes a step; throws when it cannot be taken from here.
    package mutating func take(_ step: ComplaintStep) throws(Refusal) {
        switch step {
        case .stage(let stage): try move(to: stage)
        case .postpone: try postpone()
        }
    }
}
