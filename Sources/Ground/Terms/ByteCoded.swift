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

extension Optional: ByteCoded where Wrapped: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.byte(self == nil ? 0 : 1)
        self?.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
    }
}

extension Array: ByteCoded where Element: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.count(count)
        for element in self { element.write(to: &writer) }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let count = try reader.length()
        self.init()
        reserveCapacity(count)
        for _ in 0..<count { append(try Element(from: &reader)) }
    }
}

/// In the order of the keys, so that equal dictionaries have equal bytes.
extension Dictionary: ByteCoded where Key: ByteCoded & Comparable, Value: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        writer.count(count)
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            key.write(to: &writer)
            value.write(to: &writer)
        }
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let count = try reader.length()
        self.init(minimumCapacity: count)
        for _ in 0..<count {
            let key = try Key(from: &reader)
            guard updateValue(try Value(from: &reader), forKey: key) == nil else { throw ByteReader.Malformed() }
        }
    }
}
