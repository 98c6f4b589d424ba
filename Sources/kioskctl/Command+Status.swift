// SPDX-License-Identifier: Apache-2.0
import HTTP
import Settings

extension Command {
    @concurrent
    func showStatus(_ arguments: Arguments) async throws {
        let access = try HallAccess(arguments, role: "admin")
        let client = HTTPClient()
        defer { client.close() }
        let reply = try await client.send(access.call("/status"))
        guard reply.status == 200 else { throw ToolFault("\(access.url) answered \(reply.status): check the token") }
        Terminal.write(String(decoding: reply.body, as: UTF8.self) + "\n")
    }
}
