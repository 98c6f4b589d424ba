// SPDX-License-Identifier: Apache-2.0
import HTTP
import Settings

/// How the tool reaches a daemon: its address, where its API begins, and the token it shows.
struct DaemonAccess {
    let url: String
    private let root: String
    private let token: String

    /// Takes the first token of `role` in the file `tokens`, or the only token of a file without roles.
    init(url: String, root: String, tokens path: String, role: String) throws {
        (self.url, self.root) = (url, root)
        token = try TokenFile(path: path).token(of: role)
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
