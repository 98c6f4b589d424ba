// SPDX-License-Identifier: Apache-2.0
import Booking
import Store
import Vault

/// Exports of the audit log, as anybody may hand them in for checking: nothing is whole that could be written otherwise.
enum AuditExports {
    private static let strangers = KeyRing.fresh(.center)

    static func check(_ input: [UInt8]) throws(Broken) {
        for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard let read = AuditText.line(Array(line)) else { continue }
            try hold(AuditText.text(read).utf8.elementsEqual(line), "a line with two texts")
        }
        let whole = outcome([input], nil)
        let middle = input.count / 2
        try hold(
            outcome([Array(input[..<middle]), Array(input[middle...])], nil) == whole,
            "a cut changes the verdict"
        )
        if case .success(let verdict) = whole {
            try hold(input.last == UInt8(ascii: "\n"), "a log without the end of its last line is whole")
            try hold(verdict.signed == verdict.last, "an export is whole beyond its signed end")
            if case .success = outcome([input], .ring(strangers)) {
                throw Broken(rule: "a stranger's signature counts")
            }
        }
    }

    private static func outcome(
        _ parts: [[UInt8]],
        _ keys: AuditKeys?
    ) -> Result<AuditChain.Verdict, AuditFlaw> {
        var reading = AuditReading(keys: keys)
        do throws(AuditFlaw) {
            for part in parts { try reading.take(part) }
            return .success(try reading.finish())
        } catch { return .failure(error) }
    }
}
