// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// One keypad on a line: where it stands and whose it is.
package struct KeypadPost: Sendable, Equatable {
    /// Its address on the line.
    package let address: UInt8
    /// The window it works for.
    package let window: WindowID
    /// Who presses it while nobody is signed in at the window.
    package let staff: StaffID?
    /// Whether an evaluator stands beside it.
    package let evaluates: Bool

    /// Collects the parts.
    package init(address: UInt8, window: WindowID, staff: StaffID? = nil, evaluates: Bool = false) {
        (self.address, self.window, self.staff, self.evaluates) = (address, window, staff, evaluates)
    }
}

/// The ratings that the evaluator's four keys mean.
///
/// The protocol names no meaning. The only public host software maps 0→1, 1→0, 2→3 and 3→4 onto five grades counted from
/// the best: 满意, 非常满意, 不满意, 非常不满意. 基本满意 has no key on this hardware; pages have all five.
package struct KeypadLevels: Sendable, Equatable {
    /// By key, 5 is the best.
    package let ratings: [Rating]

    /// The documented mapping.
    package init() { ratings = [.good, .veryGood, .bad, .veryBad] }

    /// Another order of four ratings, keys 0–3; nil when there are not four.
    package init?(_ ratings: [Rating]) {
        guard ratings.count == KeypadReport.grades.count else { return nil }
        self.ratings = ratings
    }

    subscript(key: UInt8) -> Rating? { ratings.indices.contains(Int(key)) ? ratings[Int(key)] : nil }
}
