// SPDX-License-Identifier: Apache-2.0

/// One conversation with a printer, pure: a status check, or a whole job from preflight to “was it really printed?”.
///
/// ```
/// [settling →] preflight EOT 1–4 → cleared | refused            known to be ready → cleared
/// granted  → sending → confirming (marker or sensor, EOT 1 every second) → postflight EOT 1–4 → printed | unknown
/// ```
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
        /// The line is gone; as many bytes as this had not left it.
        case closed(waiting: Int)
    }

    /// What the owner does next, in this order.
    package enum Output: Sendable, Equatable {
        case write([UInt8])
        /// Takes back what the line still holds; only asked for when it holds a whole job.
        case discard
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

    /// Time limits; devices.md E.4.
    package struct Limits: Sendable, Equatable {
        /// Before the first question, stale answers to earlier ones are let out of the buffers.
        package var settling = Duration.milliseconds(30)
        /// For the answer to one status question.
        package var status = Duration.milliseconds(1500)
        /// For taking the whole job.
        package var sending = Duration.seconds(15)
        /// Between looks at EOT 1 while the job prints.
        package var look = Duration.seconds(1)
        /// How many looks before the confirmation is given up.
        package var looks = 15
        /// For the marker of a new model, which follows the sensor's answer when the paper is out.
        package var grace = Duration.seconds(2)

        /// The standard limits.
        package init() {}
    }

    private enum State: Sendable, Equatable {
        case idle
        case settling
        case asking(UInt8, after: Bool)
        case cleared
        case sending
        case confirming(looks: Int)
        case grace
        case finished
    }

    /// What the printer has said so far, automatic messages included.
    package private(set) var status: PrinterStatus = []
    /// Whether the model answers `GS ( H`, as far as known; the owner hands it to the next dialogue.
    package private(set) var answersMarker: Bool?
    /// True once `GS a` was sent.
    package private(set) var hasAskedForChanges = false
    /// True once the printer has told its status by itself.
    package private(set) var hasToldChange = false
    /// What of a reply has come; the owner hands it to the next dialogue.
    package private(set) var framer: PrinterReplyFramer

    private let job: [UInt8]?
    private let voice: PrinterVoice
    private let digits: [UInt8]
    private let limits: Limits
    private let footing: Footing
    private let asksForChanges: Bool
    private var state = State.idle
    /// Questions that were asked and not answered.
    private var owed = (status: 0, sensor: 0)
    private var isConfirmed = false
    /// Bytes of the job, question included, once it was handed to the line.
    private var handedOver = 0
    /// What the line has not got rid of yet.
    private var waiting = 0

    /// Prepares a job, or with nil a check; `number` makes the marker's digits, different for consecutive jobs.
    ///
    /// With `asksForChanges` it ends in `GS a` when the printer is found sound; the answer comes after it.
    package init(
        job: [UInt8]?,
        number: Int = 0,
        voice: PrinterVoice,
        footing: Footing = .unsettled,
        answersMarker: Bool? = nil,
        asksForChanges: Bool = false,
        framer: PrinterReplyFramer = PrinterReplyFramer(),
        limits: Limits = Limits()
    ) {
        (self.job, self.voice, self.answersMarker, self.limits) = (job, voice, answersMarker, limits)
        (self.footing, self.asksForChanges, self.framer) = (footing, asksForChanges, framer)
        digits = [1000, 100, 10, 1].map { UInt8(ascii: "0") + UInt8(number / $0 % 10) }
    }

    /// Begins; to be called once.
    package mutating func start() -> [Output] {
        precondition(state == .idle, "a dialogue begins once")
        guard voice != .none else { return pass() }
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
            return state == .sending && count == 0 ? sent() : []
        case .due: return expire()
        case .closed(let count):
            waiting = count
            return finish(hasSent ? .unknown(.gone) : .refused(.gone))
        }
    }
}

// MARK: - Steps

extension PrinterDialogue {
    private mutating func hear(_ reply: PrinterReply) -> [Output] {
        guard state != .finished, state != .settling else { return [] }
        switch reply {
        case .realTime(let byte): return hearStatus(byte)
        case .automatic(let bytes):
            hasToldChange = true
            status = PrinterStatus(automatic: bytes)
            return lookedAt()
        case .marker(let digits):
            guard digits == self.digits else { return [] }
            answersMarker = true
            return confirm()
        case .paperSensor:
            owed.sensor = 0
            return hearSensor()
        }
    }

    private mutating func hearStatus(_ byte: UInt8) -> [Output] {
        owed.status = max(0, owed.status - 1)
        guard case .asking(let query, let after) = state else {
            status = PrinterStatus(realTime: byte, query: 1)
            return lookedAt()
        }
        status.formUnion(PrinterStatus(realTime: byte, query: query))
        if query < 4 { return ask(query + 1, after: after) }
        return after ? judge() : status.fault.map { finish(.refused($0)) } ?? pass()
    }

    /// A printer that went offline takes no job, and while one prints will not confirm it: ask why at once.
    private mutating func lookedAt() -> [Output] {
        guard let fault = status.fault else { return [] }
        switch state {
        case .cleared: return finish(.refused(fault))
        case .confirming: return ask(1, after: true)
        case .idle, .settling, .asking, .sending, .grace, .finished: return []
        }
    }

    private mutating func hearSensor() -> [Output] {
        guard case .confirming = state, voice != .marker else { return [] }
        guard voice == .automatic else { return confirm() }
        switch answersMarker {
        case true: return []
        case false: return confirm()
        case nil:
            state = .grace
            return [.timer(limits.grace)]
        }
    }

    private mutating func confirm() -> [Output] {
        switch state {
        case .confirming, .grace:
            isConfirmed = true
            return ask(1, after: true)
        // The answer crossed with the last questions.
        case .asking(_, after: true):
            isConfirmed = true
            return []
        case .idle, .settling, .asking, .cleared, .sending, .finished: return []
        }
    }

    private mutating func ask(_ query: UInt8, after: Bool) -> [Output] {
        if query == 1 { status = [] }
        state = .asking(query, after: after)
        owed.status += 1
        return [.write(ESCPOS.status(query).bytes), .timer(limits.status)]
    }

    private mutating func pass() -> [Output] {
        guard job == nil else {
            state = .cleared
            return [.cleared]
        }
        return finishSound(.ready(paperNearEnd: isNearEnd))
    }

    private mutating func finishSound(_ ending: Ending) -> [Output] {
        hasAskedForChanges = asksForChanges && voice != .none
        return (hasAskedForChanges ? [.write(ESCPOS.tellingChanges.bytes)] : []) + finish(ending)
    }

    private mutating func send() -> [Output] {
        guard state == .cleared, let job else { return [] }
        state = .sending
        let question: [UInt8] =
            switch voice {
            case .automatic: ESCPOS.marker(digits).bytes + ESCPOS.paperSensor.bytes
            case .marker: ESCPOS.marker(digits).bytes
            case .sensor: ESCPOS.paperSensor.bytes
            case .none: []
            }
        owed.sensor = voice == .automatic || voice == .sensor ? 1 : 0
        handedOver = job.count + question.count
        waiting = handedOver
        return [.timer(limits.sending), .write(job + question)]
    }

    private mutating func sent() -> [Output] {
        guard voice != .none else { return finish(.printed(paperNearEnd: isNearEnd)) }
        state = .confirming(looks: 0)
        return status.fault == nil ? [.timer(limits.look)] : ask(1, after: true)
    }

    private mutating func expire() -> [Output] {
        switch state {
        case .settling: return ask(1, after: false)
        case .asking(_, let after): return finish(after ? .unknown(status.fault ?? .silent) : .refused(.silent))
        case .sending where hasSent: return finish(.unknown(.silent))
        case .sending: return [.discard] + finish(.refused(.silent))
        case .confirming(let looks) where looks < limits.looks:
            state = .confirming(looks: looks + 1)
            owed.status += 1
            return [.write(ESCPOS.status(1).bytes), .timer(limits.look)]
        case .confirming: return ask(1, after: true)
        case .grace:
            // Without a single marker seen from this model, the sensor's word is all there is.
            (answersMarker, isConfirmed) = (false, true)
            return ask(1, after: true)
        case .idle, .cleared, .finished: return []
        }
    }

    private mutating func judge() -> [Output] {
        if let fault = status.fault { return finish(.unknown(fault)) }
        return isConfirmed ? finishSound(.printed(paperNearEnd: isNearEnd)) : finish(.unknown(.silent))
    }

    private var isNearEnd: Bool { status.contains(.paperNearEnd) }

    /// True once a byte of the job may have reached the printer.
    private var hasSent: Bool { waiting < handedOver }

    private mutating func finish(_ ending: Ending) -> [Output] {
        state = .finished
        return [.finished(ending)]
    }
}
