// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What the visits of a report are sorted by.
package enum ReportGrouping: String, Sendable, CaseIterable {
    case window
    /// By staff number, with what R56 wants watched.
    case clerk
    case service
    /// By the local hour in which the number was taken.
    case hour
    case `class`
    case day

    /// The group of a visit; empty where it has none, as the window of a ticket that was never called.
    func key(of row: VisitRow) -> String {
        switch self {
        case .window: row.window?.text ?? ""
        case .clerk: row.staff?.text ?? ""
        case .service: row.service.text
        case .hour: Digits.padded(row.hour, to: 2)
        case .class: row.kind.rawValue
        case .day: row.ticket.day.text
        }
    }
}
