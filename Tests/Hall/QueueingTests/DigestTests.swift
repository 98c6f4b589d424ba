// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct DigestTests {
    private static let token = TicketToken(bytes: Array(repeating: 0, count: 17))
    private static let otherToken = TicketToken(bytes: Array(repeating: 1, count: 17))

    private static func exchange(
        _ proof: ExchangeProof,
        _ claim: CenterClaim = .granted,
        _ token: TicketToken = token
    ) -> HallCommand {
        .exchange(booking: booking(1), proof: proof, claim: claim, station: station("k1"), token: token)
    }

    /// Requests that all differ, each with the digest that every release must give it.
    private static let golden: [(HallCommand, UInt64)] = [
        (.openDay, 0xCD88_D2EE_8459_855E),
        (.issueWalkIn(service: service("a"), person: nil, station: nil, token: token), 0x8B1E_0BC4_E184_F168),
        (
            .issueWalkIn(service: service("a"), person: person(1), station: station("k1"), token: token),
            0xEABE_A828_0DCC_8F56
        ),
        (
            .issueGreen(service: service("a"), reason: "urgent", station: station("k1"), token: token),
            0xA974_7128_25EB_4CE7
        ),
        (exchange(.numberOnly), 0x7409_F098_AC6A_4107),
        (exchange(.lastFour(lastFour(1))), 0xEDF6_5D7B_8C8B_9312),
        (exchange(.unverified(.lastFour(lastFour(1)))), 0x882B_56B6_D066_0B06),
        (exchange(.documents(person(1), nil)), 0x88AB_AE17_77CF_6305),
        (exchange(.documents(person(1), person(2))), 0xCE8E_32ED_EE6A_840E),
        (exchange(.voucher(aBooking().claims, card: nil)), 0xB6CC_EEC5_5ECD_E3B8),
        (exchange(.voucher(aBooking().claims, card: person(1))), 0xDECF_0BF3_C0EB_0B27),
        (.reprint(ticket: ticket("A017"), station: station("k1")), 0x9301_D45C_372E_0AB8),
        (.callNext(window: window("1"), settling: nil), 0x85E1_08CD_0EF9_0F3B),
        (.callNext(window: window("1"), settling: .finish), 0x84A3_2473_90FD_33E3),
        (.callTicket(window: window("1"), ticket: ticket("A017"), settling: nil), 0x4F89_9152_D6B9_D663),
        (.step(window: window("1"), .serve), 0xC2FA_6A39_51DE_2D61),
        (.resume(window: window("1"), ticket: ticket("A017")), 0xBAC5_AD19_FFA9_9258),
        (.transfer(window: window("1"), to: .service(service("2"))), 0x5375_038C_A281_EE21),
        (.transfer(window: window("1"), to: .window(window("2"))), 0xCD67_D67C_5AD5_1EC5),
        (.requeue(ticket: ticket("A017")), 0xD22C_9937_4BC0_16B4),
        (.abandon(ticket: ticket("A017")), 0x24A2_9979_673E_7BF9),
        (.void(ticket: ticket("A017"), reason: .idMismatch), 0x1E9E_1C77_F25B_F3DB),
        (.reportSlip(ticket: ticket("A017"), copy: 1, .printed), 0xE6A5_D96B_73C0_5381),
        (.takeCenterChanges([.notice(nil)], from: 0, through: 1), 0xF833_4B61_C386_95C0),
        (.takeCenterChanges([.notice(""), .booking(aBooking())], from: 0, through: 1), 0xDA8B_4CB6_6274_A668),
    ]

    @Test(arguments: golden)
    func `a digest is the same in every release`(_ row: (command: HallCommand, digest: UInt64)) {
        #expect(row.command.digest == row.digest, "0x\(String(row.command.digest, radix: 16))")
    }

    @Test func `different requests have different digests`() {
        #expect(Set(Self.golden.map(\.0.digest)).count == Self.golden.count)
    }

    @Test func `token and claim are not part of the request`() {
        #expect(
            Self.exchange(.numberOnly).digest == Self.exchange(.numberOnly, .refused(.void), Self.otherToken).digest
        )
    }

    @Test func `fields cannot run into each other`() {
        func green(_ name: String, _ reason: String) -> UInt64 {
            HallCommand.issueGreen(service: service(name), reason: reason, station: nil, token: Self.token).digest
        }
        #expect(green("a", "1:b-") != green("a1", "b-"))
        #expect(green("ab", "c") != green("a", "bc"))
    }
}
