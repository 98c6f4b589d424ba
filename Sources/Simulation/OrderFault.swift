// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// The rules refused what the ordering study asks of them: the study and the rules no longer fit.
package enum OrderFault: Error, Sendable, Equatable {
    case refused(Refusal)
    case unexpected(HallAnswer)
}

extension OrderFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .refused(let refusal): "the hall of the study refuses: \(refusal)"
        case .unexpected(let answer): "the hall of the study answers \(answer)"
        }
    }
}
