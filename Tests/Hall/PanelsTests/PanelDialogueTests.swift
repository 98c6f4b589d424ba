// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Panels

struct PanelDialogueTests {
    /// A display whose messages are a letter: G greets, P is a page; answers are `.`, `!` and `?`.
    private struct LetterFace: PanelFace {
        let isAnswered: Bool

        mutating func greeting() -> [PanelMessage] { [message("G")] }
        mutating func messages(for page: PanelPage, brightness: Int?) -> [PanelMessage] {
            page.rows.map { message($0 == .welcome ? "W" : $0 == .paused ? "P" : "C") }
        }
        mutating func push(_ bytes: [UInt8]) -> [PanelReply] {
            bytes.map { $0 == UInt8(ascii: ".") ? .taken : $0 == UInt8(ascii: "!") ? .refused(code: 3) : .garbled }
        }
        mutating func forget() {}

        private func message(_ letter: String) -> PanelMessage {
            PanelMessage(bytes: Array(letter.utf8), isAnswered: isAnswered)
        }
    }

    private static let page = PanelPage([.welcome], count: 1)
    private static let other = PanelPage([.paused], count: 1)

    private static func talk(isAnswered: Bool = true) -> PanelDialogue {
        PanelDialogue(LetterFace(isAnswered: isAnswered))
    }

    private static func bytes(_ text: String) -> PanelDialogue.Input { .bytes(Array(text.utf8)) }

    private static func said(_ outputs: [PanelDialogue.Output]) -> String {
        outputs.reduce(into: "") { text, output in
            if case .write(let bytes) = output { text += String(decoding: bytes, as: UTF8.self) }
        }
    }

    @Test
    func `a display is greeted, asked for, and shown the page`() {
        var talk = Self.talk()
        #expect(Self.said(talk.handle(.opened)) == "G")
        #expect(talk.handle(Self.bytes(".")).contains(.present))
        #expect(Self.said(talk.handle(.wish(Self.page, brightness: nil))) == "W")
        let outputs = talk.handle(Self.bytes("."))
        #expect(outputs == [.health(.ready), .shown(Self.page), .timer(.seconds(30))])
        #expect(talk.handle(.wish(Self.page, brightness: nil)) == [])
        #expect(Self.said(talk.handle(.wish(Self.page, brightness: 4))) == "W")
    }

    @Test
    func `a silent display is asked three times, left alone, and greeted anew`() {
        var talk = Self.talk()
        _ = talk.handle(.opened)
        #expect(Self.said(talk.handle(.due)) == "G")
        #expect(Self.said(talk.handle(.due)) == "G")
        let outputs = talk.handle(.due)
        #expect(outputs == [.discard, .health(.silent), .timer(.seconds(1))])
        #expect(talk.handle(.due) == [.reopen])
        #expect(Self.said(talk.handle(.opened)) == "G")
        for _ in 0..<2 { _ = talk.handle(.due) }
        #expect(talk.handle(.due) == [.discard, .timer(.seconds(2))], "it waits longer, and says nothing twice")
    }

    @Test
    func `a late answer to the first attempt is not taken for one to the next message`() {
        var talk = Self.talk()
        _ = talk.handle(.opened)
        _ = talk.handle(.due)
        // The greeting was sent twice: after its answer the line is left alone for a moment.
        #expect(talk.handle(Self.bytes(".")) == [.timer(.milliseconds(300))])
        #expect(talk.handle(.wish(Self.page, brightness: nil)) == [])
        #expect(talk.handle(Self.bytes(".")) == [])
        let outputs = talk.handle(.due)
        #expect(outputs.contains(.present))
    }

    @Test
    func `a refused message is sent again after a pause`() {
        var talk = Self.talk()
        _ = talk.handle(.opened)
        #expect(talk.handle(Self.bytes("!")) == [.timer(.milliseconds(500))])
        #expect(talk.handle(Self.bytes(".")) == [], "nothing was asked")
        #expect(Self.said(talk.handle(.due)) == "G")
        #expect(talk.handle(Self.bytes("?")) == [.timer(.milliseconds(500))])
        _ = talk.handle(.due)
        #expect(talk.handle(Self.bytes("!")) == [.health(.refusing(code: 3)), .timer(.seconds(1))])
    }

    @Test
    func `the newest page is shown after the one on its way, and the page again after a while`() {
        var talk = Self.talk()
        _ = talk.handle(.opened)
        _ = talk.handle(Self.bytes("."))
        _ = talk.handle(.wish(Self.page, brightness: nil))
        #expect(talk.handle(.wish(Self.other, brightness: nil)) == [])
        let outputs = talk.handle(Self.bytes("."))
        #expect(outputs.contains(.shown(Self.page)) && Self.said(outputs) == "P")
        #expect(talk.handle(Self.bytes(".")).contains(.shown(Self.other)))
        #expect(Self.said(talk.handle(.due)) == "P")
    }

    @Test
    func `what was wished while the display was away is not shown when it is back`() {
        var talk = Self.talk()
        _ = talk.handle(.opened)
        _ = talk.handle(Self.bytes("."))
        _ = talk.handle(.wish(Self.page, brightness: nil))
        _ = talk.handle(Self.bytes("."))
        #expect(talk.handle(.closed) == [.health(.gone), .absent])
        #expect(talk.handle(.wish(Self.other, brightness: nil)) == [])
        #expect(Self.said(talk.handle(.opened)) == "G")
        let outputs = talk.handle(Self.bytes("."))
        #expect(outputs.contains(.present) && Self.said(outputs) == "")
    }

    @Test
    func `a display that never answers has shown what its line has taken`() {
        var talk = Self.talk(isAnswered: false)
        _ = talk.handle(.opened)
        #expect(talk.handle(.waiting(0)).contains(.present))
        _ = talk.handle(.wish(Self.page, brightness: nil))
        #expect(talk.handle(.waiting(3)) == [])
        #expect(talk.handle(.waiting(0)).contains(.shown(Self.page)))
        _ = talk.handle(.wish(Self.other, brightness: nil))
        #expect(talk.handle(.due).contains(.discard), "a line that takes nothing is stuck")
    }
}
