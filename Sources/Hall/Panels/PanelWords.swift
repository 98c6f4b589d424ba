// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What rows say, in words that fit.
package struct PanelWords: Sendable {
    /// The letters that a panel has.
    package enum Letters: String, Sendable, CaseIterable {
        /// ASCII and two-byte hanzi.
        case hanzi
        /// ASCII alone.
        case ascii
    }

    /// The cells of a row.
    let columns: Int
    /// The letters.
    let letters: Letters

    /// The text of a row, in the longest of its forms that fits; a name that is too long is cut.
    func text(_ row: PanelRow) -> PanelText {
        let forms = forms(row)
        return forms.first { $0.columns <= columns } ?? (forms.last ?? PanelText("")).cut(to: columns)
    }

    /// The text of a notice, which may be wider than the row.
    func whole(_ notice: String) -> PanelText { letters == .hanzi ? PanelText(notice) : PanelText("") }

    private func forms(_ row: PanelRow) -> [PanelText] {
        switch row {
        case .blank: [PanelText("")]
        case .call(let number, let window, _): calls(number, window)
        case .serving(let number): said("\(number)正在办理", "\(number) SERVING") + [PanelText("\(number)")]
        case .window(let label, let staff): [heading(label, staff)]
        case .welcome: said("欢迎光临", "WELCOME")
        case .paused: said("暂停服务", "PAUSED")
        case .closed: said("未开放", "CLOSED")
        case .notice(let text): [whole(text)]
        }
    }

    private func said(_ hanzi: String, _ ascii: String) -> [PanelText] {
        [PanelText(letters == .hanzi ? hanzi : ascii)]
    }

    /// From `请A023到3号窗口` to `A023 3`: what is cut last is the number.
    private func calls(_ number: TicketNumber, _ window: String) -> [PanelText] {
        guard letters == .hanzi else {
            guard Self.isNumber(window) else { return [PanelText("\(number)")] }
            return ["\(number) -> WINDOW \(window)", "\(number) -> \(window)", "\(number) \(window)", "\(number)"]
                .map(PanelText.init)
        }
        let isNumber = Self.isNumber(window)
        let place = isNumber ? "\(window)号窗口" : window
        let short = isNumber ? "\(window)号" : window
        return ["请\(number)到\(place)", "\(number)请到\(place)", "\(number)→\(short)", "\(number) \(window)", "\(number)"]
            .map(PanelText.init)
    }

    private func heading(_ label: String, _ staff: String?) -> PanelText {
        let isNumber = Self.isNumber(label)
        let place: PanelText
        switch letters {
        case .hanzi: place = PanelText(isNumber ? "\(label)号窗口" : label)
        case .ascii: place = PanelText(isNumber ? "WINDOW \(label)" : "")
        }
        guard let staff else { return place.cut(to: columns) }
        return .ends(place, PanelText(letters == .hanzi ? "工号\(staff)" : "NO.\(staff)"), columns: columns)
    }

    /// A window's label that is a name, such as 咨询台, needs no 号窗口 behind it.
    private static func isNumber(_ label: String) -> Bool {
        !label.isEmpty && label.unicodeScalars.allSatisfy { $0.isASCII && $0 != " " }
    }
}
