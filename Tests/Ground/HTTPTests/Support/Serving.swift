// SPDX-License-Identifier: Apache-2.0
import HTTP

/// Runs a body against a server, and stops the server whatever happens.
func serving(
    _ configure: (inout ServerConfiguration) -> Void = { _ in },
    executor: (any TaskExecutor)? = nil,
    handler: @escaping HTTPServer.Handler,
    _ body: (HTTPServer) async throws -> Void
) async throws {
    var configuration = ServerConfiguration()
    configuration.drainMilliseconds = 500
    configure(&configuration)
    let server = try HTTPServer(configuration: configuration, executor: executor, handler: handler)
    do {
        try await body(server)
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}

/// Answers with what it was asked: method, path and the length of the body.
let echo: HTTPServer.Handler = { request in
    .text("\(request.method) \(request.path) \(request.body.count)")
}

extension HTTPServer {
    /// The URL of a path on this server.
    func url(_ path: String, scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(port)\(path)" }
}
