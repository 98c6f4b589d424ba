// SPDX-License-Identifier: Apache-2.0
import Settings

extension SettingsProblem {
    /// The same in both languages, behind its line in `file`.
    func phrase(in file: String) -> Phrase {
        let place = line > 0 ? "\(file):\(line)" : file
        return Phrase("\(place)：\(chinese)", "\(place): \(message) — \(advice)")
    }

    /// What is wrong, and what to do.
    private var chinese: String {
        switch kind {
        case .tooLarge: "文件超过 \(SettingsFile.byteLimit) 字节：看看是不是配置文件"
        case .lineTooLong: "这一行超过 \(SettingsFile.lineLimit) 字节：分开写，列表可以重复写同一个键"
        case .notText: "这一行不是 UTF-8 文字，或含有控制字符：请存为 UTF-8"
        case .badHeading: "不是小节标题：写 [section] 或 [section name]"
        case .notAnAssignment: "不是标题、赋值或注释：写 key = value，注释前加 #"
        case .badKey: "不是键名：“=”前只能用字母、数字、“.”“_”“-”"
        case .outsideSection(let key): "“\(key)”写在第一个小节之前：在它上面写 [section]"
        case .badQuotes(let key): #"“\#(key)”的引号不成对：整个值写在 "…" 里，其中的引号写 \"，反斜杠写 \\"#
        case .repeatedSection(let heading, let first): "[\(heading)] 在第 \(first) 行已经有了：合并，或给其中一个改名"
        case .unknownSection(let heading, let nearest):
            "没有 [\(heading)] 这个小节：" + (nearest.map { "是 [\($0)] 吗？" } ?? "去掉它，或查看手册")
        case .misplacedLabel(let heading): "[\(heading)] 的写法不对：查看手册，是 [section] 还是 [section name]"
        case .unknownKey(let key, let section, let nearest):
            "[\(section)] 里没有“\(key)”这个键：" + (nearest.map { "是“\($0)”吗？" } ?? "去掉它，或查看手册")
        case .missingKey(let key, let section): "[\(section)] 缺少“\(key)”：补上 \(key) = …"
        case .repeatedKey(let key, let first): "“\(key)”在第 \(first) 行已经写过：只留一行"
        case .unexpectedList(let key): "“\(key)”的右引号后面还有文字：只写一个值"
        case .emptyValue(let key): "“\(key)”没有值：在“=”后面写上，或去掉这一行"
        case .longValue(let key, let limit): "“\(key)”超过 \(limit) 个字：缩短"
        case .badValue(let key, let shown, let expected):
            "“\(key)”" + (shown.map { "现在是“\($0)”，" } ?? "") + "应为：" + (Self.expectations[expected] ?? expected)
        }
    }

    /// What a hall of other answers can come to expect of the rest of its file; other expectations are only told in English.
    static let expectations = [
        "a window of this hall": "本大厅的一个窗口",
        "the zone of a window of this hall": "本大厅窗口所在的区",
        "a service of this file": "本文件里的一项业务",
        "another printer than the first": "与第一台不同的打印机",
        "beside a printer, which is missing": "第一台打印机也要写上",
    ]
}
