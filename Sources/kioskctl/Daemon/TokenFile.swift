// SPDX-License-Identifier: Apache-2.0
import Ports

/// The tokens of an API as its file has them (Vault/AccessTokens): lines of role, token and bounds, or one token alone.
struct TokenFile {
    private let path: String
    private let lines: [[Substring]]

    /// The most bytes that are read.
    private static let limit = 65_536

    /// Reads the file.
    init(path: String) throws {
        self.init(text: String(decoding: try WholeFile.read(path: path, limit: Self.limit), as: UTF8.self), path: path)
    }

    init(text: String, path: String) {
        self.path = path
        lines = text.split(whereSeparator: \.isNewline).map { line in
            line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
        }
    }

    /// The first token of `role`, or the only token of a file without roles.
    func token(of role: String) throws -> String {
        let found = lines.first { $0.count >= 2 && $0[0] == role }?[1] ?? lines.first { $0.count == 1 }?[0]
        guard let found else { throw ToolFault("\(path) has no token of role \(role)") }
        return String(found)
    }

    /// The token of `role` that is bound to the station, or else one of the role that is not bound to any.
    func token(of role: String, station: String) throws -> String {
        let ofRole = lines.filter { $0.count >= 2 && $0[0] == role }
        let bound = ofRole.first { $0.dropFirst(2).contains("station=\(station)") }
        let free = ofRole.first { line in !line.dropFirst(2).contains { $0.hasPrefix("station=") } }
        guard let found = bound ?? free else { throw ToolFault("\(path) has no token of role \(role) for \(station)") }
        return String(found[1])
    }

    /// Puts a token into a file that only its owner may read.
    static func put(_ token: String, at path: String) throws {
        try WholeFile.writeAtomically(Array((token + "\n").utf8), to: path, mode: 0o600)
    }
}
