// SPDX-License-Identifier: Apache-2.0
import Terms

extension Report {
    /// A JSON object: `from`, `to`, `by`, `rows` and `total`; what nothing is known of is null.
    package var json: [UInt8] {
        var json = JSONWriter(capacity: 4096)
        json.beginObject()
        json.key("by")
        json.string(grouping.rawValue)
        json.key("from")
        json.string(from)
        json.key("rows")
        json.beginArray()
        for line in rows { write(line, to: &json) }
        json.endArray()
        json.key("to")
        json.string(to)
        json.key("total")
        write(total, to: &json)
        json.endObject()
        return json.bytes
    }

    /// CSV with a header row (RFC 4180): the groups, no total, which a spreadsheet makes itself.
    package var csv: [UInt8] {
        let header = [grouping.rawValue] + total.columns.map(\.name)
        let records = rows.map { line in [line.key] + line.columns.map { $0.value.map(String.init) ?? "" } }
        return ([header] + records).flatMap { Array((Self.record($0) + "\r\n").utf8) }
    }

    /// Section 2: fields are quoted when they hold a comma, a quote or a line break.
    private static func record(_ fields: [String]) -> String {
        fields.map { field in
            let isPlain = !field.utf8.contains { [UInt8(ascii: ","), 0x22, 0x0D, 0x0A].contains($0) }
            return isPlain
                ? field
                : "\""
                    + field.split(separator: "\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"\"") + "\""
        }
        .joined(separator: ",")
    }

    private func write(_ line: Line, to json: inout JSONWriter) {
        json.beginObject()
        json.key("key")
        json.string(line.key)
        for column in line.columns {
            json.key(text: column.name)
            if let value = column.value { json.number(value) } else { json.null() }
        }
        json.endObject()
    }
}
