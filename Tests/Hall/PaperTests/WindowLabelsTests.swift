// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Paper

struct WindowLabelsTests {
    @Test(arguments: [
        ([], ""), (["12"], "12 号"), (["12", "13", "14", "15"], "12、13、14、15 号"), (["3", "综合窗口"], "3、综合窗口"),
        (["1", "2", "3", "4", "5", "6", "7", "9"], "1–7、9 号"),
        (["1", "3", "5", "6", "8", "A1", "9", "10"], "1、3、5、6、8、A1、9、10 号"),
        ((1...30).map(String.init), "1–30 号"),
    ])
    func `windows are written as one reads them`(labels: [String], text: String) {
        #expect(WindowLabels.text(labels) == text)
    }
}
