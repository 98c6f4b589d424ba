// SPDX-License-Identifier: Apache-2.0
import Glibc

/// An HTTP/1.1 server on one epoll thread of libmicrohttpd, which also runs its handlers unless told otherwise.
///
/// A request reaches the handler whole, body included and within every limit. While the handler waits, its
/// connection is suspended and costs no thread.
package final class HTTPServer: Sendable {
    /// Answers one request; is cancelled when the server stops.
    ///
    /// It may wait as long as it likes for others. What it computes itself on the polling thread holds up every other
    /// client there.
    package typealias Handler = @Sendable (HTTPRequest) async -> HTTPReply

    private let core: ServerCore

    /// Starts to listen and serve; handlers run on `executor`, on the polling thread without one.
    package init(
        configuration: ServerConfiguration,
        executor: (any TaskExecutor)? = nil,
        handler: @escaping Handler
    ) throws(HTTPServerError) {
        core = ServerCore(configuration: configuration, executor: executor, handler: handler)
        try core.start()
    }

    deinit {
        core.stop()
    }

    /// The port that is listened on.
    package var port: UInt16 { core.port }

    /// The socket address that is listened on.
    var listening: sockaddr_storage { core.listening }

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
