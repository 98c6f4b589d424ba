// SPDX-License-Identifier: Apache-2.0
package import Ports

/// Turns what a scanner types as a keyboard into scans (devices.md D.1).
///
/// A press makes a character, whatever autorepeat adds; what is held with it says which. The kernel's times tell a scanner,
/// which needs 1–20 ms for a key, from a person at a keyboard that was bound by mistake, however late the events are read.
package struct KeyDecoder: Sendable {
    /// How a scanner is set up.
    package struct Habits: Sendable {
        /// The keyboard it believes to be.
        package var layout = KeyLayout.Name.us
        /// What its numbers typed with Alt mean.
        package var alt = AltCode.Meaning.none
        /// How it ends a scan.
        package var end = ScanEnd.auto

        /// The habits of most scanners as they leave the factory.
        package init() {}
    }

    /// The most characters of a scan: the largest QR code holds 2,953 bytes.
    package static let capacity = 4096
    /// The pause that ends a scan; who needs longer for each key on average is a person.
    package static let pause = Duration.milliseconds(100)
    /// The pause after which a scan that has no end is given up, and a person's typing is over.
    package static let rest = Duration.milliseconds(500)
    /// Fewer presses before a pause are a person's: no code is so short.
    package static let fewestPresses = 4

    private enum Phase {
        case idle
        case scanning(KeyBurst)
        /// Keys that are nobody's scan, until they rest.
        case ignoring
    }

    private let layout: KeyLayout
    private let alt: AltCode.Meaning
    private let end: ScanEnd
    private var phase = Phase.idle
    private var held: Set<UInt16> = []
    private var hasCapsLock = false
    private var altCode: AltCode?
    private var accent: DeadAccent?
    /// Between SYN_DROPPED and SYN_REPORT.
    private var isBlind = false

    /// Says that events were lost: which keys are held has to be asked for, and told by `know(held:)`.
    package private(set) var asksForHeldKeys = false

    /// Starts with no key held.
    package init(habits: Habits = Habits()) {
        (layout, alt, end) = (.named(habits.layout), habits.alt, habits.end)
    }

    /// Says whether keys are coming: then `gap` has to be timed.
    package var isMidScan: Bool { if case .idle = phase { false } else { true } }

    /// The pause after which `silence()` has to be called.
    package var gap: Duration {
        if case .scanning = phase, end.isPause { Self.pause } else { Self.rest }
    }

    /// Takes events as they came, `now` for those without a time of their own, and returns the scans they complete.
    package mutating func push(_ events: some Sequence<InputEvent>, at now: MonotonicTime) -> [ScanOutcome] {
        var outcomes: [ScanOutcome] = []
        for event in events {
            let now = event.time ?? now
            switch (event.type, event.code) {
            case (InputEvent.synchronisation, InputEvent.dropped): lose(at: now)
            case (InputEvent.synchronisation, 0): isBlind = false
            case (InputEvent.key, _) where !isBlind:
                if case .scanning(let burst) = phase, burst.rested(until: now) >= gap, let outcome = silence() {
                    outcomes.append(outcome)
                }
                if let outcome = key(event.code, event.value, at: now) { outcomes.append(outcome) }
            default: break
            }
        }
        return outcomes
    }

    /// Ends the scan at a pause of `gap`.
    package mutating func silence() -> ScanOutcome? {
        guard let burst = takeBurst() else {
            phase = .idle
            return nil
        }
        if burst.isLost { return .unfinished }
        guard let outcome = burst.outcome else { return nil }
        if burst.presses < Self.fewestPresses || burst.isSlow { return typing() }
        return end.isPause ? outcome : .unfinished
    }

    /// Forgets the scan under way.
    package mutating func discard() { (phase, altCode, accent) = (.idle, nil, nil) }

    /// Learns which keys are down; `isOpening` when that was so before the keyboard was taken.
    ///
    /// What is under way then began before, and is nobody's scan.
    package mutating func know(held codes: Set<UInt16>, isOpening: Bool = false) {
        held = codes.intersection(KeyCode.modifiers)
        asksForHeldKeys = false
        if isOpening {
            (hasCapsLock, altCode, accent, isBlind) = (false, nil, nil, false)
            phase = codes.isEmpty ? .idle : .ignoring
        }
    }
}

// MARK: - Keys

extension KeyDecoder {
    /// The kernel's buffer ran over: neither what came nor what follows of this scan is whole.
    private mutating func lose(at now: MonotonicTime) {
        (isBlind, asksForHeldKeys) = (true, true)
        (held, altCode, accent) = ([], nil, nil)
        guard case .ignoring = phase else {
            phase = .scanning(KeyBurst(at: now, doubt: .unfinished))
            return
        }
    }

    private mutating func key(_ code: UInt16, _ value: Int32, at now: MonotonicTime) -> ScanOutcome? {
        switch value {
        case 1: return press(code, at: now)
        case 0: return release(code)
        default: return nil
        }
    }

    private mutating func press(_ code: UInt16, at now: MonotonicTime) -> ScanOutcome? {
        if case .idle = phase { phase = .scanning(KeyBurst(at: now)) }
        change { $0.press(at: now) }
        if KeyCode.modifiers.contains(code) {
            held.insert(code)
            return nil
        }
        switch code {
        case KeyCode.capsLock:
            hasCapsLock.toggle()
            return nil
        case KeyCode.enter, KeyCode.keypadEnter: return take("\r")
        case KeyCode.tab: return take("\t")
        default: return pressCharacter(code)
        }
    }

    private mutating func pressCharacter(_ code: UInt16) -> ScanOutcome? {
        let level: KeyLayout.Level = isThirdLevel ? .third : held.isDisjoint(with: KeyCode.shifts) ? .plain : .shifted
        if isAlt {
            if let digit = KeyCode.keypadDigits[code] {
                altCode = altCode ?? AltCode()
                altCode?.add(digit)
            } else if layout.symbol(of: code, level) != nil {
                doubt(.garbled(.combination))
            }
            return nil
        }
        if !isThirdLevel, !held.isDisjoint(with: KeyCode.controls) {
            return layout.control(of: code).flatMap { take($0) }
        }
        guard let symbol = layout.symbol(of: code, level, capsLock: hasCapsLock) else { return nil }
        guard held.isDisjoint(with: KeyCode.metas) else {
            doubt(.garbled(.combination))
            return nil
        }
        return take(symbol)
    }

    private mutating func release(_ code: UInt16) -> ScanOutcome? {
        guard held.remove(code) != nil, !isAlt, let code = altCode.take() else { return nil }
        if let scalar = code.scalar(alt) { return take(scalar) }
        doubt(.garbled(.altCode))
        return nil
    }

    /// AltGr, or Ctrl and Alt together, which Windows takes for it.
    private var isThirdLevel: Bool {
        guard layout.hasThirdLevel else { return false }
        return held.contains(KeyCode.rightAlt)
            || held.contains(KeyCode.leftAlt) && !held.isDisjoint(with: KeyCode.controls)
    }

    private var isAlt: Bool {
        !isThirdLevel && !held.isDisjoint(with: [KeyCode.leftAlt, KeyCode.rightAlt])
    }
}

// MARK: - Characters

extension KeyDecoder {
    private mutating func take(_ symbol: KeyLayout.Symbol) -> ScanOutcome? {
        switch symbol {
        case .character(let scalar): return take(scalar)
        case .dead(let next):
            if let waiting = accent { add([waiting.alone]) }
            accent = next
            return nil
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> ScanOutcome? {
        if let byte = UInt8(exactly: scalar.value), end.characters.contains(byte) { return finish() }
        add(accent.take().map { $0.joined(to: scalar) } ?? [scalar])
        return nil
    }

    private mutating func add(_ scalars: [Unicode.Scalar]) { change { $0.add(scalars) } }

    private mutating func doubt(_ outcome: ScanOutcome) { change { $0.doubt(outcome) } }

    /// Changes the scan under way in place.
    private mutating func change(_ body: (inout KeyBurst) -> Void) {
        guard case .scanning(var burst) = phase else { return }
        phase = .idle
        body(&burst)
        phase = .scanning(burst)
    }

    /// An end was keyed.
    private mutating func finish() -> ScanOutcome? {
        guard let burst = takeBurst() else { return nil }
        if burst.isLost { return .unfinished }
        guard let outcome = burst.outcome else { return nil }
        return burst.isSlow ? typing() : outcome
    }

    /// Takes the scan under way, with an accent that no letter followed.
    private mutating func takeBurst() -> KeyBurst? {
        if let accent = accent.take() { add([accent.alone]) }
        guard case .scanning(let burst) = phase else { return nil }
        phase = .idle
        return burst
    }

    /// A person types; one report is enough until the keys rest.
    private mutating func typing() -> ScanOutcome {
        phase = .ignoring
        return .typed
    }
}
