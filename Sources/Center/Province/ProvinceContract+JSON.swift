// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

extension ProvinceContract {
    /// Writes a body, keys sorted and in snake case.
    static func bytes(_ body: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, numbers and flags always encode.
        return (try? encoder.encode(body)).map { Array($0) } ?? []
    }

    /// Reads a reply, nil when it does not follow the contract.
    static func read<Answer: Decodable>(_ type: Answer.Type, _ bytes: [UInt8]) -> Answer? {
        try? JSONDecoder().decode(type, from: Data(bytes))
    }
}
