// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Terms

/// One text display: keeps the last board it was told, notices a lost link, and gives the bytes that bring a terminal
/// up to date.
///
/// No input or output of its own: the caller feeds it and writes what `render` returns, every `tickMilliseconds` and
/// whenever something came.
package struct BoardScreen: Sendable {
    /// How often to call `render`; half of the shortest period of what moves.
    package static let tickMilliseconds: Int64 = 125
    /// A link that has been lost for longer than this is told to the public (requirements 6.5).
    package static let staleMilliseconds: Int64 = 10_000
    /// A link that has been open but silent for longer than this counts as lost: two heartbeats of 15 s, and 10 s more.
    package static let silenceMilliseconds: Int64 = 40_000
    /// All cells are sent again after this time, in case something else wrote on the terminal.
    package static let repaintMilliseconds: Int64 = 60_000

    private let options: BoardOptions
    private var view: BoardView?
    private var sign: WindowSign?
    /// When the call on the sign appeared here; nil when it was already there.
    private var signSince: Int64?
    /// When each call of `view` appeared here; nil when it was already old.
    private var arrivals: [Int64?] = []
    private var noticeSince: Int64 = 0
    private var heardAt: Int64
    private var lostAt: Int64?
    private var shown: Grid?
    private var repaintedAt: Int64 = 0

    /// Starts without a board and with a link that is about to be opened.
    package init(options: BoardOptions = BoardOptions(), at time: BoardTime) {
        self.options = options
        heardAt = time.steady
    }

    /// Takes a board as the newest truth, whatever came before.
    package mutating func receive(_ new: BoardView, at time: BoardTime) {
        heard(at: time)
        arrivals = new.calls.map { call in
            guard let view else {
                // Just switched on: a call of a moment ago is still news.
                let age = time.moment.timestamp.milliseconds - call.at.milliseconds
                return (0..<BoardScene.freshMilliseconds).contains(age) ? time.steady - age : nil
            }
            guard let known = view.calls.firstIndex(where: { $0.isSame(as: call) }) else { return time.steady }
            return arrivals[known]
        }
        if view?.notice != new.notice { noticeSince = time.steady }
        view = new
    }

    /// Takes the sign of a window as the newest truth; the screen shows it instead of a board.
    package mutating func receive(_ new: WindowSign, at time: BoardTime) {
        heard(at: time)
        if new.mode != .calling {
            signSince = nil
        } else if let sign, sign != new {
            signSince = time.steady
        }
        sign = new
    }

    /// Notes that the link lives: a heartbeat, or any other byte.
    package mutating func heard(at time: BoardTime) {
        heardAt = time.steady
        lostAt = nil
    }

    /// Notes that the link broke or could not be opened; repeating it changes nothing.
    package mutating func lost(at time: BoardTime) {
        if lostAt == nil { lostAt = time.steady }
    }

    /// Forgets what the terminal shows, so that the next frame clears and paints all of it.
    package mutating func forgetTerminal() { shown = nil }

    /// Returns the bytes that make the terminal show the board as of now; none when it does already.
    package mutating func render(size: TerminalSize, now: BoardTime) -> [UInt8] {
        let frame = BoardPainter.paint(scene(at: now), size: size)
        defer { shown = frame }
        guard let shown, shown.size == size else {
            repaintedAt = now.steady
            return FrameWriter.full(frame, clearing: true)
        }
        guard now.steady - repaintedAt < Self.repaintMilliseconds else {
            repaintedAt = now.steady
            return FrameWriter.full(frame, clearing: false)
        }
        return FrameWriter.changes(from: shown, to: frame)
    }

    /// All that the frame of this moment depends on.
    func scene(at now: BoardTime) -> BoardScene {
        BoardScene(
            view: view,
            sign: sign,
            signAge: signSince.map { now.steady - $0 },
            time: now,
            options: options,
            callAges: arrivals.map { $0.map { max(0, now.steady - $0) } },
            noticeAge: now.steady - noticeSince,
            staleSeconds: staleMilliseconds(at: now).map { $0 / 1000 }
        )
    }

    private func staleMilliseconds(at now: BoardTime) -> Int64? {
        if let lostAt, now.steady - lostAt > Self.staleMilliseconds { return now.steady - lostAt }
        if now.steady - heardAt > Self.silenceMilliseconds { return now.steady - heardAt }
        return nil
    }
}

extension BoardView.Call {
    /// Whether both are one call of one ticket; a recall is another call.
    fileprivate func isSame(as other: Self) -> Bool {
        number == other.number && calls == other.calls && window == other.window && at == other.at
    }
}
