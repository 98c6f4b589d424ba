// SPDX-License-Identifier: Apache-2.0
import Board
import FoundationEssentials
import Terms

/// A board as it comes over the network, on a terminal of any size: only colours, places and printable text go out.
enum Boards {
    static func check(_ input: [UInt8]) throws(Broken) {
        var script = ByteScript(input)
        let size = TerminalSize(columns: 1 + script.number(below: 120), rows: 1 + script.number(below: 40))
        let options = BoardOptions(language: script.oneOf(BoardOptions.Language.allCases), flashes: script.flag())
        guard let message = try? JSONDecoder().decode(BoardMessage.self, from: Data(script.remainder())),
            let view = message.view
        else { return }
        var screen = BoardScreen(options: options, at: time(0))
        try check(frame: screen.render(size: size, now: time(0)))
        screen.receive(view, at: time(1000))
        try check(frame: screen.render(size: size, now: time(1000)))
        try check(frame: screen.render(size: size, now: time(1500)))
        screen.lost(at: time(2000))
        try check(frame: screen.render(size: size, now: time(70_000)))
        try hold(screen.render(size: size, now: time(70_000)).isEmpty, "nothing changed, and something is written")
    }

    private static func time(_ milliseconds: Int64) -> BoardTime {
        let now = Timestamp(milliseconds: FuzzHall.opening.timestamp.milliseconds + milliseconds)
        return BoardTime(FuzzHall.opening.at(now), steadyMilliseconds: milliseconds)
    }

    /// ECMA-48 control sequences of the kinds that `FrameWriter` documents, and UTF-8 text.
    private static func check(frame bytes: [UInt8]) throws(Broken) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Broken(rule: "a frame is not UTF-8") }
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\u{1B}" else {
                let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                try hold(!isControl, "a control character on a board")
                continue
            }
            try hold(rest.popFirst() == "[", "an escape that is no control sequence")
            rest = rest.drop { ("0"..."9").contains($0) || $0 == ";" || $0 == "?" }
            let final = rest.popFirst()
            try hold(final.map { "HJmhl".unicodeScalars.contains($0) } == true, "a control sequence of another kind")
        }
    }
}
