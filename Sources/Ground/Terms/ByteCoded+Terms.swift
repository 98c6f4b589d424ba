// SPDX-License-Identifier: Apache-2.0

// The words of this module as bytes; reading holds every value to the rules of its type.

extension Position: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.number(value) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let value = try reader.number()
        guard value >= 0 else { throw ByteReader.Malformed() }
        self.init(value)
    }
}

extension Timestamp: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.number(milliseconds) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(milliseconds: try reader.number())
    }
}

extension Moment: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        timestamp.write(to: &writer)
        offsetSeconds.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(try Timestamp(from: &reader), offsetSeconds: try Int(from: &reader))
    }
}

extension TimeSlot: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        start.write(to: &writer)
        end.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let slot = try TimeSlot(start: Timestamp(from: &reader), end: Timestamp(from: &reader))
        else { throw ByteReader.Malformed() }
        self = slot
    }
}

extension BusinessDay: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.number(Int64(year))
        writer.byte(UInt8(month))
        writer.byte(UInt8(day))
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let year = try reader.number()
        guard let day = BusinessDay(year: Int(year), month: Int(try reader.byte()), day: Int(try reader.byte()))
        else { throw ByteReader.Malformed() }
        self = day
    }
}

extension TicketPrefix: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.byte(letter) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let prefix = TicketPrefix(letter: try reader.byte()) else { throw ByteReader.Malformed() }
        self = prefix
    }
}

extension TicketNumber: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        prefix.write(to: &writer)
        writer.byte(UInt8(series ?? 0))
        writer.count(serial)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let prefix = try TicketPrefix(from: &reader)
        let series = Int(try reader.byte())
        let serial = try reader.count()
        guard let number = TicketNumber(prefix: prefix, serial: serial, series: series == 0 ? nil : series)
        else { throw ByteReader.Malformed() }
        self = number
    }
}

extension TicketID: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        day.write(to: &writer)
        number.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(day: try BusinessDay(from: &reader), number: try TicketNumber(from: &reader))
    }
}

extension SixteenBytes: ByteCoded {
    func write(to writer: inout ByteWriter) {
        writer.word(high)
        writer.word(low)
    }

    init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(high: try reader.word(), low: try reader.word())
    }
}

extension TicketToken: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        words.write(to: &writer)
        writer.count(Int(tail))
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let words = try SixteenBytes(from: &reader)
        let tail = try reader.count()
        // Two words of 60 bits and ten more; the bits above them must not tell equal tokens apart.
        guard words.high >> 60 == 0, words.low >> 60 == 0, tail >> 10 == 0 else { throw ByteReader.Malformed() }
        self.init(words, tail: UInt16(tail))
    }
}

extension PersonTag: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        high.write(to: &writer)
        low.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(high: try SixteenBytes(from: &reader), low: try SixteenBytes(from: &reader))
    }
}

extension LastFourTag: ByteCoded {
    package func write(to writer: inout ByteWriter) { hash.write(to: &writer) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(try SixteenBytes(from: &reader))
    }
}

extension BookingNumber: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.text(text) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let number = BookingNumber(text: try reader.text()) else { throw ByteReader.Malformed() }
        self = number
    }
}

extension IntentKey: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.text(text) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let key = IntentKey(text: try reader.text()) else { throw ByteReader.Malformed() }
        self = key
    }
}

extension Identifier: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.name(text) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(checked: try reader.identifierText())
    }
}

extension ByteWriter {
    /// Writes an enum by the text of its case.
    package mutating func word(_ value: some RawRepresentable<String>) { name(value.rawValue) }
}

extension ByteReader {
    /// Reads an enum by the text of its case.
    package mutating func word<Value: RawRepresentable<String>>() throws(Malformed) -> Value {
        guard let value = Value(rawValue: try name()) else { throw Malformed() }
        return value
    }
}
