// SPDX-License-Identifier: Apache-2.0

extension SlipLayout {
    /// A slip that only shows whether a printer prints, cuts and writes hanzi: it has no number, and says so.
    ///
    /// `time` is when it was asked for; `title` is the hall's name.
    package static func test(title: String, station: String, time: String, width: PaperWidth) -> SlipLayout {
        let columns = width.columns
        func rows(_ raw: String, _ alignment: SlipRow.Alignment) -> [SlipRow] {
            PrinterText.wrapped(PrinterText.clean(raw), columns: columns, rows: 2).map {
                .text($0, scale: 1, alignment)
            }
        }
        return SlipLayout(
            width: width,
            rows: rows(title, .center) + [.rule, .text("测试 TEST", scale: 2, .center)]
                + rows("这不是号票。", .center) + rows("This is no ticket.", .center)
                + rows("取号机 \(station)  \(time)", .left)
                + rows("天地玄黄 宇宙洪荒 0123456789 ABCDEFG", .left)
                + [.code("HALLKIOSK TEST", moduleDots: QRSize.moduleDots(bytes: 14)), .rule]
        )
    }
}
