// SPDX-License-Identifier: Apache-2.0
/// A table of comma-separated values (RFC 4180): quoted fields, doubled quotes, CR LF or LF, an optional byte order mark.
package struct CSVTable: Sendable, Equatable {
    /// One record with the line it begins at, counted from 1.
    package struct Record: Sendable, Equatable {
        /// Where it begins.
        package let line: Int
        /// The fields, without quotes and outer blanks.
        package let fields: [String]
    }

    /// The records in order; empty lines are left out.
    package let records: [Record]

    /// Reads `text`; throws where a quote is never closed or stands inside a field.
    package init(text: some StringProtocol) throws(CSVFault) {
        var reader = Reader()
        let scalars = text.unicodeScalars
        for scalar in scalars.first?.value == 0xFEFF ? scalars.dropFirst() : scalars[...] { try reader.take(scalar) }
        records = try reader.finish()
    }

    private struct Reader {
        private enum Place {
            case fieldStart, plain, quoted, afterQuote
        }

        private var place = Place.fieldStart
        private var field = String.UnicodeScalarView()
        private var fields: [String] = []
        private var records: [Record] = []
        private var line = 1
        private var recordLine = 1

        mutating func take(_ scalar: UnicodeScalar) throws(CSVFault) {
            defer { if scalar == "\n" { line += 1 } }
            switch (place, scalar) {
            case (.quoted, "\""): place = .afterQuote
            case (.quoted, _): field.append(scalar)
            case (.afterQuote, "\""):
                field.append(scalar)
                place = .quoted
            case (.fieldStart, "\""): place = .quoted
            case (_, ","): endField()
            case (_, "\n"): endRecord()
            case (_, "\r"): break
            case (.fieldStart, " "), (.afterQuote, " "): break
            case (.afterQuote, _), (.plain, "\""): throw .strayQuote(line: line)
            default:
                field.append(scalar)
                place = .plain
            }
        }

        mutating func finish() throws(CSVFault) -> [Record] {
            guard place != .quoted else { throw .openQuote(line: recordLine) }
            endRecord()
            return records
        }

        private mutating func endField() {
            while field.last == " " { field.removeLast() }
            fields.append(String(field))
            field = String.UnicodeScalarView()
            place = .fieldStart
        }

        private mutating func endRecord() {
            endField()
            if fields != [""] { records.append(Record(line: recordLine, fields: fields)) }
            fields = []
            recordLine = line + 1
        }
    }
}

/// Why a text is not a table; names the line, never its content.
package enum CSVFault: Error, Sendable, Equatable, CustomStringConvertible {
    case openQuote(line: Int)
    case strayQuote(line: Int)

    package var description: String {
        switch self {
        case .openQuote(let line): "line \(line): a quoted field is never closed: add the missing quote"
        case .strayQuote(let line): "line \(line): a quote stands inside a field: double it and quote the field"
        }
    }
}
