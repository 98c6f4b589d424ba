// SPDX-License-Identifier: Apache-2.0
import Desk
import Journal
import Paper
import Ports
import Queueing
import Simulators
import Terms

/// A station's printer: the product's dialogue, layout and job against an ESC/POS interpreter that has paper and faults.
///
/// What its actor does between them is repeated here in small: which slip is next, and what is reported.
final class PrintDesk {
    unowned let hall: SimulatedHall
    let stage: Stage
    let kiosk: SimulatedKiosk
    var device = SimulatedPrinterModule()
    var dice: FaultDice
    var dialogue: PrinterDialogue?
    /// The slip that is being printed.
    var current: (id: TicketID, copy: Int)?
    private var answersMarker: Bool?
    private var jobNumber = 0
    private var isFaulty = false
    private var isResting = false
    /// The copies that are being reported.
    private var reporting: [TicketID: Int] = [:]
    /// When a reprint was first seen here.
    private var asked: [TicketID: (copy: Int, at: Timestamp)] = [:]
    private var timers = 0
    /// Slips of the device that were looked at.
    var seen = 0

    /// What a whole slip says at its end.
    static let lastRow = "本票不含个人身份信息"
    private static let settings = SlipSettings(
        contact: SlipContact(bookingMethod: "", telephone: "", complaintWindow: "1"),
        stationLabel: "1"
    )
    /// The printer lives with its stack of slips until there are so many.
    private static let stack = 150

    init(_ hall: SimulatedHall, _ kiosk: SimulatedKiosk) {
        (self.hall, self.kiosk, stage) = (hall, kiosk, hall.stage)
        dice = FaultDice(stage.scenario, "printer of \(kiosk.station) of \(hall.plan.hall)", stage.tally)
    }

    /// The hall's machine has started: a slip that was being printed may have come out.
    func start() {
        let interrupted = hall.live.state.tickets.filter {
            $0.slip?.station == kiosk.station && $0.slip?.progress == .reported(.started)
        }
        let outcome: SlipOutcome = stage.scenario.sabotage == .printsAgain ? .failedBefore : .unknown
        for ticket in interrupted { report(ticket.id, ticket.slip?.copy ?? 0, outcome) }
        ring()
    }

    func stop() { (dialogue, current, isResting, reporting) = (nil, nil, false, [:]) }

    func heal() {
        for condition in [SimulatedPrinterModule.Condition.paperOut, .coverOpen, .cutterJam, .offline] {
            _ = device.set(condition, false)
        }
        if !device.hasPower { device.restorePower() }
        ring()
    }

    /// There may be something to print.
    func ring() {
        guard dialogue == nil, !isResting, hall.isUp, !hall.live.state.pendingSlips(at: kiosk.station).isEmpty else {
            return
        }
        isResting = true
        hall.later(5, "a printer looks for work") { [self] () throws(Violation) in
            isResting = false
            try turn()
        }
    }

    private func turn() throws(Violation) {
        guard dialogue == nil else { return }
        let state = hall.live.state
        let now = hall.moment.timestamp
        for (id, copy) in state.pendingSlips(at: kiosk.station) {
            guard let ticket = state.ticket(id) else { continue }
            if copy > 0, asked[id]?.copy != copy { asked[id] = (copy, now) }
            let since = copy > 0 ? asked[id]?.at ?? now : ticket.issuedAt
            let isNew = ticket.slip?.progress == .requested
            guard LateSlip.standard.prints(ticket, askedAt: since, now: now) else {
                if isNew { report(id, copy, .failedBefore) }
                continue
            }
            guard isNew || !isFaulty else { continue }
            return try print(ticket, copy)
        }
        if isFaulty { look() }
    }

    /// A faulty printer is looked at again after a while.
    private func look() {
        isResting = true
        hall.later(30_000, "a faulty printer is looked at") { [self] () throws(Violation) in
            (isResting, isFaulty) = (false, false)
            ring()
        }
    }

    private func print(_ ticket: Ticket, _ copy: Int) throws(Violation) {
        let content = SlipContent(
            ticket: ticket,
            copy: copy,
            plan: hall.plan,
            outlook: hall.live.state.outlook(for: ticket.id, plan: hall.plan, at: hall.moment),
            settings: Self.settings,
            now: hall.moment
        )
        let job = SlipJob.bytes(of: SlipLayout(content, width: .mm80), alphabet: stage.alphabet)
        jobNumber = (jobNumber + 1) % 10_000
        var dialogue = PrinterDialogue(job: job, number: jobNumber, voice: .automatic, answersMarker: answersMarker)
        let outputs = dialogue.start()
        (self.dialogue, current) = (dialogue, (ticket.id, copy))
        try harm(job.count)
        try carryOut(outputs)
    }

    private func feed(_ input: PrinterDialogue.Input) throws(Violation) {
        guard let outputs = dialogue?.handle(input) else { return }
        try carryOut(outputs)
    }

    private func carryOut(_ outputs: [PrinterDialogue.Output]) throws(Violation) {
        for output in outputs {
            switch output {
            case .write(let bytes): try write(bytes)
            case .discard: break
            case .lookAtPort: try feed(.port(nil))
            case .timer(let delay):
                timers += 1
                let timer = timers
                hall.later(delay.wholeMilliseconds, "a printer's time is over") { [self] () throws(Violation) in
                    if timer == timers, dialogue != nil { try feed(.due) }
                }
            case .cleared: clear()
            case .finished(let ending): try finish(ending)
            }
        }
    }

    /// “Started” is on the disk before the first byte goes out.
    private func clear() {
        guard let (id, copy) = current else { return }
        hall.submit(.reportSlip(ticket: id, copy: copy, .started), key: nil, staff: nil) {
            [self] reply throws(Violation) in
            guard case .success = reply else {
                (dialogue, current) = (nil, nil)
                return look()
            }
            try feed(.granted)
        }
    }

    private func write(_ bytes: [UInt8]) throws(Violation) {
        guard device.hasPower || !dice.percent(.printer, 50) else {
            hall.later(3, "a printer's line breaks") { [self] () throws(Violation) in
                try feed(.closed(waiting: bytes.count))
            }
            return
        }
        let replies = device.receive(bytes)
        try readPaper()
        hall.later(4, "a printer answers") { [self] () throws(Violation) in
            try feed(.waiting(0))
            if !replies.isEmpty { try feed(.bytes(replies)) }
        }
    }

    private func finish(_ ending: PrinterDialogue.Ending) throws(Violation) {
        answersMarker = dialogue?.answersMarker
        let job = current
        (dialogue, current) = (nil, nil)
        timers += 1
        switch ending {
        case .printed, .ready: isFaulty = false
        case .refused, .unknown: isFaulty = true
        }
        try kiosk.paperChanged(isFaulty ? .faulty : .ready)
        guard let job else { return }
        switch ending {
        case .printed: report(job.id, job.copy, .printed)
        case .unknown: report(job.id, job.copy, .unknown)
        case .refused, .ready: report(job.id, job.copy, .failedBefore)
        }
        isFaulty ? look() : ring()
    }

    /// Reports a slip, unless a report of it is under way.
    private func report(_ id: TicketID, _ copy: Int, _ outcome: SlipOutcome) {
        guard reporting[id] != copy else { return }
        reporting[id] = copy
        attempt(id, copy, outcome)
    }

    /// Reports again and again while the journal cannot store it.
    private func attempt(_ id: TicketID, _ copy: Int, _ outcome: SlipOutcome) {
        hall.submit(.reportSlip(ticket: id, copy: copy, outcome), key: nil, staff: nil) {
            [self] reply throws(Violation) in
            guard case .success = reply else {
                return hall.later(2000, "a printer reports again") { [self] () throws(Violation) in
                    attempt(id, copy, outcome)
                }
            }
            if reporting[id] == copy { reporting[id] = nil }
            ring()
        }
    }
}

// MARK: - Paper and mishaps

extension PrintDesk {
    /// Something happens to the printer before or in the middle of a job, and is put right some minutes later.
    private func harm(_ bytes: Int) throws(Violation) {
        guard dice.strikes(.printer) else { return }
        let conditions: [SimulatedPrinterModule.Condition] = [.paperOut, .coverOpen, .cutterJam, .offline, .nearEnd]
        let which = dice.amount(.printer, 0...conditions.count)
        let mishap: SimulatedPrinterModule.Mishap =
            which == conditions.count ? .powerLoss : .condition(conditions[which])
        device.plan(mishap, afterBytes: dice.amount(.printer, 0...bytes))
        stage.after(Int64(dice.amount(.printer, 5...1200)) * CityCalendar.second, "a printer is put right") {
            [self] () throws(Violation) in
            heal()
            try readPaper()
        }
    }

    /// Reads the slips that have come out since the last look.
    private func readPaper() throws(Violation) {
        let slips = device.slips.filter(\.isCut)
        for slip in slips.dropFirst(seen) { try judge(slip) }
        seen = slips.count
        guard seen >= Self.stack, dialogue == nil else { return }
        // Somebody takes the stack away.
        device = SimulatedPrinterModule()
        seen = 0
    }

    private func judge(_ slip: SimulatedPrinterSlip) throws(Violation) {
        stage.tally.papers += 1
        // Where the power went in the middle, the next slip begins on the same paper: two codes, or a row that is missing.
        guard slip.codes.count == 1, let token = slip.codes.first.flatMap({ TicketToken(text: $0) }),
            slip.rows.contains(where: { $0.text.contains(Self.lastRow) })
        else { return }
        // A jammed printer may give out today what it was sent days ago.
        let id = hall.truth.byToken[token]
        try stage.tally.check(
            .oneOriginal,
            hall.truth.tokens.contains(token),
            "\(hall.plan.hall): a paper with the token \(token) is of no ticket on the disk"
        )
        guard let id, !slip.rows.contains(where: { $0.text.contains("补打") }) else { return }
        try stage.tally.check(
            .oneOriginal,
            slip.rows.contains { $0.text == id.number.text },
            "\(hall.plan.hall): the paper of \(id) does not say its number"
        )
        hall.truth.originals[id, default: 0] += 1
        try stage.tally.check(
            .oneOriginal,
            hall.truth.originals[id] == 1,
            "\(hall.plan.hall): \(id) has \(hall.truth.originals[id, default: 0]) papers without a mark: "
                + hall.truth.papers(of: id)
        )
    }
}
