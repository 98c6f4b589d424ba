// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Terms

/// The API's JSON: keys in snake_case and sorted, so that equal answers are equal bytes; what is nil is left out.
enum WebJSON {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }()

    /// Encodes one of the API's own views, which consist of texts, whole numbers and flags.
    static func bytes(_ value: some Encodable) -> [UInt8] {
        do {
            return Array(try encoder.encode(value))
        } catch {
            preconditionFailure("the API's views can always be encoded")
        }
    }

    /// Writes one of those views that are told most often.
    static func bytes(_ value: some JSONWritable) -> [UInt8] {
        var json = JSONWriter()
        value.write(to: &json)
        return json.bytes
    }

    /// A reply, of what is told most often, that must not be kept by anybody on the way.
    static func reply(_ value: some JSONWritable, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPReply {
        reply(bytes: bytes(value), status: status, headers: headers)
    }

    /// A reply that must not be kept by anybody on the way.
    static func reply(_ value: some Encodable, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPReply {
        reply(bytes: bytes(value), status: status, headers: headers)
    }

    /// A reply of bytes that are JSON already.
    static func reply(bytes: [UInt8], status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPReply {
        var headers = headers
        headers["Content-Type"] = "application/json"
        headers["Cache-Control"] = "no-store"
        return HTTPReply(status: status, headers: headers, body: .bytes(bytes))
    }
}
