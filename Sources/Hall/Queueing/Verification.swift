// SPDX-License-Identifier: Apache-2.0

/// What a clerk found when checking a booked visitor against the registration (R19–R22).
package struct Verification: Sendable, Equatable, Hashable, Codable {
    /// The clerk's finding.
    package enum Result: String, Sendable, Codable, CaseIterable {
        case match
        /// R23: the booking is to be voided.
        case mismatch
        /// The registration cannot be seen, as when the center is away; the clerk answers for going on.
        case unable
    }

    /// Something that has to be seen before a booked visitor is served.
    package enum Part: String, Sendable, Codable, CaseIterable {
        /// The clerk's finding itself.
        case result
        /// 预约人's document (R18, R19).
        case principalDocument = "principal_document"
        /// 代理人's document (R19).
        case agentDocument = "agent_document"
        /// 单位授权书 (R20).
        case authorizationLetter = "authorization_letter"
        /// 书面代理协议 (R21); no image is kept (A21).
        case agencyAgreement = "agency_agreement"
    }

    /// What the clerk found.
    package let result: Result
    /// 预约人's document was seen.
    package let principalDocument: Bool
    /// 代理人's document was seen.
    package let agentDocument: Bool
    /// 授权书已核.
    package let authorizationLetter: Bool
    /// 代理协议已核.
    package let agencyAgreement: Bool

    /// Collects the findings.
    package init(
        result: Result,
        principalDocument: Bool = false,
        agentDocument: Bool = false,
        authorizationLetter: Bool = false,
        agencyAgreement: Bool = false
    ) {
        (self.result, self.principalDocument, self.agentDocument) = (result, principalDocument, agentDocument)
        (self.authorizationLetter, self.agencyAgreement) = (authorizationLetter, agencyAgreement)
    }

    /// Says whether `part` was seen.
    func has(_ part: Part) -> Bool {
        switch part {
        case .result: true
        case .principalDocument: principalDocument
        case .agentDocument: agentDocument
        case .authorizationLetter: authorizationLetter
        case .agencyAgreement: agencyAgreement
        }
    }
}
