// SPDX-License-Identifier: Apache-2.0
import Terms

@testable import Web

extension TestHall {
    /// Repeats the question in its report, or says what a hall's statistics can say instead.
    static let statistics = StatisticsDoor { question in
        switch question.grouping {
        case "hour" where question.from > question.to: return .notUnderstood
        case "service": return .unavailable
        case "hour", "window":
            let key = question.window?.text ?? "all"
            if question.isCSV { return .report(Array("\(question.grouping),issued\r\n\(key),2\r\n".utf8)) }
            let total = #"{"issued":2,"key":"\#(key)"}"#
            let days = #""from":"\#(question.from)","rows":[],"to":"\#(question.to)""#
            return .report(Array(#"{"by":"\#(question.grouping)",\#(days),"total":\#(total)}"#.utf8))
        default: return .notUnderstood
        }
    }
}
