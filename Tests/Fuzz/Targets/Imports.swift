// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import Terms

/// Files of bookings from other systems, CSV or JSON: a message names lines and columns, never what stands there.
enum Imports {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        if let table = try? CSVTable(text: text) { try check(table) }
        try judge(input) { () throws(ImportFault) in
            try BookingImport.orders(csv: text, offsetSeconds: 28_800)
        }
        if let objects = try? JSONDecoder().decode([[String: String]].self, from: Data(input)) {
            try judge(input) { () throws(ImportFault) in
                try BookingImport.orders(objects: objects, offsetSeconds: 28_800)
            }
        }
    }

    private static func judge(
        _ input: [UInt8],
        _ read: () throws(ImportFault) -> [BookingOrder]
    ) throws(Broken) {
        let orders: [BookingOrder]
        do throws(ImportFault) {
            orders = try read()
        } catch {
            try hold(!error.description.isEmpty, "a refusal without a reason")
            return try Discretion.check(error.description, about: input, "a message on an import")
        }
        try hold(!orders.isEmpty, "an import of nothing")
        for order in orders {
            try hold(order.number?.isPlausible != false, "a number with a wrong check digit")
            try hold(order.slot.start < order.slot.end, "a slot that does not end after it starts")
            for party in [order.principal, order.agent].compactMap(\.self) {
                let document = party.document
                try hold(DocumentNumber(document.type, document.plain) == document, "a number that is not canonical")
                try hold(party.name.count <= 60, "a name longer than its limit")
            }
        }
    }

    /// A table that is written with every field quoted is the same table.
    private static func check(_ table: CSVTable) throws(Broken) {
        let lines = table.records.map { $0.fields.map(quoted).joined(separator: ",") }
        let again = try? CSVTable(text: lines.joined(separator: "\n"))
        try hold(
            again.map(bytes) == bytes(table),
            "a table is not read as it is written"
        )
    }

    /// By scalars, as the reader goes: with a combining mark behind it a quote is another Character.
    private static func quoted(_ field: String) -> String {
        let scalars = field.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
        return String(String.UnicodeScalarView(["\""] + scalars + ["\""]))
    }

    private static func bytes(_ table: CSVTable) -> [[[UInt8]]] {
        table.records.map { $0.fields.map { Array($0.utf8) } }
    }
}
