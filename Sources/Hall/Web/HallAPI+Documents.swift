// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Vault

// Bookings by the document that somebody at a desk was shown.
extension HallAPI {
    /// The person's booking of today, or the one that the body names, with the document as its proof.
    ///
    /// For members of staff only: at a kiosk a document is read, never typed, or anybody could try numbers.
    func shown(_ body: JSONFields, _ caller: Caller) async throws(APIFault) -> (BookingNumber, ExchangeProof) {
        guard caller.isStaff else { throw .wrongRole([.green, .admin]) }
        for name in ["voucher", "last_four"] where body[name] != nil {
            throw .badField(name, expected: "left out beside a document")
        }
        let document = try document(body)
        let booking = try body.optional("booking", "4 to 64 letters, digits or hyphens") { BookingNumber(entered: $0) }
        let (tags, day) = (parts.vault.personTags(document), now.day)
        let found = await parts.journal.view { state in
            tags.flatMap { tag in
                state.bookings(of: tag, on: day).filter { booking == nil || $0.number == booking }.map { ($0, tag) }
            }
        }
        // What was exchanged or is over is told only when nothing else is there.
        let open = found.filter { $0.0.standing == .booked }
        let all = open.isEmpty ? found : open
        guard let first = all.first else {
            // R68: the same answer whether the number, the person or the day is wrong.
            throw APIFault(.bookingNotFound, in: now)
        }
        guard all.count == 1 else { throw Self.several(all.map(\.0.number)) }
        return (first.0.number, .documents(first.1, nil))
    }

    private func document(_ body: JSONFields) throws(APIFault) -> DocumentNumber {
        let type = try body.required("document_type", Self.documentTypes) { DocumentType(rawValue: $0) }
        guard let document = DocumentNumber(type, try body.required("document_number")) else {
            throw APIFault(422, "bad-document", "证件号码有误，请核对。", "The document number is not one of its kind.")
        }
        return document
    }

    private static let documentTypes = choice(DocumentType.self)

    private static func several(_ numbers: [BookingNumber]) -> APIFault {
        APIFault(
            409,
            "several-bookings",
            "该证件今日有多个预约，请选择预约号。",
            "This document has several bookings today: choose the booking number.",
            members: ["bookings": .texts(numbers.map(\.text))]
        )
    }
}
