// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

// Somebody comes with a voucher's code.
extension Check {
    func takeCodeSteps() async {
        await step("a voucher is exchanged") {
            scan(try await stage.voucher(of: 2))
            try await see("您的号码是 B002")
            try await paper("B002")
        }
        await step("scanned again it asks, and once more is a yes: a marked copy of the same number") {
            let voucher = try await stage.voucher(of: 2)
            try await persist(.code(voucher), until: "您已取号 B002，是否补打号票？")
            try await persist(.code(voucher), until: "您的号码是 B002，正在补打号票")
            try await paper("B002", copy: 1)
        }
        await step("an altered signature or booking in a voucher is refused with words") {
            let voucher = try await stage.voucher(of: 3)
            for share in [0.9, 0.4] {
                try await stage.goHome()
                scan(try Self.altered(voucher, at: share))
                try await see("这个预约凭证没有通过核验。")
            }
        }
        await step("another code is refused with words") {
            try await stage.goHome()
            scan("https://example.com/health-code")
            try await see("这个码不是预约凭证。")
        }
        await step("a voucher that comes too early is told when to come") {
            try await stage.goHome()
            scan(try await stage.voucher(of: 4))
            let hour = stage.clock.now().secondOfDay / 3600
            let slot = DemoBooking.all[3].hours(hour)
            try await see("您来早了。您可在 \(Digits.padded(slot.lowerBound - 1, to: 2)):00 后取号，或现在现场取号。")
        }
        await step("a voucher of tomorrow is told its day") {
            try await stage.goHome()
            scan(try await stage.voucher(of: 5))
            try await see("您预约的是 \(stage.clock.now().day.advanced(byDays: 1))，不是今天。")
        }
    }

    /// The voucher with one character changed, `share` of the way through, to another that Base45 can carry.
    private static func altered(_ voucher: String, at share: Double) throws -> String {
        let characters = Array(voucher)
        let start = Int(Double(characters.count) * share)
        for index in start..<characters.count {
            for other in "0123456789" where other != characters[index] {
                var changed = characters
                changed[index] = other
                if (try? Base45.decode(String(changed))) != nil { return String(changed) }
            }
        }
        throw DemoFault("the voucher cannot be altered")
    }
}
