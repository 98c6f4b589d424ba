// SPDX-License-Identifier: Apache-2.0
import Ports

/// The talk with one display: one message at a time, each repeated a few times, then a rest.
///
/// Pure: inputs in, outputs out, no clock. Whatever went wrong ends in greeting the display again and showing the newest
/// page whole, so that no fault leaves an old number standing. A page is sent again from time to time as well: many
/// displays lose it with their power and say nothing.
struct PanelDialogue {
    /// What happens.
    enum Input: Sendable, Equatable {
        /// The line is open.
        case opened
        /// The line is gone.
        case closed
        case bytes([UInt8])
        /// This many bytes of what was written have not left yet; 0 when the last of them did.
        case waiting(Int)
        /// The timer that was set last has run out.
        case due
        /// What should be shown from now on.
        case wish(PanelPage, brightness: Int?)
    }

    /// What is to be done, in order.
    enum Output: Sendable, Equatable {
        case write([UInt8])
        /// Throw away what could not be written.
        case discard
        /// Sets the one timer anew.
        case timer(Duration)
        /// The display is there and waits for a page.
        case present
        /// The display is away, or does not do what it is told.
        case absent
        /// The display shows this page.
        case shown(PanelPage)
        case health(PanelHealth)
        /// Open the line again, or say `opened` at once when it needs no opening.
        case reopen
    }

    /// The limits of a talk.
    struct Limits: Sendable {
        /// How long an answer may take (devices.md F.1: field firmware waits 2 s).
        var answer = Duration.seconds(2)
        /// How often a message is sent before the display counts as away.
        var attempts = 3
        /// The wait before a refused message is sent again; a display may be busy.
        var afterRefusal = Duration.milliseconds(500)
        /// The wait after a message that was sent more than once: the answer to an earlier one may still come.
        var settling = Duration.milliseconds(300)
        /// How often a page is sent again to a display that is well.
        var refresh = Duration.seconds(30)
    }

    private enum Phase {
        /// There is no line.
        case away
        /// Everything was said.
        case quiet
        /// A message is on its way.
        case sent(Errand)
        /// A refused message waits to be sent again.
        case waiting(Errand)
        /// Answers to earlier attempts are let go by.
        case settling(Errand)
        /// The display failed; it is left alone for a while.
        case resting
    }

    /// What is being said.
    private struct Errand {
        /// The messages that are left, the current one first.
        var messages: [PanelMessage]
        var attempt = 1
        /// The page that they make; nil for the greeting.
        let page: Wish?
    }

    private struct Wish: Equatable {
        let page: PanelPage
        let brightness: Int?
    }

    private var face: any PanelFace
    private let limits: Limits
    private var phase = Phase.away
    private var backoff = Backoff()
    private var health = PanelHealth.unknown
    private var isPresent = false
    private var wish: Wish?
    private var shown: Wish?
    /// Why the last attempt failed.
    private var trouble = PanelHealth.silent
    private var outputs: [Output] = []

    /// A talk with a display that has not been reached.
    init(_ face: any PanelFace, limits: Limits = Limits()) { (self.face, self.limits) = (face, limits) }

    /// Takes an input and returns what is to be done.
    mutating func handle(_ input: Input) -> [Output] {
        switch input {
        case .opened: greet()
        case .closed: lose(.gone, phase: .away)
        case .bytes(let bytes): hear(bytes)
        case .waiting(0): written()
        case .waiting: break
        case .due: timerRanOut()
        case .wish(let page, let brightness):
            wish = Wish(page: page, brightness: brightness)
            if case .quiet = phase, wish != shown { showNewest() }
        }
        defer { outputs = [] }
        return outputs
    }

    // MARK: Saying

    private mutating func greet() {
        face.forget()
        begin(Errand(messages: face.greeting(), page: nil))
    }

    private mutating func begin(_ errand: Errand) {
        guard let message = errand.messages.first else { return finish(errand) }
        phase = .sent(errand)
        outputs.append(.timer(limits.answer))
        outputs.append(.write(message.bytes))
    }

    /// Shows the wish when it is another page than the last one.
    private mutating func showNewest(again: Bool = false) {
        guard let wish, again || wish != shown else {
            phase = .quiet
            outputs.append(.timer(limits.refresh))
            return
        }
        begin(Errand(messages: face.messages(for: wish.page, brightness: wish.brightness), page: wish))
    }

    private mutating func finish(_ errand: Errand) {
        phase = .quiet
        if let page = errand.page {
            shown = page
            backoff.reset()
            become(.ready)
            outputs.append(.shown(page.page))
        } else if !isPresent {
            isPresent = true
            // What was wished while the display was away is old: the present asks for a new wish.
            (wish, shown) = (nil, nil)
            outputs.append(.present)
        }
        showNewest()
    }

    // MARK: Hearing

    private mutating func hear(_ bytes: [UInt8]) {
        // One answer at most: what came with it cannot be about a message that had not been sent then. And an answer that
        // nobody waits for is one to an earlier attempt.
        let replies = face.push(bytes)
        guard let reply = replies.first(where: { $0 != .garbled }) ?? replies.first,
            case .sent(let errand) = phase, errand.messages.first?.isAnswered == true
        else { return }
        switch reply {
        case .taken: step(errand)
        case .refused(let code): retry(errand, .refusing(code: code))
        case .garbled: retry(errand, .silent)
        }
    }

    /// The line has taken everything: enough for a display that never answers.
    private mutating func written() {
        guard case .sent(let errand) = phase, errand.messages.first?.isAnswered == false else { return }
        step(errand)
    }

    /// The current message is done.
    private mutating func step(_ errand: Errand) {
        let wasRepeated = errand.attempt > 1
        var next = errand
        next.messages.removeFirst()
        next.attempt = 1
        guard wasRepeated else { return begin(next) }
        phase = .settling(next)
        outputs.append(.timer(limits.settling))
    }

    private mutating func retry(_ errand: Errand, _ trouble: PanelHealth) {
        self.trouble = trouble
        guard errand.attempt < limits.attempts else { return rest() }
        var again = errand
        again.attempt += 1
        phase = .waiting(again)
        outputs.append(.timer(limits.afterRefusal))
    }

    private mutating func timerRanOut() {
        switch phase {
        case .away: break
        case .quiet: showNewest(again: true)
        case .settling(let errand): begin(errand)
        case .waiting(let errand): begin(errand)
        case .resting:
            phase = .away
            outputs.append(.reopen)
        case .sent(var errand):
            face.forget()
            outputs.append(.discard)
            trouble = .silent
            guard errand.attempt < limits.attempts else { return rest() }
            errand.attempt += 1
            begin(errand)
        }
    }

    // MARK: Trouble

    private mutating func rest() {
        lose(trouble, phase: .resting)
        outputs.append(.timer(backoff.next()))
    }

    private mutating func lose(_ reason: PanelHealth, phase: Phase) {
        self.phase = phase
        shown = nil
        become(reason)
        guard isPresent else { return }
        isPresent = false
        outputs.append(.absent)
    }

    private mutating func become(_ health: PanelHealth) {
        guard health != self.health else { return }
        self.health = health
        outputs.append(.health(health))
    }
}
