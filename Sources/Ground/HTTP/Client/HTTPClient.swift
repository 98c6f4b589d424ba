// SPDX-License-Identifier: Apache-2.0

/// An HTTP/1.1 client: libcurl on one thread of its own, with kept-alive connections and no redirects.
package final class HTTPClient: Sendable {
    /// The calls, streams included, that may be under way at once unless told otherwise.
    package static let defaultMaxAtOnce = 32

    private let loop: TransferLoop

    /// Makes a client; its thread starts with the first call.
    package init(tls: ClientTLS = ClientTLS(), maxAtOnce: Int = HTTPClient.defaultMaxAtOnce) {
        loop = TransferLoop(tls: tls, maxAtOnce: maxAtOnce)
    }

    deinit {
        loop.close()
    }

    /// Makes a call and returns its whole reply, whatever the status.
    ///
    /// Cancelling the task ends the transfer and throws `.cancelled`.
    package func send(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPResponse {
        let transfer = Transfer(call: call, isStream: false, idle: 0)
        try loop.start(transfer)
        let head = try await transfer.head(loop)
        var response = HTTPResponse(status: head.status, headers: head.headers)
        while let piece = try await transfer.next(loop) { response.body += piece }
        return response
    }

    /// Makes a call and returns as soon as the reply's header is there; the body follows in pieces.
    ///
    /// `idleMilliseconds` of silence end the stream with `.timedOut`: an event stream's server sends a comment
    /// every 15 s.
    package func stream(_ call: HTTPCall, idleMilliseconds: Int = 45_000) async throws(HTTPFailure) -> HTTPStream {
        let transfer = Transfer(call: call, isStream: true, idle: Milliseconds(max(1, idleMilliseconds)))
        try loop.start(transfer)
        let head = try await transfer.head(loop)
        return HTTPStream(client: self, loop: loop, transfer: transfer, status: head.status, headers: head.headers)
    }

    /// Ends every call with `.closed`, and refuses new ones.
    package func close() {
        loop.close()
    }
}
