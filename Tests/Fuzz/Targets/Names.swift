// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms

/// The identifiers that keypads, scanners, addresses, files and messages bring.
enum Names {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        try checkExact(TicketNumber.self, text)
        try checkExact(TicketID.self, text)
        try checkExact(TicketPrefix.self, text)
        try checkExact(TicketToken.self, text)
        try checkExact(IntentKey.self, text)
        try checkExact(BusinessDay.self, text)
        try checkExact(PersonTag.self, text)
        try checkExact(LastFourTag.self, text)
        try checkCoded(BookingNumber(text: text))
        if let name = ServiceID(text) {
            try hold(name.text.utf8.elementsEqual(text.utf8), "a name is not kept as it is written")
        }
        if let moment = Moment(rfc3339: text) {
            try hold(moment.rfc3339.utf8.elementsEqual(text.utf8), "a time is not written as it was read")
        }
        if let day = BusinessDay(text: text) {
            try hold(BusinessDay(daysSinceEpoch: day.daysSinceEpoch) == day, "a date that is not its own day")
        }
        if let bytes = Hex.bytes(text) {
            try hold(Hex.text(bytes).utf8.elementsEqual(text.utf8), "digits are not written as they were read")
        }
    }

    /// The canonical text is the only one that is read.
    private static func checkExact<Value: TextCoded>(_ type: Value.Type, _ text: String) throws(Broken) {
        let fromBytes = Value(utf8: Array(text.utf8)[...])
        try hold(fromBytes == Value(text: text), "\(type) is another in bytes than in text")
        guard let value = fromBytes else { return }
        try hold(value.text.utf8.elementsEqual(text.utf8), "\(type) is not written as it was read")
        try checkCoded(value)
    }

    private static func checkCoded<Value: TextCoded>(_ value: Value?) throws(Broken) {
        guard let value else { return }
        try hold(Value(text: value.text) == value, "\(Value.self) is not read as it is written")
        var bytes: [UInt8] = []
        value.append(to: &bytes)
        try hold(bytes == Array(value.text.utf8), "\(Value.self) is another in bytes than in text")
        let decoded = try? JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
        try hold(decoded == value, "\(Value.self) is not read from JSON as it is written")
    }
}
