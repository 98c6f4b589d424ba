// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Paper

/// The slip that shows that a printer prints.
struct TestSlipTests {
    @Test(arguments: PaperWidth.allCases)
    func `a test slip says that it is no ticket, and fits its paper whatever the hall is called`(width: PaperWidth) {
        for title in ["样例大厅", String(repeating: "长", count: 60), "a\u{1B}@b"] {
            let slip = SlipLayout.test(title: title, station: "kiosk-1", time: "09:41", width: width)
            let texts = slip.rows.compactMap { row -> String? in
                guard case .text(let text, let scale, _) = row else { return nil }
                #expect(PrinterText.columns(text) * scale <= width.columns, "\(text)")
                return text
            }
            #expect(texts.contains("这不是号票。") && texts.contains("This is no ticket."))
            #expect(slip.lengthDots <= SlipLayout.lengthLimitDots)
            #expect(!texts.joined().unicodeScalars.contains { $0.value < 0x20 })
        }
    }
}
