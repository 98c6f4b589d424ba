// SPDX-License-Identifier: Apache-2.0
/// How far a complaint has come (R52), in order.
package enum ComplaintStage: String, Sendable, CaseIterable {
    case received
    case verified
    case handled
    /// The complainant has an answer.
    case answered
    /// It was sent to the wrong place and went back.
    case returned

    /// The stage that follows; nil after an end.
    package var next: ComplaintStage? {
        switch self {
        case .received: .verified
        case .verified: .handled
        case .handled: .answered
        case .answered, .returned: nil
        }
    }

    /// Its name.
    package var chineseName: String {
        switch self {
        case .received: "已受理"
        case .verified: "已核实"
        case .handled: "已处理"
        case .answered: "已答复"
        case .returned: "已退回"
        }
    }
}
