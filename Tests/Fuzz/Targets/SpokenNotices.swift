// SPDX-License-Identifier: Apache-2.0
import Voice

/// Notices that are read out, and lists of how words are read: nothing that a speaking program obeys is left in a text.
enum SpokenNotices {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        _ = try? Pronunciation(text: text)
        guard let plan = VoicePlan(.notice(text), in: .zh) else { return }
        try hold(plan.clips == nil, "a notice is said to be recorded")
        for scalar in plan.text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            try hold(!isControl && !"[]<>{}&\\".unicodeScalars.contains(scalar), "a command in a spoken text")
        }
    }
}
