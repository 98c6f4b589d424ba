// SPDX-License-Identifier: Apache-2.0

/// An HTTP/1.1 server on one epoll thread of libmicrohttpd; handlers run in tasks of their own.
///
/// A request reaches the handler whole, body included and within every limit. While the handler works, its
/// connection is suspended and costs no thread.
package final class HTTPServer: Sendable {
    /// Answers one request; may take its time, and is cancelled when the server stops.
    package typealias Handler = @Sendable (HTTPRequest) async -> HTTPReply
    /// Answers a request on the polling thread itself, or returns nil to leave it to the handler.
    ///
    /// It holds up every other client while it runs: only for what neither blocks nor computes.
    package typealias QuickHandler = @Sendable (HTTPRequest) -> HTTPReply?

    private let core: ServerCore

    /// Starts to listen and serve.
    package init(
        configuration: ServerConfiguration,
        quick: QuickHandler? = nil,
        handler: @escaping Handler
    ) throws(HTTPServerError) {
        core = ServerCore(configuration: configuration, quick: quick, handler: handler)
        try core.start()
    }

    deinit {
        core.stop()
    }

    /// The port that is listened on.
    package var port: UInt16 { core.port }

    /// What the server has seen so far.
    package var counts: ServerCounts { core.counts }

    /// Stops listening, lets handlers at work finish for `drainMilliseconds`, ends every stream, closes everything.
    ///
    /// Handlers that are still at work after that are cancelled and their clients answered 503. Idempotent.
    package func stop() async {
        await withCheckedContinuation { continuation in
            let core = core
            // Waiting and joining block, so not on the pool that the handlers need to finish.
            let started = WorkerThread.start(name: "http-stop") {
                core.stop()
                continuation.resume()
            }
            if !started {
                core.stop()
                continuation.resume()
            }
        }
    }
}
