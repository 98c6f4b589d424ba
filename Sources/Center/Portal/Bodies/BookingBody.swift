// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Terms

/// The body of `POST bookings`, read and checked as far as a body can be.
struct BookingBody {
    let center: CenterID
    let service: ServiceID
    let item: ItemCode?
    let start: Timestamp
    let principal: Party
    let agent: Party?
    /// The version of the consent text that was agreed to (R26).
    let terms: Int
    let effort: EffortBody?

    init(_ request: HTTPRequest) throws(CenterProblem) {
        let fields = try BodyFields(
            request,
            known: ["center", "service", "item", "start", "principal", "agent", "is_agent", "terms", "effort"]
        )
        center = try fields.identifier("center")
        service = try fields.identifier("service")
        item = try fields.optional("item", ("须为事项编码", "an item's code")) { ItemCode($0) }
        start = try fields.time("start")
        (principal, agent) = try PersonBody.parties(fields)
        terms = try fields.number("terms")
        effort = try EffortBody(fields)
    }
}

/// The work that stands for a captcha, in a body.
struct EffortBody {
    let challenge: String
    let answer: String

    /// Nil when the body has none.
    init?(_ fields: BodyFields) throws(CenterProblem) {
        guard fields.has("effort") else { return nil }
        let effort = try fields.object("effort", known: ["challenge", "answer"])
        challenge = try effort.text("challenge", upTo: 256)
        answer = try effort.text("answer", upTo: 64)
    }
}

/// A booking number and the document of somebody who is in that booking: how people ask about theirs.
struct LookupBody {
    let number: BookingNumber
    let document: DocumentNumber
    let fields: BodyFields

    init(_ request: HTTPRequest, also known: Set<String> = []) throws(CenterProblem) {
        fields = try BodyFields(request, known: known.union(["number", "document"]))
        number = try fields.value("number", ("须为预约号，请核对", "a booking number; please check it")) { text in
            BookingNumber(entered: text).flatMap { $0.isPlausible ? $0 : nil }
        }
        document = try PersonBody.document(fields)
    }
}

extension BodyFields {
    /// A machine name.
    func identifier<Kind>(_ name: String) throws(CenterProblem) -> Identifier<Kind> {
        try value(name, ("须为编号", "an id")) { Identifier<Kind>($0) }
    }
}
