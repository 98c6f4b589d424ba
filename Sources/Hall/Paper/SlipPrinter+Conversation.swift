// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

// How the actor carries out a `PrinterDialogue`: bytes, timers, and the two points that wait for the journal.
extension SlipPrinter {
    /// The dialogue that is being held.
    struct Conversation {
        var dialogue: PrinterDialogue
        var alarm: Alarm?
        /// What the task that holds it has not taken up yet: at most `cleared`, then `finished`.
        var milestones: [Milestone] = []
        var waiter: CheckedContinuation<Milestone?, Never>?
    }

    /// The points of a dialogue at which more than bytes and timers is needed.
    enum Milestone {
        case cleared
        case finished(PrinterDialogue.Ending)
    }

    /// Holds a whole dialogue, about a job for `ticket` or only about the printer's health.
    ///
    /// Returns nil when it was given up: the journal could not note the start (then nothing went out), or the task was
    /// cancelled.
    func converse(about job: [UInt8]?, for ticket: Ticket?) async -> PrinterDialogue.Ending? {
        guard let line = await openLine() else { return Task.isCancelled ? nil : .refused(.gone) }
        // What an earlier job left on the way comes out first; nothing may be put behind it.
        guard line.pending == 0 else { return .refused(.silent) }
        jobNumber = (jobNumber + 1) % 10_000
        if changeReports == .asked { changeReports = .never }
        let dialogue = PrinterDialogue(
            job: job,
            number: jobNumber,
            voice: configuration.voice,
            footing: footing,
            answersMarker: answersMarker,
            asksForChanges: configuration.mayTellChanges && changeReports.isAskedFor(byJob: job != nil),
            framer: framer,
            limits: configuration.limits
        )
        conversation = Conversation(dialogue: dialogue)
        defer { endConversation() }
        carryOut(conversation?.dialogue.start() ?? [])
        while let milestone = await nextMilestone() {
            switch milestone {
            case .finished(let ending): return ending
            case .cleared:
                guard let ticket, await hasNotedStart(ticket) else { return nil }
                feed(.granted)
            }
        }
        return nil
    }

    /// Reports an outcome, again and again while the journal cannot store it.
    func report(_ ticket: Ticket, _ outcome: SlipOutcome) async {
        guard let copy = ticket.slip?.copy else { return }
        var pauses = Backoff()
        while !Task.isCancelled {
            do throws(JournalError) { return try await source.report(ticket.id, copy, outcome) } catch {
                guard error != .stopping else { return bell.isOver = true }
            }
            Log.write(.error, "slip outcome not stored", ["ticket": ticket.id])
            guard (try? await time.wait(for: pauses.next())) != nil else { return }
        }
    }

    private func hasNotedStart(_ ticket: Ticket) async -> Bool {
        guard let copy = ticket.slip?.copy, !Task.isCancelled else { return false }
        return (try? await source.report(ticket.id, copy, .started)) != nil
    }

    private func endConversation() {
        guard let ended = conversation.take() else { return }
        ended.alarm?.cancel()
        answersMarker = ended.dialogue.answersMarker ?? answersMarker
        (framer, isSettled) = (ended.dialogue.framer, ended.dialogue.isSettled)
        if ended.dialogue.hasToldChange {
            changeReports = .told
        } else if changeReports == .unasked, ended.dialogue.hasAskedForChanges {
            changeReports = .asked
        }
        if configuration.closesAfterUse { leave() }
    }

    // MARK: Bytes and timers

    func feed(_ input: PrinterDialogue.Input) {
        carryOut(conversation?.dialogue.handle(input) ?? [])
    }

    private func carryOut(_ outputs: [PrinterDialogue.Output]) {
        for output in outputs {
            switch output {
            case .write(let bytes): write(bytes)
            case .discard: access.line?.discardPending()
            case .timer(let delay):
                conversation?.alarm?.cancel()
                conversation?.alarm = time.call(after: delay) { [weak self] in self?.assumeIsolated { $0.feed(.due) } }
            case .cleared: reach(.cleared)
            case .finished(let ending): reach(.finished(ending))
            }
        }
    }

    private func write(_ bytes: [UInt8]) {
        do throws(PortError) {
            guard let line = access.line else { throw .notOpen }
            feed(.waiting(try line.write(bytes)))
        } catch {
            feed(.closed(waiting: bytes.count))
        }
    }

    // MARK: Waiting

    private func reach(_ milestone: Milestone) {
        guard let waiter = conversation?.waiter.take() else {
            conversation?.milestones.append(milestone)
            return
        }
        waiter.resume(returning: milestone)
    }

    private func nextMilestone() async -> Milestone? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let first = conversation?.milestones.first {
                    conversation?.milestones.removeFirst()
                    continuation.resume(returning: first)
                } else if Task.isCancelled {
                    continuation.resume(returning: nil)
                } else {
                    conversation?.waiter = continuation
                }
            }
        } onCancel: {
            loop.perform { self.assumeIsolated { $0.conversation?.waiter.take()?.resume(returning: nil) } }
        }
    }
}
