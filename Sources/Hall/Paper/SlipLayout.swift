// SPDX-License-Identifier: Apache-2.0

/// The rows of a slip on paper of one width (requirements.md 6.2); pure, so that a test reads it as text.
///
/// Whatever is configured, a slip stays within `lengthLimitDots`: every part has a row limit, and what visitors can do
/// without goes first (English, then the code, then the ends of long texts).
package struct SlipLayout: Sendable, Equatable {
    /// The paper it was laid out for.
    package let width: PaperWidth
    /// The rows from top to bottom.
    package let rows: [SlipRow]

    /// 130 mm of paper at 8 dots per millimetre.
    package static let lengthLimitDots = 1040
    /// Paper between print head and cutter, fed by the cut and blank at the top of the next slip: 14 mm.
    package static let cutterDots = 112

    /// Lays out `content`.
    package init(_ content: SlipContent, width: PaperWidth, showsEnglish: Bool = false) {
        self.width = width
        let attempts = [(showsEnglish, true, 3), (false, true, 3), (false, false, 3), (false, false, 1)]
        var rows: [SlipRow] = []
        for (english, code, longest) in attempts {
            rows = Composer(
                content: content,
                width: width,
                showsEnglish: english,
                showsCode: code,
                longest: longest
            ).rows()
            if Self.length(of: rows) <= Self.lengthLimitDots { break }
        }
        self.rows = rows
    }

    /// Takes rows that fit the paper.
    init(width: PaperWidth, rows: [SlipRow]) { (self.width, self.rows) = (width, rows) }

    /// Paper from cut to cut, in dots.
    package var lengthDots: Int { Self.length(of: rows) }

    private static func length(of rows: [SlipRow]) -> Int { rows.reduce(cutterDots) { $0 + $1.lengthDots } }
}

/// Composes the parts of a slip from top to bottom.
private struct Composer {
    let content: SlipContent
    let width: PaperWidth
    let showsEnglish: Bool
    let showsCode: Bool
    /// Rows that a configured text may take.
    let longest: Int

    /// Columns of the complaint window's label, so that 12345 is never cut off.
    private static let labelColumns = 8
    /// Left margin of body rows, in columns.
    private static let indent = 1

    func rows() -> [SlipRow] {
        head + [.rule] + body + [.rule] + foot + code + closing
    }

    private var head: [SlipRow] {
        var rows = centered(content.title, scale: 2, limit: min(2, longest))
        rows.append(.rule)
        rows += centered(content.number, scale: 4, limit: 1)
        if let mark = content.mark { rows += centered(mark, scale: 2, limit: 1) }
        if content.isVerifiedAtWindow { rows += centered("预约由窗口核实", scale: 1, limit: 1) }
        return rows
    }

    private var body: [SlipRow] {
        var rows = text("业务：" + content.service, limit: longest)
        if !content.windows.isEmpty {
            rows += pair("窗口：" + WindowLabels.text(content.windows), content.area, limit: longest)
        } else if !content.area.isEmpty {
            rows += text("等候区：" + content.area, limit: longest)
        }
        rows += standing
        rows += pair("取号：" + content.issued, "取号机 " + content.stationLabel, limit: 2)
        if showsEnglish { rows += english }
        return rows
    }

    private var standing: [SlipRow] {
        switch content.standing {
        case .waiting(let ahead, let minutes):
            // A reprint is read beside the time of issue, so it says when its count was taken.
            let time = content.copy > 0 ? "（\(content.printed)）" : ""
            return pair("前面还有：\(ahead) 人" + time, minutes.map(Self.wait) ?? "", limit: 2)
        case .called(let window): return text("已叫号：请到 " + WindowLabels.text([window]) + "窗口办理", limit: 2)
        case .missed: return text("已过号：请到咨询台重新排入队伍", limit: 2)
        case .silent: return []
        }
    }

    private var english: [SlipRow] {
        var parts = content.englishService.isEmpty ? [] : [content.englishService]
        if !content.windows.isEmpty { parts.append("Window " + content.windows.joined(separator: ", ")) }
        if case .waiting(let ahead, _) = content.standing { parts.append("\(ahead) ahead") }
        return text(parts.joined(separator: " / "), limit: 2)
            + text("Missed your call? Please see the help desk.", limit: 2)
    }

    /// Whom to wait for and whom to ask; in fewer words where rows are short.
    private var foot: [SlipRow] {
        let contact = content.contact
        let place = content.area.isEmpty ? "等候区" : content.area
        let label = PrinterText.shortened(PrinterText.clean(contact.complaintWindow), columns: Self.labelColumns)
        let window = label.isEmpty ? "" : WindowLabels.text([label])
        let hints =
            switch width {
            case .mm80:
                [
                    "请在\(place)等候，留意大屏和语音。", "过号请到咨询台，可为您重新排入队伍。",
                    "遇到困难：" + (window.isEmpty ? "" : "有诉即办窗口 \(window) / ") + "12345",
                ]
            case .mm58:
                [
                    "请在\(place)等候，留意叫号。", "过号请到咨询台重新排入队伍。",
                    "有诉即办：" + (window.isEmpty ? "" : "\(window)窗口 / ") + "12345",
                ]
            }
        return hints.flatMap { text($0, limit: 2) }
            + (contact.bookingMethod.isEmpty ? [] : text("预约方式：" + contact.bookingMethod, limit: longest))
            + (contact.telephone.isEmpty ? [] : text("咨询电话：" + contact.telephone, limit: min(2, longest)))
    }

    private var code: [SlipRow] {
        guard showsCode, let payload = content.code.map(PrinterText.clean), payload.utf8.allSatisfy({ $0 < 0x80 }),
            (1...QRSize.limit).contains(payload.utf8.count)
        else { return [] }
        return [.code(payload, moduleDots: QRSize.moduleDots(bytes: payload.utf8.count))]
    }

    private var closing: [SlipRow] {
        let mark = width == .mm80 ? "（补打 \(content.copy)）" : "补打 \(content.copy)"
        return pair("本票不含个人身份信息", content.copy > 0 ? mark : "", limit: 2) + [.rule]
    }

    private static func wait(_ minutes: ClosedRange<Int>) -> String {
        minutes.lowerBound == minutes.upperBound
            ? "预计 \(minutes.lowerBound) 分钟" : "预计 \(minutes.lowerBound)–\(minutes.upperBound) 分钟"
    }

    // MARK: Rows

    /// A centred text, as large as it fits one row, otherwise wrapped at scale 1.
    private func centered(_ raw: String, scale: Int, limit: Int) -> [SlipRow] {
        let text = PrinterText.clean(raw)
        let fitting = (1...scale).last { PrinterText.columns(text) * $0 <= width.columns }
        guard let fitting else {
            return PrinterText.wrapped(text, columns: width.columns, rows: limit).map { .text($0, scale: 1, .center) }
        }
        return [.text(text, scale: fitting, .center)]
    }

    private func text(_ raw: String, limit: Int) -> [SlipRow] {
        let margin = String(repeating: " ", count: Self.indent)
        return PrinterText.wrapped(PrinterText.clean(raw), columns: width.columns - Self.indent, rows: limit)
            .map { .text(margin + $0, scale: 1, .left) }
    }

    /// Two texts on one row, the second at the right edge; on two rows when they do not fit.
    private func pair(_ left: String, _ right: String, limit: Int) -> [SlipRow] {
        guard !right.isEmpty else { return text(left, limit: limit) }
        let (first, second) = (PrinterText.clean(left), PrinterText.clean(right))
        let used = Self.indent + PrinterText.columns(first) + PrinterText.columns(second)
        let gap = width.columns - used
        guard gap >= 2 else { return text(left, limit: limit) + text(right, limit: 1) }
        let row = String(repeating: " ", count: Self.indent) + first + String(repeating: " ", count: gap) + second
        return [.text(row, scale: 1, .left)]
    }
}
