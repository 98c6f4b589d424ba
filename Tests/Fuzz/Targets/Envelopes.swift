// SPDX-License-Identifier: Apache-2.0
import Vault

/// Sealed bytes: nothing opens but what was sealed, and any change of it is noticed.
enum Envelopes {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let plain = try? FuzzKeys.vault.open(input, for: "fuzz") {
            // The one envelope among the seeds.
            try hold(plain == Array("sealed".utf8), "an envelope opens that was never sealed")
        }
        guard var envelope = try? FuzzKeys.vault.seal(input, for: "fuzz") else {
            throw Broken(rule: "cannot seal")
        }
        try hold((try? FuzzKeys.vault.open(envelope, for: "fuzz")) == input, "what was sealed does not open")
        let place = input.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % envelope.count
        envelope[place] ^= 1 << (input.last.map { $0 % 8 } ?? 0)
        try hold((try? FuzzKeys.vault.open(envelope, for: "fuzz")) == nil, "a changed envelope opens")
    }
}
