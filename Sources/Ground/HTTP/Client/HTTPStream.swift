// SPDX-License-Identifier: Apache-2.0

/// A reply whose body is still coming; letting go of it ends the transfer.
package final class HTTPStream: Sendable {
    /// The bytes that may wait for the reader before the server is made to wait.
    package static let maxBufferedBytes = 256 * 1024

    /// The status code, known before the first byte.
    package let status: Int
    /// The header fields.
    package let headers: HTTPHeaders
    private let client: HTTPClient
    private let loop: TransferLoop
    private let transfer: Transfer

    init(client: HTTPClient, loop: TransferLoop, transfer: Transfer, status: Int, headers: HTTPHeaders) {
        self.client = client
        self.loop = loop
        self.transfer = transfer
        self.status = status
        self.headers = headers
    }

    deinit {
        transfer.cancel(loop)
    }

    /// Returns all bytes that have come since, waiting for the first; nil at the proper end of the reply.
    ///
    /// For one reader at a time.
    package func next() async throws(HTTPFailure) -> [UInt8]? {
        try await transfer.next(loop)
    }

    /// Ends the transfer; a waiting `next` throws `.cancelled`.
    package func cancel() {
        transfer.cancel(loop)
    }
}
