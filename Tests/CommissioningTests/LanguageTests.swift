// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Testing

/// Which language a terminal and its person get.
struct LanguageTests {
    @Test(
        arguments: [
            ("xterm-256color", "zh_CN.UTF-8", SetupLanguage.zh), ("xterm", "C.UTF-8", .zh), ("foot", "zh_CN.utf8", .zh),
            ("xterm", "en_US.UTF-8", .en), ("linux", "zh_CN.UTF-8", .en), ("xterm", "zh_CN.GB18030", .en),
            ("xterm", nil, .en), (nil, "zh_CN.UTF-8", .zh),
        ] as [(String?, String?, SetupLanguage)]
    )
    func `hanzi are shown where there are any`(terminal: String?, locale: String?, language: SetupLanguage) {
        #expect(SetupLanguage(asked: nil, terminal: terminal, locale: locale) == language)
        for asked in SetupLanguage.allCases {
            #expect(SetupLanguage(asked: asked, terminal: terminal, locale: locale) == asked)
        }
    }
}
