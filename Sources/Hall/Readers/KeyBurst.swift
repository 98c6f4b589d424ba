// SPDX-License-Identifier: Apache-2.0
import Ports

/// The keys since the last end or rest: a scan under way, if a scanner sends them.
struct KeyBurst: Sendable {
    private let began: MonotonicTime
    private var last: MonotonicTime
    private var characters: [Unicode.Scalar] = []

    /// How many keys were pressed, those without a character included.
    private(set) var presses = 0
    /// What speaks against a scan; the first is kept.
    private(set) var doubt: ScanOutcome?

    init(at now: MonotonicTime, doubt: ScanOutcome? = nil) { (began, last, self.doubt) = (now, now, doubt) }

    /// Part of it was lost.
    var isLost: Bool { doubt == .unfinished }

    /// The keys came slower on average than any scanner's.
    var isSlow: Bool { began.duration(to: last) > KeyDecoder.pause * max(presses - 1, 1) }

    /// How long no key has been pressed.
    func rested(until now: MonotonicTime) -> Duration { last.duration(to: now) }

    mutating func press(at now: MonotonicTime) {
        presses += 1
        last = now
    }

    mutating func add(_ scalars: [Unicode.Scalar]) {
        guard doubt == nil else { return }
        characters += scalars
        if characters.count > KeyDecoder.capacity { (characters, doubt) = ([], .overlong) }
    }

    mutating func doubt(_ outcome: ScanOutcome) { doubt = doubt ?? outcome }

    /// What was keyed, nil when that is nothing.
    var outcome: ScanOutcome? {
        if let doubt { return doubt }
        let text = String(String.UnicodeScalarView(characters))
        let content = ScanContent.stripped(Array(text.utf8)[...])
        // What is taken off is ASCII, so that the rest is whole characters.
        return content.isEmpty ? nil : .text(String(decoding: content, as: UTF8.self))
    }
}
