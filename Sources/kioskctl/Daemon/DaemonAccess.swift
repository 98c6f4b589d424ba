// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Settings

/// How the tool reaches a daemon: its address, where its API begins, and the token it shows.
struct DaemonAccess {
    let url: String
    private let root: String
    private let token: String

    /// Takes the first token of `role` in the file `tokens`, or the only token of a file without roles.
    init(url: String, root: String, tokens path: String, role: String) throws {
        (self.url, self.root) = (url, root)
        let text = String(decoding: try WholeFile.read(path: path, limit: 65_536), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map { $0.split { $0 == " " || $0 == "\t" } }
        let found = lines.first { $0.count >= 2 && $0[0] == role }?[1] ?? lines.first { $0.count == 1 }?[0]
        guard let found else { throw ToolFault("\(path) has no token of role \(role)") }
        token = String(found)
    }

    /// The hall's daemon, where `arguments` say it is.
    static func hall(_ arguments: Arguments, role: String) throws -> DaemonAccess {
        try DaemonAccess(
            url: arguments["url"] ?? "http://127.0.0.1:8470",
            root: "/api/v1",
            tokens: arguments["token-file"] ?? ToolCommand.usualDirectory + "/tokens",
            role: role
        )
    }

    /// A request to the API.
    func call(_ path: String, _ method: HTTPMethod = .get) -> HTTPCall {
        HTTPCall(method, url + root + path, headers: ["Authorization": "Bearer " + token])
    }
}
