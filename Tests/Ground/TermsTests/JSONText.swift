// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// The JSON of a value in a list, since older decoders refuse a lone scalar.
func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
}

/// The one value of a JSON list.
func value<Value: Decodable>(_ type: Value.Type, json: String) throws -> Value? {
    try JSONDecoder().decode([Value].self, from: Data(json.utf8)).first
}
