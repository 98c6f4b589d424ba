// SPDX-License-Identifier: Apache-2.0

extension KeptLine {
    /// Acts upon what udev says, on the loop's thread.
    func noticed(_ event: Hotplug.Event) {
        guard let (portClass, match) = address.attached else { return }
        let (attempt, phase, held) = state.withLock { ($0.attempt, $0.phase, $0.held) }
        switch (phase, event) {
        case (.opening, _) where isNews(event, portClass, match), (.settling, _) where isNews(event, portClass, match):
            state.withLock { $0.hasNews = true }
        case (.waiting(let alarm), .lookAgain): plugged(attempt, alarm)
        case (.waiting(let alarm), .added(let identity)) where Self.isMeant(identity, portClass, match):
            plugged(attempt, alarm)
        case (.open(let line, _), .removed(let identity)) where identity.node == held?.node:
            // The news may be of a predecessor at the same path. A device on the bare bus never gets one again.
            if (line as? ByteLine)?.isUnlinked ?? true { lost(attempt, .hungUp) }
        case (.open(let line as ByteLine, _), .lookAgain) where line.isUnlinked: lost(attempt, .hungUp)
        case (.open, .added(let identity)) where identity.node == held?.node: speakAgain(held)
        case (.open, .added(let identity)) where match.fits(identity) && identity.portClass == portClass:
            noticedTwin(identity, of: held)
        default: break
        }
    }

    private func isNews(_ event: Hotplug.Event, _ portClass: PortClass, _ match: PortMatch) -> Bool {
        switch event {
        case .lookAgain: true
        case .added(let identity), .removed(let identity): Self.isMeant(identity, portClass, match)
        }
    }

    /// Does what udev's news would have had done, had the device been open already.
    func catchUp(_ attempt: Int, _ line: any OpenLine, _ held: Held) {
        if (line as? ByteLine)?.isUnlinked == true { lost(attempt, .hungUp) } else { speakAgain(held) }
    }

    /// Opens now, or in a moment when the last attempt was just now.
    private func plugged(_ attempt: Int, _ alarm: Alarm) {
        let now = time.now()
        guard let delay = state.withLock({ $0.retries.plugged(at: now) }) else { return }
        alarm.cancel()
        if delay == .zero { attemptToOpen() } else { retry(attempt, after: delay) }
    }

    /// The rules that udev has just gone through may have silenced the keyboard that is being read.
    private func speakAgain(_ held: Held?) {
        do throws(PortError) {
            try held?.keyboard?.speak()
        } catch {
            Log.write(.warning, "the keyboard stays silent", ["device": address, "reason": error])
        }
    }

    /// Says once that the address has become ambiguous; what is open stays open.
    private func noticedTwin(_ identity: PortIdentity, of held: Held?) {
        guard let held, identity.node != held.node, held.place.identity.map(identity.isSibling) != true else { return }
        let isNews = state.withLock { state in
            defer { state.hasTwin = true }
            return !state.hasTwin
        }
        guard isNews else { return }
        Log.write(
            .warning,
            "a second device fits the address, the first stays in use",
            ["address": address, "device": identity]
        )
    }

    /// Says whether the device may be the one; a fixed path can be a link to any node of its class.
    private static func isMeant(_ identity: PortIdentity, _ portClass: PortClass, _ match: PortMatch) -> Bool {
        guard identity.portClass == portClass else { return false }
        if case .node = match { return true }
        return match.fits(identity)
    }
}
