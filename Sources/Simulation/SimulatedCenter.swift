// SPDX-License-Identifier: Apache-2.0
import Booking
import Link
import Rows
import Simulators
import Store
import Terms
import Vault
import Wire

/// The center: its real store on a database in memory, which goes away, comes back, and is set up from backups.
final class SimulatedCenter {
    /// A request as it arrives, and the way back.
    struct Request {
        let hall: HallID
        let lane: LinkRequest.Lane
        let body: [UInt8]
        /// Of a question for changes: the cursor.
        var after: Int64 = 0
        /// For how long the answer may be held, in milliseconds.
        var waits: Int64 = 0
        /// Takes the answer's status and body; nil when the connection broke.
        let reply: (Answer?) -> Void
    }

    /// An answer, or an error status.
    enum Answer {
        case body([UInt8])
        case status(Int)
    }

    let stage: Stage
    private(set) var store: CenterStore
    private(set) var isUp = true
    /// How often it was set up from a backup.
    private(set) var restores = 0
    private var backups: [CenterStore] = []
    private var dice: FaultDice
    /// Questions for changes that are held until there is one, by hall.
    private var held: [HallID: [(id: Int, request: Request)]] = [:]
    private var lastHeld = 0
    /// Who was granted which booking last, since the last restore.
    private var grants: [BookingNumber: (hall: HallID, at: Int64)] = [:]

    /// Backups kept.
    private static let keptBackups = 3
    /// In ten thousandths of requests: the machine stops in the middle of one.
    private static let stopsAtRequest = 8

    init(_ stage: Stage) throws(Violation) {
        self.stage = stage
        dice = FaultDice(stage.scenario, "center", stage.tally)
        do throws(StoreError) {
            store = try CenterStore(path: Connection.memory, vault: stage.keys.center) {
                Timestamp(milliseconds: stage.now)
            }
        } catch { throw Violation(.nothingBreaks, "no center: \(error)") }
    }

    /// Enrols the halls.
    func open(_ halls: [HallID]) throws(Violation) {
        let since = Timestamp(milliseconds: stage.now)
        try working { store throws(StoreError) in
            for hall in halls { try store.enrol(hall, center: CityWords.center, name: hall.text, since: since) }
        }
        try backUp()
    }

    /// Plans a day's backups and the center's mishaps; `handOverAgain` follows on a restore.
    func plan(_ day: Int, handOverAgain: @escaping Timetable.Action) {
        let midnight = CityCalendar.midnight(of: day)
        for hour in [6, 12, 18] {
            stage.at(midnight + Int64(hour) * CityCalendar.hour, "the center is backed up") {
                [self] () throws(Violation) in try backUp()
            }
        }
        for half in 14..<40 {
            let time = midnight + Int64(half) * 30 * CityCalendar.minute
            if dice.strikes(.centerCrash) {
                stage.at(time + Int64(dice.amount(.centerCrash, 0...1_800_000)), "the center stops") {
                    [self] () throws(Violation) in stop()
                }
            }
            if dice.strikes(.centerRestore) {
                stage.at(time + Int64(dice.amount(.centerRestore, 0...1_800_000)), "the center is restored") {
                    [self] () throws(Violation) in try restore(handOverAgain)
                }
            }
        }
    }

    func heal() throws(Violation) { isUp = true }

    /// Forgets whoever still waits for an answer.
    func close() { held = [:] }

    /// Runs a verb that writes, as the portal does; nil when the center is away.
    func write<T>(_ body: (CenterStore) throws(StoreError) -> T) throws(Violation) -> T? {
        guard isUp else { return nil }
        let result = try working(body)
        wake()
        return result
    }

    /// What the center knows of a booking.
    func booking(_ number: BookingNumber) throws(Violation) -> BookingRecord? {
        try working { store throws(StoreError) in try store.booking(number) }
    }

    /// Reads from the store; nothing in it may fail.
    func working<T>(_ body: (CenterStore) throws(StoreError) -> T) throws(Violation) -> T {
        do throws(StoreError) { return try body(store) } catch {
            throw Violation(.nothingBreaks, "the center's store failed: \(error)")
        }
    }

    // MARK: Going away and coming back

    private func stop() {
        guard isUp else { return }
        isUp = false
        let waiting = held.values.flatMap(\.self).sorted { $0.id < $1.id }
        held = [:]
        for (_, request) in waiting { request.reply(nil) }
        stage.after(Int64(dice.amount(.centerCrash, 5...600)) * CityCalendar.second, "the center is back") {
            [self] () throws(Violation) in isUp = true
        }
    }

    private func backUp() throws(Violation) {
        let copy = try working { store throws(StoreError) in try store.copyInMemory() }
        backups = backups.suffix(Self.keptBackups - 1) + [copy]
    }

    private func restore(_ handOverAgain: @escaping Timetable.Action) throws(Violation) {
        guard isUp, !stage.tally.isHealed else { return }
        stop()
        let backup = backups[dice.amount(.centerRestore, 0...backups.count - 1)]
        do throws(StoreError) { store = try backup.copyInMemory() } catch {
            throw Violation(.nothingBreaks, "a backup of the center cannot be read: \(error)")
        }
        grants = [:]
        restores += 1
        stage.after(
            Int64(dice.amount(.centerRestore, 1...90)) * CityCalendar.minute,
            "all bookings come again",
            handOverAgain
        )
    }
}

// MARK: - Requests

extension SimulatedCenter {
    /// Takes a request that has arrived.
    func take(_ request: Request) throws(Violation) {
        guard isUp else { return request.reply(nil) }
        // Before anything is stored, or after all of it.
        let mishap = dice.strikes(.centerCrash, rate: Self.stopsAtRequest) ? dice.amount(.centerCrash, 0...1) : nil
        if mishap == 0 {
            stop()
            return request.reply(nil)
        }
        switch request.lane {
        case .facts: try takeFacts(request, isAnswered: mishap == nil)
        case .changes: try giveChanges(request, isAnswered: mishap == nil)
        case .claims: try answerClaim(request, isAnswered: mishap == nil)
        // Simulated halls neither report nor have certificates.
        case .upkeep: request.reply(.status(404))
        }
        if mishap != nil { stop() }
        wake()
    }

    private var time: Timestamp { Timestamp(milliseconds: stage.now) }

    private func takeFacts(_ request: Request, isAnswered: Bool) throws(Violation) {
        guard var batch = LinkJSON.decode(FactBatch.self, request.body), batch.isWellFormed else {
            return request.reply(.status(422))
        }
        let moment = SimulatedClock(since: stage.now).moment(at: stage.now)
        if stage.scenario.sabotage == .takesAnyBatch {
            let place = try working { store throws(StoreError) in try store.hall(request.hall)?.position ?? .start }
            let fresh = batch.entries.filter { $0.position > place }
            if batch.through > place { batch = FactBatch(after: place, through: batch.through, entries: fresh) }
        }
        let receipt = try working { [batch] store throws(StoreError) in
            try store.take(batch, from: request.hall, at: moment)
        }
        stage.tally.facts += receipt.position == batch.through ? batch.entries.count : 0
        request.reply(isAnswered ? .body(LinkJSON.encode(receipt)) : nil)
    }

    private func answerClaim(_ request: Request, isAnswered: Bool) throws(Violation) {
        guard let claim = LinkJSON.decode(ClaimRequest.self, request.body) else { return request.reply(.status(422)) }
        let now = time
        var answer = try working { store throws(StoreError) in
            try store.claim(claim.booking, by: request.hall, at: now)
        }
        if stage.scenario.sabotage == .grantsAll { answer = .granted }
        if answer == .granted { try judgeGrant(claim.booking, request.hall) }
        request.reply(isAnswered ? .body(LinkJSON.encode(answer)) : nil)
    }

    /// While one hall's grant holds, no other is given one; nor after an exchange was reported.
    private func judgeGrant(_ number: BookingNumber, _ hall: HallID) throws(Violation) {
        let exchange = try booking(number)?.exchange
        try stage.tally.check(
            .oneGrant,
            exchange == nil || exchange?.hall == hall,
            "\(hall) is granted \(number), which \(exchange?.hall.text ?? "") has exchanged"
        )
        // What a hall has exchanged stays its own, also when another was granted it before that was reported: a case.
        guard exchange == nil else { return }
        if let other = grants[number], other.hall != hall {
            let lifetime = Int64(BookingRecord.Claim.lifetimeMinutes) * CityCalendar.minute
            try stage.tally.check(
                .oneGrant,
                stage.now - other.at >= lifetime,
                "\(hall) is granted \(number), which was \(other.hall)'s \(stage.now - other.at) ms ago"
            )
        }
        grants[number] = (hall, stage.now)
    }

    private func giveChanges(_ request: Request, isAnswered: Bool) throws(Violation) {
        let batch = try changes(request)
        guard isAnswered, batch.changes.isEmpty, batch.from == request.after, request.waits > 0 else {
            return request.reply(isAnswered ? .body(LinkJSON.encode(batch)) : nil)
        }
        lastHeld += 1
        let id = lastHeld
        held[request.hall, default: []].append((id, request))
        stage.after(request.waits, "a held question ends") { [self] () throws(Violation) in
            guard let index = held[request.hall]?.firstIndex(where: { $0.id == id }) else { return }
            held[request.hall]?.remove(at: index)
            request.reply(.body(LinkJSON.encode(try changes(request))))
        }
    }

    private func changes(_ request: Request) throws(Violation) -> ChangeBatch {
        let now = time
        return try working { store throws(StoreError) in
            try store.changes(for: request.hall, after: request.after, now: now)
        }
    }

    /// Answers the questions of the halls whose feed has grown.
    private func wake() {
        let grown = store.takeAnnounced().sorted()
        guard isUp, !grown.isEmpty else { return }
        for hall in grown where held[hall] != nil {
            stage.after(1, "the center has news") { [self] () throws(Violation) in
                for (_, request) in held.removeValue(forKey: hall) ?? [] {
                    request.reply(.body(LinkJSON.encode(try changes(request))))
                }
            }
        }
    }
}
