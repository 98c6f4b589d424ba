// SPDX-License-Identifier: Apache-2.0

/// A display behind an LCDproc server (LCDd, devices.md F.5): text lines over TCP, each answered by one of its own.
///
/// ASCII only. The server says how large its display is.
struct LCDprocFace: PanelFace {
    /// The longest line that is taken from the server; its greeting has some 80 bytes.
    static let lineLimit = 512
    /// The most rows that are used.
    static let rowLimit = 4

    private let rows: Int
    private var words: PanelWords
    private var line: [UInt8] = []
    private var isOverlong = false

    /// A display of so many characters, until its server says how many there are.
    init(columns: Int, rows: Int) {
        self.rows = min(rows, Self.rowLimit)
        words = PanelWords(columns: columns, letters: .ascii)
    }

    mutating func greeting() -> [PanelMessage] {
        [
            "hello", "client_set -name hallkiosk", "screen_add hall",
            // LCDd answers each option with a line of its own: one option a message.
            "screen_set hall -priority foreground", "screen_set hall -heartbeat off",
        ].map(message) + (1...rows).map { message("widget_add hall row\($0) string") }
    }

    mutating func messages(for page: PanelPage, brightness: Int?) -> [PanelMessage] {
        page.rows.prefix(rows).enumerated().map { index, row in
            message("widget_set hall row\(index + 1) 1 \(index + 1) {\(padded(row))}")
        }
    }

    mutating func push(_ bytes: [UInt8]) -> [PanelReply] { bytes.compactMap { push($0) } }

    mutating func forget() { (line, isOverlong) = ([], false) }

    private mutating func push(_ byte: UInt8) -> PanelReply? {
        guard byte == UInt8(ascii: "\n") else {
            if line.count < Self.lineLimit { line.append(byte) } else { isOverlong = true }
            return nil
        }
        defer { forget() }
        return isOverlong ? .garbled : reply(String(decoding: line, as: UTF8.self).split(separator: " "))
    }

    /// `success`, `huh? …`, and the answer to hello, `connect … wid 20 hgt 2 …`; `listen` and `ignore` come by themselves.
    private mutating func reply(_ said: [Substring]) -> PanelReply? {
        switch said.first {
        case "success": return .taken
        case "huh?": return .refused(code: 0)
        case "connect":
            if let columns = Self.value("wid", said), (1...256).contains(columns) {
                words = PanelWords(columns: columns, letters: .ascii)
            }
            return .taken
        case "listen", "ignore", nil: return nil
        default: return .garbled
        }
    }

    private static func value(_ name: Substring, _ words: [Substring]) -> Int? {
        words.firstIndex(of: name).flatMap { words.dropFirst($0 + 1).first }.flatMap { Int($0) }
    }

    private func message(_ text: String) -> PanelMessage {
        PanelMessage(bytes: Array((text + "\n").utf8), isAnswered: true)
    }

    /// A row without the braces that end a text, filled up so that nothing of the one before is left.
    private func padded(_ row: PanelRow) -> String {
        let kept = words.text(row).scalars.map { scalar -> Character in
            scalar.isASCII && scalar != "{" && scalar != "}" ? Character(scalar) : "?"
        }
        return String(kept) + String(repeating: " ", count: max(0, words.columns - kept.count))
    }
}
