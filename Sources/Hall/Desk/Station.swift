// SPDX-License-Identifier: Apache-2.0
import Journal
package import Ports
package import Queueing
package import Terms
package import Vault

/// One place where a visitor stands: leads a `DeskSession`, sorts what is presented, and asks the hall for it.
///
/// Pinned to the loop, so a reader's handler enters it with `assumeIsolated`. `run()` does the asking, one question at a
/// time; everything else is done at once.
package actor Station {
    /// The station's name in plan, journal and API.
    package nonisolated let id: StationID
    let house: DeskHouse
    let plan: HallPlan
    let doors: StationDoors
    private nonisolated let loop: EventLoop
    let time: any Timekeeper
    private let vault: Vault
    private let vouchers: VoucherVerifier

    private(set) var session: DeskSession
    private var alarms: [DeskAlarm: Alarm] = [:]
    /// The key of the newest intent; kept on retries, which come with the same question.
    private var intent: (question: Int, key: IntentKey)?
    private let errands: AsyncStream<Errand>
    private let errand: AsyncStream<Errand>.Continuation
    private let checks: AsyncStream<Check>
    private let check: AsyncStream<Check>.Continuation
    /// The credential that was presented last; its code is kept until it has been asked about.
    private var credential: (tag: CredentialTag, code: String)?
    let calls: AsyncStream<StaffCall>
    private let call: AsyncStream<StaffCall>.Continuation

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Something to ask the hall.
    private enum Errand: Sendable {
        case bookings(PersonTag, question: Int)
        case services(question: Int)
        case request(DeskRequest, question: Int)

        /// A session never has more than one question open, so this is no limit that anybody meets.
        static let waiting = 1
    }

    /// A credential to ask about.
    private struct Check: Sendable {
        let tag: CredentialTag
        let question: Int

        /// Only the newest matters: nobody waits for a verdict on another.
        static let waiting = 1
    }

    /// Prepares a station on `loop`; `run()` must be running for it to answer.
    ///
    /// `time` is the loop, or a `ManualTimekeeper` on it.
    package init(
        _ id: StationID,
        house: DeskHouse,
        plan: HallPlan,
        timing: DeskTiming = DeskTiming(),
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        vault: Vault,
        vouchers: VoucherVerifier,
        doors: StationDoors
    ) {
        (self.id, self.house, self.plan, self.doors) = (id, house, plan, doors)
        (self.loop, self.time) = (loop, time ?? loop)
        (self.vault, self.vouchers) = (vault, vouchers)
        session = DeskSession(house: house, timing: timing, at: doors.now())
        (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(StaffCall.waiting))
        (checks, check) = AsyncStream.makeStream(of: Check.self, bufferingPolicy: .bufferingNewest(Check.waiting))
        (errands, errand) = AsyncStream.makeStream(of: Errand.self, bufferingPolicy: .bufferingOldest(Errand.waiting))
    }

    /// Asks the hall what the session wants to know, until the task is cancelled; once in a station's life.
    package func run() async {
        let now = doors.now()
        if case .notice(let notice) = await doors.read({ .notice($0.standingNotice(at: now)) }) {
            take(.announced(notice))
        }
        await withDiscardingTaskGroup { group in
            // Beside the questions: staff are called just when one of them is not answered.
            group.addTask { await self.bringCalls() }
            group.addTask { await self.checkCredentials() }
            for await errand in errands { await run(errand) }
            group.cancelAll()
        }
    }

    /// The screen and its words.
    package var page: DeskPage { page(session.screen) }

    /// The screen.
    package var screen: DeskScreen { session.screen }

    /// Takes that a reader or scanner is about to read something.
    package func presence() { doors.onPresence() }

    /// Takes what a reader or scanner read.
    package func present(_ credential: Credential) {
        switch credential {
        case .card(let card): take(.presented(.card(card)))
        case .code(let text): take(.presented(.code(code(text))))
        }
    }

    /// Sorts a text; what a verifier may know is remembered until it has been asked.
    private func code(_ text: String) -> PresentedCode {
        let code = PresentedCode(text, vouchers: vouchers)
        guard code.mayBeCredential, let door = doors.credentials, door.allows(text) else { return code }
        let tag = vault.credentialTag(text)
        credential = (tag, text)
        return .credential(tag)
    }

    /// Takes what a device has to say besides.
    package func notice(_ notice: ReaderNotice, from device: DeskDevice) { take(.noticed(notice, device)) }

    /// Takes a touch; the last four characters of a document are keyed here and go no further.
    package func touch(_ touch: DeskTouch) {
        doors.onPresence()
        guard case .typeLastFour(let typed) = touch else { return take(.touched(touch)) }
        guard let number = session.numberInQuestion else { return }
        take(.typedLastFour(tag(of: typed, number)))
    }

    /// Takes the printer's health.
    package func paperChanged(_ paper: DeskPaper) { take(.paper(paper)) }

    /// Takes whether the center can be reached.
    package func linkChanged(isOnline: Bool) { take(.link(isOnline: isOnline)) }

    /// Takes the center's notice line, nil when there is none.
    package func announce(_ notice: String?) { take(.announced(notice)) }

    private func tag(of typed: String, _ number: BookingNumber) -> LastFourTag? {
        let folded = Typed.folded(typed)
        guard folded.utf8.count == 4, folded.utf8.allSatisfy({ Digits.isDigit($0) || Digits.isCapital($0) })
        else { return nil }
        return vault.lastFourTag(number, lastFour: folded)
    }
}

// The session's wishes.
extension Station {
    func take(_ input: DeskInput) {
        for effect in session.take(input, at: doors.now()) { perform(effect) }
    }

    private func perform(_ effect: DeskEffect) {
        switch effect {
        case .show(let screen): doors.onScreen(page(screen))
        case .lookUpBookings(let tag, let question): errand.yield(.bookings(tag, question: question))
        case .lookUpServices(let question): errand.yield(.services(question: question))
        case .checkCredential(let tag, let question): check.yield(Check(tag: tag, question: question))
        case .submit(let request, let question): errand.yield(.request(request, question: question))
        case .setAlarm(let kind, let delay):
            alarms[kind]?.cancel()
            alarms[kind] = time.call(after: delay) { [weak self] in
                self?.assumeIsolated { $0.ring(kind) }
            }
        case .cancelAlarm(let kind): alarms.removeValue(forKey: kind)?.cancel()
        case .callStaff(let call):
            Log.write(.notice, "staff called to a station", ["station": id, "for": call])
            self.call.yield(StaffCall(call, key: freshKey()))
        }
    }

    /// Asks about credentials, one after the other, until the task is cancelled; each answer comes within a bounded time.
    private func checkCredentials() async {
        for await check in checks {
            guard let door = doors.credentials, let presented = credential, presented.tag == check.tag else {
                take(.verified(.unreachable, question: check.question))
                continue
            }
            credential = nil
            take(.verified(await door.ask(presented.code), question: check.question))
        }
    }

    private func page(_ screen: DeskScreen) -> DeskPage {
        DeskPage(station: id, screen: screen, house: house, timing: session.timing)
    }

    private func ring(_ kind: DeskAlarm) {
        alarms[kind] = nil
        take(.rang(kind))
    }

    private func run(_ errand: Errand) async {
        let (id, plan, moment) = (id, plan, doors.now())
        switch errand {
        case .bookings(let tag, let question):
            let findings = await doors.read { $0.findings(of: tag, at: id, plan, moment) }
            guard case .bookings(let found) = findings else { return take(.failed(question: question)) }
            take(.foundBookings(found, question: question))
        case .services(let question):
            let findings = await doors.read { $0.offers(plan, moment) }
            guard case .services(let offers) = findings else { return take(.failed(question: question)) }
            take(.foundServices(offers, question: question))
        case .request(let request, let question): await submit(request, question)
        }
    }

    private func submit(_ request: DeskRequest, _ question: Int) async {
        let key = key(for: question)
        let (id, plan, moment) = (id, plan, doors.now())
        let command = request.command(at: id, token: vault.token(for: key, at: moment.day))
        do {
            let answer = try await doors.submit(command, key, nil).answer
            guard case .ticket(let ticket, _) = answer else {
                return take(.answered(answer, nil, question: question))
            }
            let findings = await doors.read { .ticket($0.deskTicket(ticket, plan, moment)) }
            guard case .ticket(let told) = findings else { return take(.answered(answer, nil, question: question)) }
            take(.answered(answer, told, question: question))
        } catch {
            Log.write(.error, "a request could not be stored", ["station": id])
            take(.failed(question: question))
        }
    }

    /// The key of the intent: made before its first attempt, the same for every retry.
    private func key(for question: Int) -> IntentKey {
        if let intent, intent.question == question { return intent.key }
        let key = freshKey()
        intent = (question, key)
        return key
    }

    private func freshKey() -> IntentKey {
        guard let key = IntentKey(text: id.text + "." + Hex.text(Random.bytes(Self.keyBytes))) else {
            preconditionFailure("a station's name and hex digits are an intent key")
        }
        return key
    }

    private static let keyBytes = 16
}
