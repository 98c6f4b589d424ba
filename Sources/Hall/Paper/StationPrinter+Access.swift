// SPDX-License-Identifier: Apache-2.0
import Ports

// How a printer is reached.
extension StationPrinter {
    /// Whether there is a line to the printer.
    enum Access {
        /// Nobody has asked for one, or it was closed after use.
        case unused
        /// The first attempt is under way, and the task waits for its result.
        case opening(waiter: CheckedContinuation<ByteLine?, Never>?)
        case open(ByteLine)
        /// Unplugged or taken; the kept line goes on trying.
        case away

        /// The open line.
        var line: ByteLine? { if case .open(let line) = self { line } else { nil } }
    }

    /// Whether the device of a line that is kept open is not there.
    var isAway: Bool { if case .away = access { true } else { false } }

    /// Returns the line, after the first attempt to open it; nil while the printer is away.
    func openLine() async -> ByteLine? {
        guard case .unused = access else { return access.line }
        let kept = keptLine ?? makeLine()
        keptLine = kept
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(returning: nil) }
                access = .opening(waiter: continuation)
                kept.start()
            }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.leave() } }
        }
    }

    private func makeLine() -> KeptLine {
        KeptLine(
            configuration.address,
            on: loop,
            time: time,
            finder: finder,
            hotplug: hotplug,
            handler: { [weak self] event in self?.assumeIsolated { $0.hear(event) } }
        )
    }

    /// Closes the line.
    func leave() {
        let old = access
        access = .unused
        keptLine?.stop()
        if case .opening(let waiter) = old { waiter?.resume(returning: nil) }
    }

    private func hear(_ event: KeptLine.Event) {
        switch event {
        case .opened: becomeOpen()
        case .bytes(let bytes):
            heardAt = time.now()
            conversation == nil ? overhear(bytes) : feed(.bytes(bytes))
        case .drained: feed(.waiting(0))
        case .closed:
            let waiting = access.line?.pending ?? 0
            becomeAway()
            guard conversation != nil else { return become(.faulty(.gone)) }
            feed(.closed(waiting: waiting))
        case .unavailable: becomeAway()
        }
    }

    private func becomeOpen() {
        guard let line = keptLine?.line else { return }
        let old = access
        access = .open(line)
        (framer, changeReports) = (PrinterReplyFramer(), .unasked)
        // A connection begins empty; a port may hold what came while nobody listened.
        isSettled = configuration.closesAfterUse
        if case .opening(let waiter) = old {
            waiter?.resume(returning: line)
        } else {
            lookDue = time.now()
            ring()
        }
    }

    private func becomeAway() {
        let old = access
        access = .away
        soundAt = nil
        if case .opening(let waiter) = old { waiter?.resume(returning: nil) }
    }

    /// The printer said something by itself: ask what is the matter, but not all the time.
    func lookSoon() {
        soundAt = nil
        lookDue = min(lookDue, max(time.now(), lastLook.advanced(by: configuration.pacing.leastLook)))
        ring()
    }

    /// Why a printer is not there: one on the network that was heard a moment ago now serves another host.
    var absence: PrinterFault { isProbablyBusy ? .busy : .gone }

    /// Whether silence means that a network printer is busy: it serves one connection, and a second one hangs, is refused, or
    /// is let wait without a word (devices.md E.5).
    var isProbablyBusy: Bool {
        guard configuration.closesAfterUse, let heardAt else { return false }
        return heardAt.duration(to: time.now()) <= configuration.pacing.memory
    }
}
