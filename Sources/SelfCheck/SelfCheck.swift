// SPDX-License-Identifier: Apache-2.0

/// The self-check that the notice asks for (R74): R1–R49 one by one, each judged by what a live hall and a live center say.
package enum SelfCheck {
    /// A requirement with its verdict.
    package struct Line: Sendable {
        /// What was judged.
        package let requirement: Requirement
        /// What came of it.
        package let verdict: Verdict
    }

    /// Every requirement in the order of the notice.
    package static let table = preamble + channels + registration + punctuality + hallWork + emergency

    /// Judges everything that was read.
    package static func judge(_ findings: Findings) -> [Line] {
        table.map { Line(requirement: $0, verdict: $0.judge(findings)) }
    }
}
