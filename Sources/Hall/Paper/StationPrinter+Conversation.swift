// SPDX-License-Identifier: Apache-2.0
import Ports

// How a `PrinterDialogue` is carried out: bytes, timers, and the two points that wait for somebody else.
extension StationPrinter {
    /// The dialogue that is being held.
    struct Conversation {
        var dialogue: PrinterDialogue
        var alarm: Alarm?
        /// How many timers there were, so that one that was replaced is known.
        var timers = 0
        /// What the task that holds it has not taken up yet: at most `cleared`, then `finished`.
        var milestones: [Milestone] = []
        var waiter: CheckedContinuation<Milestone?, Never>?
    }

    /// The points of a dialogue at which more than bytes and timers is needed.
    enum Milestone {
        case cleared
        case finished(PrinterDialogue.Ending)
    }

    /// Holds a whole dialogue, about a job that is noted before its first byte, or only about the printer's health.
    ///
    /// Returns nil when it was given up: the start could not be noted (then nothing went out), or the task was cancelled.
    func converse(about job: [UInt8]?, _ note: Note) async -> PrinterDialogue.Ending? {
        guard let line = await openLine() else {
            // A connection is not tried for behind the back of whoever waits for it.
            if configuration.closesAfterUse { leave() }
            return Task.isCancelled ? nil : .refused(absence)
        }
        // What an earlier job left on the way comes out first; nothing may be put behind it.
        guard line.pending == 0, !isPortAsked else { return .refused(.silent) }
        conversation = Conversation(dialogue: dialogue(about: job))
        defer { endConversation() }
        carryOut(conversation?.dialogue.start() ?? [])
        while let milestone = await nextMilestone() {
            switch milestone {
            case .finished(.refused(.silent)) where isProbablyBusy: return .refused(.busy)
            case .finished(let ending): return ending
            case .cleared:
                guard !Task.isCancelled, await note() else { return nil }
                feed(.granted)
            }
        }
        return nil
    }

    private func dialogue(about job: [UInt8]?) -> PrinterDialogue {
        jobNumber = (jobNumber + 1) % 10_000
        if changeReports == .asked { changeReports = .never }
        return PrinterDialogue(
            job: job,
            number: jobNumber,
            voice: configuration.voice,
            footing: footing,
            answersMarker: answersMarker,
            clearsBuffer: clearsBuffer,
            asksForChanges: configuration.mayTellChanges && changeReports.isAskedFor(byJob: job != nil),
            seesPort: configuration.voice == .none || configuration.hasPortStatus,
            framer: framer,
            limits: configuration.limits
        )
    }

    private func endConversation() {
        guard let ended = conversation.take() else { return }
        ended.alarm?.cancel()
        answersMarker = ended.dialogue.answersMarker ?? answersMarker
        clearsBuffer = ended.dialogue.clearsBuffer ?? clearsBuffer
        hasClearedBuffer = ended.dialogue.hasClearedBuffer
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
            case .lookAtPort: lookAtPort()
            case .timer(let delay): setTimer(delay)
            case .cleared: reach(.cleared)
            case .finished(let ending): reach(.finished(ending))
            }
        }
    }

    private func write(_ bytes: [UInt8]) {
        do throws(PortError) {
            guard access.line != nil, let keptLine else { throw .notOpen }
            feed(.waiting(try keptLine.write(bytes)))
        } catch {
            feed(.closed(waiting: bytes.count))
        }
    }

    private func setTimer(_ delay: Duration) {
        conversation?.alarm?.cancel()
        conversation?.timers += 1
        let timer = conversation?.timers
        conversation?.alarm = time.call(after: delay) { [weak self] in
            self?.assumeIsolated { $0.timeIsUp(timer) }
        }
    }

    /// What the line has got rid of unseen comes first: a job of which a byte has gone is not one that was refused.
    private func timeIsUp(_ timer: Int?) {
        guard conversation?.timers == timer else { return }
        if let line = access.line { feed(.waiting(line.pending)) }
        guard conversation?.timers == timer else { return }
        feed(.due)
    }

    /// Asks the kernel, and the port of a USB printer; nothing is written until that has answered, since usblp would wait.
    private func lookAtPort() {
        guard let second = try? access.line?.duplicate() else { return feed(.port(nil)) }
        guard configuration.hasPortStatus else { return feed(.port(LineSight(of: second))) }
        isPortAsked = true
        desk.look(at: second.release()) { [weak self, loop] sight in
            loop.perform { self?.assumeIsolated { $0.see(sight) } }
        }
    }

    private func see(_ sight: LineSight) {
        isPortAsked = false
        portTells = portTells || sight.status?.isTelling == true
        feed(.port(portTells ? sight : LineSight(status: nil, hasSentAll: sight.hasSentAll)))
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
