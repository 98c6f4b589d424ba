// SPDX-License-Identifier: Apache-2.0

// From the first question to the last answer.
extension PrinterDialogue {
    mutating func hear(_ reply: PrinterReply) -> [Output] {
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
        case .bufferCleared: return hearCleared()
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
        case .idle, .settling, .asking, .sending, .grace, .glimpsing, .pausing, .clearing, .finished: return []
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
        case .idle, .settling, .asking, .cleared, .sending, .glimpsing, .pausing, .clearing, .finished: return []
        }
    }

    mutating func ask(_ query: UInt8, after: Bool) -> [Output] {
        if query == 1 { status = [] }
        state = .asking(query, after: after)
        owed.status += 1
        return [.write(ESCPOS.status(query).bytes), .timer(limits.status)]
    }

    /// The printer can print.
    mutating func pass() -> [Output] {
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

    /// Hands the whole job to the line, with the question whether it was printed.
    mutating func send() -> [Output] {
        guard state == .cleared, let job else { return [] }
        state = .sending(isLate: false)
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
        return [.timer(limits.starting), .write(job + question)]
    }

    /// The line has taken the whole job.
    mutating func sent() -> [Output] {
        guard voice != .none else { return seesPort ? glimpse(.after(looks: 0, isLast: false)) : printed() }
        state = .confirming(looks: 0)
        return status.fault == nil ? [.timer(limits.look)] : ask(1, after: true)
    }

    /// The timer has run out.
    mutating func expire() -> [Output] {
        switch state {
        case .settling:
            // What was begun before and has not ended by now never will.
            framer = PrinterReplyFramer()
            return ask(1, after: false)
        case .asking(_, let after): return silence(isInDoubt: after)
        case .sending(isLate: false) where hasSent:
            state = .sending(isLate: true)
            return [.timer(limits.sending - limits.starting)]
        case .sending where hasSent: return silence(isInDoubt: true)
        case .sending: return [.discard] + silence(isInDoubt: false)
        case .confirming(let looks) where looks < limits.looks:
            state = .confirming(looks: looks + 1)
            owed.status += 1
            return [.write(ESCPOS.status(1).bytes), .timer(limits.look)]
        case .confirming: return ask(1, after: true)
        case .grace:
            // Without a single marker seen from this model, the sensor's word is all there is.
            (answersMarker, isConfirmed) = (false, true)
            return ask(1, after: true)
        case .glimpsing(let glimpse): return see(nil, of: glimpse)
        case .pausing(let next): return glimpse(next)
        case .clearing(let fault):
            clearsBuffer = false
            return finish(.unknown(fault))
        case .idle, .cleared, .finished: return []
        }
    }

    private mutating func judge() -> [Output] {
        if let fault = status.fault { return doubt(fault) }
        return isConfirmed ? printed() : finish(.unknown(.silent))
    }

    /// The job came out, as far as this printer can say.
    mutating func printed() -> [Output] { finishSound(.printed(paperNearEnd: isNearEnd)) }

    /// Nothing is heard; a job that went out is in doubt from now on.
    private mutating func silence(isInDoubt: Bool) -> [Output] {
        guard seesPort else { return isInDoubt ? doubt(status.fault ?? .silent) : finish(.refused(.silent)) }
        return glimpse(.why(isInDoubt: isInDoubt))
    }

    private var isNearEnd: Bool { status.contains(.paperNearEnd) }

    /// True once a byte of the job may have reached the printer.
    var hasSent: Bool { waiting < handedOver }

    /// Ends the conversation.
    mutating func finish(_ ending: Ending) -> [Output] {
        state = .finished
        return [.finished(ending)]
    }
}
