// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What somebody wrote to the supervision of the city (R51), with or without saying who they are.
package struct Feedback: Sendable, Equatable {
    /// What it is about.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        case problem, suggestion, praise
    }

    /// The answer that was given.
    package struct Answer: Sendable, Equatable {
        /// What was said.
        package let text: String
        /// When.
        package let at: Timestamp
        /// By whom; shown to staff only.
        package let staff: StaffID

        /// Collects the parts.
        package init(text: String, at: Timestamp, staff: StaffID) {
            (self.text, self.at, self.staff) = (text, at, staff)
        }
    }

    /// With what the sender asks for the answer.
    package let receipt: FeedbackReceipt
    /// What it is about.
    package let kind: Kind
    /// The center it is about, nil for the city.
    package let center: CenterID?
    /// What was written; may hold anything, so it is stored sealed and shown only to who answers it.
    package let text: String
    /// How the sender wants to be reached, likewise.
    package let contact: String?
    /// When it came.
    package let at: Timestamp
    /// The answer, once there is one.
    package var answer: Answer?

    /// The most characters of a text.
    package static let textLimit = 1_000
    /// The most characters of a contact.
    package static let contactLimit = 100

    /// Collects the parts.
    package init(
        receipt: FeedbackReceipt,
        kind: Kind,
        center: CenterID?,
        text: String,
        contact: String?,
        at: Timestamp,
        answer: Answer? = nil
    ) {
        (self.receipt, self.kind, self.center, self.text) = (receipt, kind, center, text)
        (self.contact, self.at, self.answer) = (contact, at, answer)
    }
}

/// The code with which a sender asks what became of feedback: 12 characters of 5 random bits, `K7QF-2M9X-T4CD`.
///
/// 60 bits cannot be guessed at the rate the portal allows; letters that look like digits are not used.
package struct FeedbackReceipt: Sendable, Hashable {
    /// Twelve characters with two hyphens.
    package let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Makes a receipt of 12 random bytes.
    package init(random: [UInt8]) {
        precondition(random.count == 12, "a receipt has 12 characters")
        text = Self.grouped(random.map { Self.alphabet[Int($0 & 31)] })
    }

    /// Reads a receipt as typed: case, spaces and hyphens do not matter.
    package init?(_ typed: String) {
        let plain = Typed.folded(typed).utf8.filter { $0 != UInt8(ascii: "-") }
        guard plain.count == 12, plain.allSatisfy(Self.alphabet.contains) else { return nil }
        text = Self.grouped(Array(plain))
    }

    private static func grouped(_ characters: [UInt8]) -> String {
        stride(from: 0, to: 12, by: 4).map { String(decoding: characters[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }
}
