// SPDX-License-Identifier: Apache-2.0

/// A value that can be laid out by a `ByteWriter` and read back by a `ByteReader`.
package protocol ByteCoded {
    /// Writes the value.
    func write(to writer: inout ByteWriter)
    /// Reads a value.
    init(from reader: inout ByteReader) throws(ByteReader.Malformed)
}

extension Int64: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.number(self) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = try reader.number() }
}

extension Int: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.number(Int64(self)) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = Int(try reader.number()) }
}

extension Bool: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.byte(self ? 1 : 0) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        switch try reader.byte() {
        case 0: self = false
        case 1: self = true
        default: throw ByteReader.Malformed()
        }
    }
}

extension String: ByteCoded {
    package func write(to writer: inout ByteWriter) { writer.text(self) }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) { self = try reader.text() }
}
