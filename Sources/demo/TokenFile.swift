// SPDX-License-Identifier: Apache-2.0
import Ports

/// The tokens that a daemon made on its first start, by role.
struct TokenFile: Sendable {
    private let tokens: [String: String]

    /// Reads `directory/tokens`.
    init(directory: String) throws {
        let text = String(decoding: try WholeFile.read(path: directory + "/tokens", limit: 65_536), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        let pairs = lines.filter { $0.count >= 2 && $0[0] != "#" }.map { (String($0[0]), String($0[1])) }
        tokens = Dictionary(pairs) { first, _ in first }
    }

    /// The token of `role`.
    func token(_ role: String) throws -> String {
        guard let token = tokens[role] else { throw DemoFault("there is no token of role \(role)") }
        return token
    }

    /// The value of an Authorization header for `role`.
    func bearer(_ role: String) throws -> String { "Bearer " + (try token(role)) }
}
