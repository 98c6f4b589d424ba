// SPDX-License-Identifier: Apache-2.0
import Queueing
import Simulators
import Terms
import Vault

/// Vouchers and keyed hashes, with keys made for this run.
struct VaultSubjects {
    var all: [Subject] { vouchers + hashes }

    private var vouchers: [Subject] {
        [("Ed25519", KeyAlgorithm.ed25519), ("SM2", .sm2)].map { name, algorithm in
            let keys = must(try? KeyRing.fresh(.center).rotated(.sign, to: algorithm))
            let verifier = must(try? VoucherVerifier(keys: keys))
            let booking = SampleHall.booking(1)
            let claims = VoucherClaims(
                booking: booking.number,
                center: booking.center,
                service: booking.service,
                slot: booking.slot,
                principal: booking.principal
            )
            let text = must(try? VoucherMint(keys: keys).voucher(for: claims))
            return Subject("voucher checked, \(name)", times: 200, note: "\(text.utf8.count) characters") {
                must(try? verifier.verify(text).get())
            }
        }
    }

    private var hashes: [Subject] {
        let vault = must(try? Vault(keys: .fresh(.hall)))
        let document = must(DocumentNumber(.residentID, SyntheticPeople.wangXiaoming.number))
        let booking = must(BookingNumber(serial: 1))
        let key = must(IntentKey(text: "microbench-1"))
        return [
            Subject("person tag", times: 1000) { vault.personTag(document) },
            Subject("last-four tag", times: 1000) { vault.lastFourTag(booking, lastFour: "1231") },
            Subject("token of a slip", times: 1000) { vault.token(for: key, at: SampleHall.opening.day) },
        ]
    }
}
