// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD

/// Turns a reply into the library's response and queues it.
enum ReplyWriter {
    /// The answer while the server stops.
    static let stopping = Problem(503, "stopping", title: "the server is stopping: try again")
        .reply(headers: ["Connection": "close", "Retry-After": "1"])

    /// The bytes an event stream hands over at a time.
    private static let streamBlock = 1024

    /// Queues a reply on the polling thread; false closes the connection.
    static func queue(_ reply: HTTPReply, on handle: OpaquePointer, of connection: ServerConnection) -> Bool {
        guard (200...599).contains(reply.status), reply.headers.areWellFormed else {
            if case .stream(let stream) = reply.body { stream.detach() }
            return unsafe queue(HTTPReply(status: 500), on: handle, of: connection)
        }
        switch reply.body {
        case .bytes(let bytes):
            let response = unsafe bytes.withUnsafeBytes { unsafe http_response_copying($0.count, $0.baseAddress) }
            guard let response = unsafe response else { return false }
            connection.replying(with: nil)
            return unsafe finish(response, reply, connection.core.isDraining ? lastHeaders : [:], on: handle)
        case .stream(let stream):
            let context = unsafe Unmanaged.passRetained(stream)
            let response = unsafe http_response_streaming(
                streamBlock,
                readEventStream,
                context.toOpaque(),
                releaseEventStream
            )
            guard let response = unsafe response else {
                unsafe context.release()
                stream.detach()
                return false
            }
            connection.replying(with: stream)
            return unsafe finish(response, reply, streamHeaders, on: handle)
        }
    }

    /// Of a reply after which the server is gone: who has another request opens another connection.
    private static let lastHeaders: HTTPHeaders = ["Connection": "close"]

    private static let streamHeaders: HTTPHeaders = [
        "Content-Type": EventStreamFormat.contentType,
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
    ]

    private static func finish(
        _ response: OpaquePointer,
        _ reply: HTTPReply,
        _ defaults: HTTPHeaders,
        on handle: OpaquePointer
    ) -> Bool {
        defer { unsafe MHD_destroy_response(response) }
        for field in reply.headers.fields { unsafe http_add_header(response, field.name, field.value) }
        for field in defaults.fields where reply.headers[field.name] == nil {
            unsafe http_add_header(response, field.name, field.value)
        }
        return unsafe http_queue(handle, UInt32(reply.status), response) == 1
    }
}

private func readEventStream(
    _ context: UnsafeMutableRawPointer?,
    _ position: UInt64,
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ size: Int
) -> Int {
    guard let context = unsafe context, let buffer = unsafe buffer else { return http_end_with_error() }
    let stream = unsafe Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue()
    switch unsafe stream.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size)) {
    case .wrote(let count): return count
    case .suspended: return 0
    case .end: return http_end_of_stream()
    case .fail: return http_end_with_error()
    }
}

private func releaseEventStream(_ context: UnsafeMutableRawPointer?) {
    guard let context = unsafe context else { return }
    unsafe Unmanaged<EventStream>.fromOpaque(context).release()
}
