// SPDX-License-Identifier: Apache-2.0
package import Ports

/// One conversation with a printer, pure: a status check, or a whole job from preflight to “was it really printed?”.
///
/// ```
/// [settling →] preflight EOT 1–4 → cleared | refused            known to be ready → cleared
/// granted  → sending → confirming (marker or sensor, EOT 1 every second) → postflight EOT 1–4 → printed | unknown
///            a fault that people have to put right: the printer's buffer is emptied, if the model can → unknown
/// ```
/// A printer that never answers is looked at through its port instead, before and after (`PrinterVoice.none`).
/// `cleared` is the last point at which nothing has been sent; the owner makes “started” durable before it grants.
package struct PrinterDialogue: Sendable {
    /// What happens to the dialogue.
    package enum Input: Sendable, Equatable {
        /// The printer sent something.
        case bytes([UInt8])
        /// The owner has noted durably that bytes will go out.
        case granted
        /// After a `.write`, and whenever it changes: how many bytes the line still holds back.
        case waiting(Int)
        /// The timer that was set last ran out.
        case due
        /// The answer to `.lookAtPort`; nil where nothing can be seen.
        case port(LineSight?)
        /// The line is gone; as many bytes as this had not left it.
        case closed(waiting: Int)
    }

    /// What the owner does next, in this order.
    package enum Output: Sendable, Equatable {
        case write([UInt8])
        /// Takes back what the line still holds; only asked for when it holds a whole job.
        case discard
        /// Answers with `.port`, now or later.
        case lookAtPort
        /// Sends `.due` after that long; replaces the timer before.
        case timer(Duration)
        /// The printer is ready for the job: answer with `.granted`.
        case cleared
        case finished(Ending)
    }

    /// How a dialogue ended.
    package enum Ending: Sendable, Equatable {
        /// A check without a job found the printer able to print.
        case ready(paperNearEnd: Bool)
        /// Nothing was accepted: the slip may be printed later.
        case refused(PrinterFault)
        /// Confirmed with a clean status after it; with `PrinterVoice.none`, sent.
        case printed(paperNearEnd: Bool)
        /// Some bytes went out and nobody knows what came of them.
        case unknown(PrinterFault)
    }

    /// What is known of a printer when a dialogue with it begins.
    package enum Footing: Sendable, Equatable {
        /// Answers to earlier questions may still come: they are let out of the buffers first.
        case unsettled
        /// Every answer has come; it can be asked at once.
        case settled
        /// It was able to print a moment ago and has not complained since: a job needs no preflight.
        case ready(paperNearEnd: Bool)
    }

    enum State: Sendable, Equatable {
        case idle
        case settling
        case asking(UInt8, after: Bool)
        case cleared
        /// `isLate` once the first of its two limits has passed.
        case sending(isLate: Bool)
        case confirming(looks: Int)
        case grace
        case glimpsing(Glimpse)
        /// Between two looks at the port.
        case pausing(Glimpse)
        case clearing(PrinterFault)
        case finished
    }

    /// What the printer has said so far, automatic messages included.
    package internal(set) var status: PrinterStatus = []
    /// Whether the model answers `GS ( H`, as far as known; the owner hands it to the next dialogue.
    package internal(set) var answersMarker: Bool?
    /// True once `GS a` was sent.
    package internal(set) var hasAskedForChanges = false
    /// True once the printer has told its status by itself.
    package internal(set) var hasToldChange = false
    /// What of a reply has come; the owner hands it to the next dialogue.
    package internal(set) var framer: PrinterReplyFramer

    /// Whether the model clears its buffers when it is told to, as far as known.
    package internal(set) var clearsBuffer: Bool?
    /// True when the rest of a job was taken back from the printer's buffer; what it had printed hangs there uncut.
    package internal(set) var hasClearedBuffer = false

    let job: [UInt8]?
    let voice: PrinterVoice
    let limits: Limits
    /// Whether the owner can look at the port of this line.
    let seesPort: Bool
    var state = State.idle
    var isConfirmed = false
    let digits: [UInt8]
    let asksForChanges: Bool
    private let footing: Footing
    /// Questions that were asked and not answered.
    var owed = (status: 0, sensor: 0)
    /// Bytes of the job, question included, once it was handed to the line.
    var handedOver = 0
    /// What the line has not got rid of yet.
    var waiting = 0

    /// Prepares a job, or with nil a check; `number` makes the marker's digits, different for consecutive jobs.
    ///
    /// With `asksForChanges` it ends in `GS a` when the printer is found sound; the answer comes after it. With `seesPort`
    /// the port is looked at where the printer does not speak.
    package init(
        job: [UInt8]?,
        number: Int = 0,
        voice: PrinterVoice,
        footing: Footing = .unsettled,
        answersMarker: Bool? = nil,
        clearsBuffer: Bool? = nil,
        asksForChanges: Bool = false,
        seesPort: Bool = false,
        framer: PrinterReplyFramer = PrinterReplyFramer(),
        limits: Limits = Limits()
    ) {
        (self.job, self.voice, self.answersMarker, self.limits) = (job, voice, answersMarker, limits)
        (self.footing, self.asksForChanges, self.framer) = (footing, asksForChanges, framer)
        (self.clearsBuffer, self.seesPort) = (clearsBuffer, seesPort)
        digits = [1000, 100, 10, 1].map { UInt8(ascii: "0") + UInt8(number / $0 % 10) }
    }

    /// Begins; to be called once.
    package mutating func start() -> [Output] {
        precondition(state == .idle, "a dialogue begins once")
        guard voice != .none else { return seesPort ? glimpse(.before) : pass() }
        switch footing {
        case .ready(let paperNearEnd) where job != nil:
            if paperNearEnd { status.insert(.paperNearEnd) }
            return pass()
        case .ready, .settled: return ask(1, after: false)
        case .unsettled:
            state = .settling
            return [.timer(limits.settling)]
        }
    }

    /// True when every question has its answer, so that nothing can be mistaken for an answer to the next one.
    package var isSettled: Bool { owed == (0, 0) && !framer.isMidReply }

    /// Takes what happened and says what to do.
    package mutating func handle(_ input: Input) -> [Output] {
        guard state != .finished else { return [] }
        switch input {
        case .bytes(let bytes): return framer.push(bytes).flatMap { hear($0) }
        case .granted: return send()
        case .waiting(let count):
            waiting = count
            guard case .sending = state, count == 0 else { return [] }
            return sent()
        case .due: return expire()
        case .port(let sight): return see(sight)
        case .closed(let count):
            waiting = count
            return finish(hasSent ? .unknown(.gone) : .refused(.gone))
        }
    }
}
