// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
package import Queueing
package import Terms
package import Vault

/// What a verifier says, by the status and body of its reply.
///
/// 200 `{"document_type": …, "number": …, "name": …, "valid_until": "YYYY-MM-DD"}` with `valid_until` perhaps missing; 404, 410
/// and 422 refuse. Whatever else comes is no answer: nobody is guessed from it.
package enum CredentialAnswer: Sendable, Equatable {
    case person(PresentedCard)
    case refused
    /// It does not mean anything that was agreed on.
    case unusable

    /// The most bytes of a reply.
    package static let longestBody = 16_384
    /// The longest name.
    static let longestName = 200

    private struct Person: Decodable {
        let documentType: String
        let number: String
        let name: String
        let validUntil: String?

        enum CodingKeys: String, CodingKey {
            case documentType = "document_type"
            case number, name
            case validUntil = "valid_until"
        }
    }

    /// Reads a reply; the number goes into the vault's keyed hash here, and the name behind a star.
    package init(status: Int, body: [UInt8], vault: Vault, today: BusinessDay) {
        switch status {
        case 200: self = Self.person(in: body, vault, today).map(Self.person) ?? .unusable
        case 404, 410, 422: self = .refused
        default: self = .unusable
        }
    }

    private static func person(in body: [UInt8], _ vault: Vault, _ today: BusinessDay) -> PresentedCard? {
        guard body.count <= longestBody, let person = try? JSONDecoder().decode(Person.self, from: Data(body)),
            let type = DocumentType(rawValue: person.documentType), type != .creditCode,
            let document = DocumentNumber(type, person.number), person.name.utf8.count <= longestName
        else { return nil }
        var isExpired = false
        if let text = person.validUntil {
            guard let day = BusinessDay(text: text) else { return nil }
            isExpired = day < today
        }
        return PresentedCard(
            type: type,
            tag: vault.personTag(document),
            maskedName: Masked.name(person.name),
            isExpired: isExpired
        )
    }
}
