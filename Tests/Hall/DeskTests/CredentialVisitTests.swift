// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Desk

/// Visits with an electronic credential that its issuer can tell the person of (R18, A20).
struct CredentialVisitTests {
    private let credential = DeskCredential.code(.credential(credentialTags[0]))
    private let other = DeskCredential.code(.credential(credentialTags[1]))

    @Test func `R18: a credential that was checked is as good as the card`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = verdict(of: card(1))
        bench.present(credential)
        #expect(bench.zh.first == "您的号码是 A001，请取走号票。")
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .documents(person(1), nil))])
    }

    @Test func `nobody is asked to take back a card that never lay there`() {
        var bench = DeskBench(bookings: [aBooking(agent: person(2))])
        bench.verdict = verdict(of: card(1))
        bench.present(credential)
        #expect(!bench.session.screen.notes.contains(.takeCardBack))
        bench.present(card(2))
        #expect(bench.session.screen.notes.contains(.takeCardBack))
        #expect(bench.tickets == ["A001"])
    }

    @Test func `while it is checked the visitor is told, and may go on without it`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.present(credential)
        #expect(bench.zh == ["正在核验电子凭证……"])
        #expect(bench.checks.count == 1)
        // The same again asks nothing again.
        bench.present(credential)
        #expect(bench.checks.count == 1)
        bench.touch(.walkIn)
        bench.isAnswering = true
        bench.answer()
        #expect(bench.zh.first == "请选择要办理的业务。", "the verdict came too late")
    }

    @Test func `a card in the meantime goes before the verdict`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.isAnswering = false
        bench.verdict = verdict(of: card(5))
        bench.present(credential)
        bench.present(card(1))
        bench.isAnswering = true
        bench.answer()
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .documents(person(1), nil))])
    }

    @Test func `a credential that is refused says so, and leaves every other way`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = .refused
        bench.present(credential)
        #expect(bench.zh == ["电子凭证没有通过核验，可能已过期。请重新打开后再扫，或刷身份证，也可现场取号。"])
        #expect(bench.session.screen.touches.contains(.walkIn))
        bench.verdict = verdict(of: card(1))
        bench.present(other)
        #expect(bench.tickets == ["A001"])
    }

    @Test func `A20: nobody is guessed when nobody can be asked, and the window verifies`() throws {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = .unreachable
        bench.present(credential)
        #expect(bench.zh.last == "电子凭证暂时无法核验，不影响取号，将由窗口核实。请输入预约号，也可现场取号。")
        #expect(bench.tickets.isEmpty)
        bench.touch(.typeNumber(booking(1)))
        bench.give(.typedLastFour(lastFour(1)))
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .unverified(.lastFour(lastFour(1))))])
        #expect(bench.tickets == ["A001"])
        #expect(bench.state.tickets.first?.kind.isVerifiedAtWindow == true)
    }

    @Test func `A20: an unchecked credential proves nothing by itself`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = .unreachable
        bench.present(credential)
        bench.touch(.typeNumber(booking(1)))
        for _ in 0..<DeskSession.lastFourTries { bench.give(.typedLastFour(lastFour(9))) }
        #expect(bench.tickets.isEmpty)
        #expect(bench.zh.first == "没有查到相符的预约。请到咨询台核实，也可现场取号办理。")
    }

    @Test func `where a card is wanted beside the voucher, a credential is one`() {
        var bench = DeskBench(bookings: [aBooking()], plan { $0.exchangeRequirement = .codeAndCard })
        bench.verdict = verdict(of: card(1))
        bench.present(aBooking().voucher)
        bench.present(credential)
        let proof = ExchangeProof.voucher(must(aBooking().voucher.claims), card: person(1))
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), proof)])
        #expect(bench.tickets == ["A001"])
    }

    @Test func `A20: and where it cannot be checked, the visitor goes on and the window verifies`() {
        var bench = DeskBench(bookings: [aBooking()], plan { $0.exchangeRequirement = .codeAndCard })
        bench.verdict = .unreachable
        bench.present(aBooking().voucher)
        bench.present(credential)
        let proof = ExchangeProof.voucher(must(aBooking().voucher.claims), card: nil)
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .unverified(proof))])
        #expect(bench.state.tickets.first?.kind.isVerifiedAtWindow == true)
    }

    @Test func `a number alone never becomes enough by a credential that cannot be checked`() {
        var bench = DeskBench(bookings: [aBooking()], plan { $0.exchangeRequirement = .codeAndCard })
        bench.verdict = .unreachable
        bench.present(.code(.bookingNumber(booking(1))))
        bench.present(credential)
        #expect(bench.tickets.isEmpty)
        #expect(bench.session.numberInQuestion == booking(1), "the last four characters are asked for")
        bench.give(.typedLastFour(lastFour(1)))
        #expect(bench.tickets == ["A001"])
        #expect(bench.state.tickets.first?.kind.isVerifiedAtWindow == true)
    }

    @Test func `the agent's booking takes a credential as the second document`() {
        var bench = DeskBench(bookings: [aBooking(agent: person(2))])
        bench.present(card(1))
        bench.verdict = verdict(of: card(2))
        bench.present(credential)
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .documents(person(1), person(2)))])
    }

    @Test func `a credential held on after its number came is the same gesture, and later a reprint`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = verdict(of: card(1))
        bench.present(credential)
        let shown = bench.zh
        bench.present(credential)
        #expect(bench.zh == shown)
        bench.pass(seconds: 5)
        bench.present(credential)
        #expect(bench.zh.first == "您已取号 A001，是否补打号票？")
        #expect(bench.tickets == ["A001"])
    }

    @Test func `a document takes the doubt away again`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = .unreachable
        bench.present(credential)
        bench.present(card(1))
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .documents(person(1), nil))])
    }

    @Test func `the next visitor has no doubt on him`() {
        var bench = DeskBench(bookings: [aBooking()])
        bench.verdict = .unreachable
        bench.present(credential)
        bench.touch(.back)
        bench.touch(.typeNumber(booking(1)))
        bench.give(.typedLastFour(lastFour(1)))
        #expect(bench.submitted.map(\.request) == [.exchange(booking(1), .lastFour(lastFour(1)))])
    }

    @Test func `a station says what it takes`() {
        let house = DeskHouse(
            plan: plan(),
            bookingMethod: "豫事办",
            telephone: "0372-0000000",
            credentialName: "豫事办",
            readsDocuments: true
        )
        var session = DeskSession(house: house, at: time("09:30"))
        func zh() -> [String] { DeskMessages.lines(of: session.screen, house).map(\.zh) }
        #expect(zh().contains("请将身份证放在感应区，护照、通行证放在证件阅读机上。取号后请取回证件。"))
        _ = session.take(.touched(.haveBooking), at: session.moment)
        #expect(zh() == ["请将身份证放在感应区，或扫描预约凭证、「豫事办」电子凭证，或输入预约号。"])
        _ = session.take(.presented(credential), at: session.moment)
        #expect(zh() == ["正在核验「豫事办」电子凭证……"])
    }

    @Test func `without a verifier a code of another kind is what it was`() {
        var bench = DeskBench()
        bench.present(.code(.opaque))
        #expect(bench.session.screen.content == .refused(.codeNotKnown))
    }
}

extension DeskCredential {
    /// The claims of a voucher.
    fileprivate var claims: VoucherClaims? {
        guard case .code(.voucher(let claims)) = self else { return nil }
        return claims
    }
}

extension TicketKind {
    /// nil for a ticket without a booking.
    fileprivate var isVerifiedAtWindow: Bool? {
        guard case .booked(_, _, let verify, _) = self else { return nil }
        return verify
    }
}
