// SPDX-License-Identifier: Apache-2.0
import Ports

// How the actor reaches its printer.
extension SlipPrinter {
    /// Whether there is a line to the printer.
    enum Access {
        /// Nobody has asked for one, or it was closed after use.
        case unused
        /// The first attempt is under way, and the task waits for its result.
        case opening(KeptLine, waiter: CheckedContinuation<ByteLine?, Never>?)
        case open(KeptLine, ByteLine)
        /// Unplugged or taken; the kept line goes on trying.
        case away(KeptLine)

        /// The open line.
        var line: ByteLine? { if case .open(_, let line) = self { line } else { nil } }

        /// What keeps it open.
        var kept: KeptLine? {
            switch self {
            case .unused: nil
            case .opening(let kept, _), .open(let kept, _), .away(let kept): kept
            }
        }
    }

    /// Returns the line, after the first attempt to open it; nil while the printer is away.
    func openLine() async -> ByteLine? {
        guard case .unused = access else { return access.line }
        let kept = KeptLine(
            configuration.address,
            on: loop,
            time: time,
            finder: finder,
            hotplug: hotplug,
            handler: { [weak self] event in self?.assumeIsolated { $0.hear(event) } }
        )
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(returning: nil) }
                access = .opening(kept, waiter: continuation)
                kept.start()
            }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.leave() } }
        }
    }

    /// Closes the line and forgets it.
    func leave() {
        let old = access
        access = .unused
        old.kept?.stop()
        if case .opening(_, let waiter) = old { waiter?.resume(returning: nil) }
    }

    private func hear(_ event: KeptLine.Event) {
        switch event {
        case .opened: becomeOpen()
        case .bytes(let bytes): conversation == nil ? overhear(bytes) : feed(.bytes(bytes))
        case .drained: feed(.waiting(0))
        case .closed:
            let waiting = access.line?.pending ?? 0
            becomeAway()
            feed(.closed(waiting: waiting))
            if conversation == nil { lookSoon() }
        case .unavailable: becomeAway()
        }
    }

    private func becomeOpen() {
        guard let kept = access.kept, let line = kept.line else { return }
        let old = access
        access = .open(kept, line)
        (framer, changeReports) = (PrinterReplyFramer(), .unasked)
        // A connection begins empty; a port may hold what came while nobody listened.
        isSettled = configuration.closesAfterUse
        if case .opening(_, let waiter) = old {
            waiter?.resume(returning: line)
        } else {
            lookDue = time.now()
            ring()
        }
    }

    private func becomeAway() {
        guard let kept = access.kept else { return }
        let old = access
        access = .away(kept)
        soundAt = nil
        if case .opening(_, let waiter) = old { waiter?.resume(returning: nil) }
    }

    /// The printer said something by itself, or went away: ask what is the matter, but not all the time.
    func lookSoon() {
        soundAt = nil
        lookDue = min(lookDue, max(time.now(), lastLook.advanced(by: configuration.pacing.leastLook)))
        ring()
    }
}
