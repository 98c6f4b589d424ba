// SPDX-License-Identifier: Apache-2.0

/// The languages that a hall can be put into service in.
package enum SetupLanguage: String, Sendable, CaseIterable {
    case zh, en

    /// What this terminal and its person can read.
    ///
    /// A console of the kernel (`TERM=linux`) has no hanzi, and a terminal that is not set to UTF-8 garbles them: English.
    /// Otherwise English for those who have set their machine to it, and Chinese for everybody else.
    package init(asked: SetupLanguage?, terminal: String?, locale: String?) {
        let locale = locale?.lowercased() ?? ""
        let hasHanzi = terminal != "linux" && (locale.contains("utf-8") || locale.contains("utf8"))
        self = asked ?? (hasHanzi && !locale.hasPrefix("en") ? .zh : .en)
    }
}
