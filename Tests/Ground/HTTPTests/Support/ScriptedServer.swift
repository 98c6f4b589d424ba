// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

@testable import HTTP

/// A listening socket that answers its only client with given bytes and then closes, or stays silent.
final class ScriptedServer: Sendable {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = try ListeningSocket.open(address: "127.0.0.1", port: 0)
        port = ListeningSocket.port(of: descriptor)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }

    deinit {
        close(descriptor)
    }

    var url: String { "http://127.0.0.1:\(port)/" }

    /// Accepts one client, reads its header, writes `bytes` and closes.
    func answerOnce(_ bytes: String) {
        let client = accept(descriptor, nil, nil)
        var header: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while !header.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let count = unsafe recv(client, &piece, piece.count, 0)
            if count <= 0 { break }
            header += piece.prefix(count)
        }
        let reply = Array(bytes.utf8)
        _ = unsafe send(client, reply, reply.count, Int32(MSG_NOSIGNAL))
        close(client)
    }
}
