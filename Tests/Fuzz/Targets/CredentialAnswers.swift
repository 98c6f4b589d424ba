// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault
import Verifier

/// What a verifier of electronic credentials answers: a status by two digits, then the body.
enum CredentialAnswers {
    private static let today = BusinessDay(daysSinceEpoch: 20_780)

    static func check(_ input: [UInt8]) throws(Broken) {
        let statuses = [200, 204, 302, 400, 401, 404, 410, 422, 500, 503]
        let body = Array(input.dropFirst())
        let status = statuses[Int(input.first ?? 0) % statuses.count]
        let answer = CredentialAnswer(status: status, body: body, vault: FuzzKeys.vault, today: today)
        switch answer {
        case .person(let card):
            try hold(status == 200, "a person from a refusal")
            try hold(card.type != .creditCode, "a unit where a person was asked for")
            try hold(card.maskedName.count <= 2 && card.maskedName.hasSuffix("*"), "a name is not masked")
            try hold(body.count <= CredentialAnswer.longestBody, "a longer answer than was agreed on")
        case .refused: try hold([404, 410, 422].contains(status), "a refusal by another status")
        case .unusable: try hold(![404, 410, 422].contains(status), "a refusal is not understood")
        }
        let code = String(decoding: body, as: UTF8.self)
        let rules = CredentialRules(prefixes: ["YSB:"])
        try hold(!rules.allow(code) || code.hasPrefix("YSB:"), "a code is sent that must not be")
        try hold(FuzzKeys.vault.credentialTag(code) == FuzzKeys.vault.credentialTag(code), "a code is not known again")
    }
}
