// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Settings

/// How the tool reaches a hall's daemon: its address and the token it shows.
struct HallAccess {
    let url: String
    private let token: String

    /// Takes the address and the first token of `role` in the token file, or the only token of a file without roles.
    init(_ arguments: Arguments, role: String) throws {
        url = arguments["url"] ?? "http://127.0.0.1:8470"
        let path = arguments["token-file"] ?? ToolCommand.usualDirectory + "/tokens"
        let text = String(decoding: try WholeFile.read(path: path, limit: 65_536), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map { $0.split { $0 == " " || $0 == "\t" } }
        let found = lines.first { $0.count >= 2 && $0[0] == role }?[1] ?? lines.first { $0.count == 1 }?[0]
        guard let found else { throw ToolFault("\(path) has no token of role \(role)") }
        token = String(found)
    }

    /// A request to the API.
    func call(_ path: String, _ method: HTTPMethod = .get) -> HTTPCall {
        HTTPCall(method, url + "/api/v1" + path, headers: ["Authorization": "Bearer " + token])
    }
}
