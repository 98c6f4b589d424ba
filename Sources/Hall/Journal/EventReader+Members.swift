// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// How Swift's synthesized `Codable` lays out an enum with payloads.
extension PlainJSONReader {
    /// Reads up to the payload's members; the case's name.
    mutating func beginCase() throws(NotPlain) -> String {
        try take("{")
        let name = try string()
        try take(":{")
        return name
    }

    mutating func endCase() throws(NotPlain) { try take("}}") }

    mutating func first<Value: TextCoded>() throws(NotPlain) -> Value {
        try take("\"_0\":")
        return try value()
    }

    mutating func firstName<Kind>() throws(NotPlain) -> Identifier<Kind> {
        try take("\"_0\":")
        return try name()
    }

    /// A member that is not the first.
    mutating func member<Value>(
        _ key: StaticString,
        _ read: (inout PlainJSONReader) throws(NotPlain) -> Value
    ) throws(NotPlain) -> Value {
        try take(",\"")
        try take(key)
        try take("\":")
        return try read(&self)
    }

    mutating func namedMember<Kind>(_ key: StaticString) throws(NotPlain) -> Identifier<Kind> {
        try member(key) { reader throws(NotPlain) in try reader.name() }
    }

    mutating func optionalName<Kind>(_ key: StaticString) throws(NotPlain) -> Identifier<Kind>? {
        takes(key) ? try name() : nil
    }
}
