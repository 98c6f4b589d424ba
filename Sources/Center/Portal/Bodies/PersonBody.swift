// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Terms

/// Identity documents and people in bodies (R15–R17, A22, A31).
enum PersonBody {
    /// The most characters of a name; a unit's full name is longer than a person's.
    static let nameLimit = 60

    /// Reads `document {type, number}`.
    static func document(_ body: BodyFields, _ name: String = "document") throws(CenterProblem) -> DocumentNumber {
        try number(try body.object(name, known: ["type", "number"]))
    }

    /// Reads a party `{type, number, name}`.
    static func party(_ body: BodyFields, _ name: String) throws(CenterProblem) -> Party {
        let fields = try body.object(name, known: ["type", "number", "name"])
        let document = try number(fields)
        let text = try fields.text("name", upTo: nameLimit)
        guard isName(text) else { throw fields.bad("name", "须为证件上的姓名或名称", "the name as in the document") }
        return Party(document: document, name: text)
    }

    /// Reads who a booking is for and, when it is made for another, who makes it.
    ///
    /// A unit books through an authorised person (A22); an agent is a person, and another one than the principal.
    static func parties(_ body: BodyFields) throws(CenterProblem) -> (principal: Party, agent: Party?) {
        let isAgent = try body.flag("is_agent")
        let principal = try party(body, "principal")
        let agent = body.has("agent") ? try party(body, "agent") : nil
        guard let agent else {
            guard !isAgent else { throw problem("agent-needed", agentNeeded) }
            guard principal.document.type != .creditCode else { throw problem("agent-needed", unitNeedsAgent) }
            return (principal, nil)
        }
        guard agent.document.type != .creditCode else { throw problem("agent-is-unit", agentIsUnit) }
        guard agent.document != principal.document else { throw problem("agent-is-principal", agentIsPrincipal) }
        return (principal, agent)
    }

    private typealias Words = (zh: String, en: String)

    private static let agentNeeded: Words = ("代他人预约须登记代理人身份信息", "Booking for another needs the agent's identity")
    private static let unitNeedsAgent: Words = (
        "单位预约须登记经授权的办事人", "A unit's booking needs the person who is authorised to come"
    )
    private static let agentIsUnit: Words = ("代理人须为个人", "An agent must be a person")
    private static let agentIsPrincipal: Words = (
        "代理人与预约人不能相同", "Agent and applicant must be different people"
    )

    private static func problem(_ kind: String, _ words: Words) -> CenterProblem {
        CenterProblem(422, kind, words.zh, words.en, members: ["field": .text("agent")])
    }

    private static func number(_ fields: BodyFields) throws(CenterProblem) -> DocumentNumber {
        let type = try fields.value("type", ("须为所列证件类型之一", "one of the document types")) {
            DocumentType(rawValue: $0)
        }
        let text = try fields.text("number", upTo: 40)
        if let number = DocumentNumber(type, text) { return number }
        let (zh, en) = fault(type, text)
        throw fields.bad("number", zh, en)
    }

    /// Says what is wrong with a number, so that a typing error is found; the number itself is not repeated.
    private static func fault(_ type: DocumentType, _ text: String) -> Words {
        switch type {
        case .residentID, .hmtResidencePermit:
            do throws(IDNumberError) {
                _ = try IDNumber(text)
                return ("证件类型与号码不符", "a number of that document type")
            } catch { return fault(error) }
        case .creditCode: return ("统一社会信用代码须为 18 位，请核对", "a credit code of 18 characters; please check it")
        case .foreignPermanentResidence, .passport, .hmtTravelPermit:
            return ("证件号码格式不符，请核对", "a number of that document's form; please check it")
        }
    }

    private static func fault(_ error: IDNumberError) -> Words {
        switch error {
        case .length: ("证件号码须为 18 位", "18 characters")
        case .character: ("证件号码含有不应有的字符", "digits, the last perhaps X")
        case .region: ("证件号码的地区码有误", "a number that begins with a region")
        case .birthDate: ("证件号码中的出生日期有误", "a number that holds a date of birth")
        case .checkDigit: ("证件号码有误，请逐位核对", "a number without a typing error; please check every digit")
        }
    }

    /// Letters of any script, with what stands between them; no digits only, no control characters.
    private static func isName(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic }
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
    }
}
