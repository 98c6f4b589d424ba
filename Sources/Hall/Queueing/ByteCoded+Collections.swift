// SPDX-License-Identifier: Apache-2.0
package import Terms

// Here and not beside the protocol, where the compiler could not make them to the measure of their elements.

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
