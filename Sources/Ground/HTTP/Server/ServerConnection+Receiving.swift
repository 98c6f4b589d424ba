// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc
import Synchronization

/// How a request is gathered on the polling thread. False always means: close the connection.
extension ServerConnection {
    /// Judges the header as soon as it is there: a request that cannot be served is refused before its body comes.
    func takeHeader(method: String, on handle: OpaquePointer) -> Bool {
        guard var exchange else { return false }
        guard unsafe isAdmitted(handle) else {
            return unsafe refuse(.refusal(403, "no-certificate", "a client certificate is needed"), on: handle)
        }
        guard let target = exchange.target.flatMap({ RequestTarget($0) }) else {
            return unsafe refuse(.refusal(400, "bad-target", "the address is not well formed"), on: handle)
        }
        exchange.phase = .body
        exchange.method = HTTPMethod(rawValue: method)
        exchange.path = target.path
        exchange.query = target.query
        exchange.headers = unsafe Self.headers(of: handle)
        if let length = exchange.headers["Content-Length"].flatMap({ Int($0) }) {
            if length > core.configuration.bodyLimit(target.path) {
                core.tally.oversizedBodies.add(1, ordering: .relaxed)
                return unsafe refuse(
                    .refusal(413, "body-too-long", "the body is longer than this server takes"),
                    on: handle
                )
            }
            exchange.body.reserveCapacity(length)
        }
        self.exchange = exchange
        return true
    }

    /// Adds a piece of the body; a stream that goes over the limit is refused there and then.
    func takeBody(_ piece: UnsafeRawBufferPointer, on handle: OpaquePointer) -> Bool {
        guard let count = exchange?.body.count, let path = exchange?.path else { return false }
        if count + piece.count > core.configuration.bodyLimit(path) {
            core.tally.oversizedBodies.add(1, ordering: .relaxed)
            unsafe refuseInMidBody(on: handle)
            return false
        }
        unsafe exchange?.body.append(contentsOf: piece)
        return true
    }

    /// Hands the whole request to the handler.
    func takeEnd(on handle: OpaquePointer) -> Bool {
        guard var taken = exchange.take() else { return false }
        let request = HTTPRequest(
            taken.method,
            taken.path,
            query: taken.query,
            headers: taken.headers,
            body: taken.body,
            client: client,
            peer: peer
        )
        taken.phase = .handling
        taken.body = []
        let isWelcome = core.entered()
        exchange = taken
        guard isWelcome else { return unsafe ReplyWriter.queue(ReplyWriter.stopping, on: handle, of: self) }
        return unsafe run(request, by: core.handler, on: handle)
    }

    /// Reads the client's certificate, once; false when one is required and the handshake let it pass all the same.
    private func isAdmitted(_ handle: OpaquePointer) -> Bool {
        guard let tls = core.configuration.tls, tls.authority != nil else { return true }
        if !peerIsKnown {
            if let session = unsafe http_connection_session(handle) { unsafe peer = PeerCertificate(session: session) }
            peerIsKnown = true
            lingers = false
        }
        if case .required = tls.clients { return peer != nil }
        return true
    }

    private func refuse(_ reply: HTTPReply, on handle: OpaquePointer) -> Bool {
        lingers = true
        return unsafe ReplyWriter.queue(reply, on: handle, of: self)
    }

    /// Writes a 413 past the library, which takes no reply between two pieces of a body.
    ///
    /// Nothing else is on its way out: replies go in order, and this request has none yet.
    private func refuseInMidBody(on handle: OpaquePointer) {
        lingers = true
        let refusal = Array("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".utf8)
        if let session = unsafe http_connection_session(handle) {
            _ = unsafe gnutls_record_send(session, refusal, refusal.count)
        } else {
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            _ = unsafe send(http_connection_descriptor(handle), refusal, refusal.count, flags)
        }
    }

    private static func headers(of handle: OpaquePointer) -> HTTPHeaders {
        var headers = HTTPHeaders()
        unsafe withUnsafeMutablePointer(to: &headers) { unsafe http_each_header(handle, collectHeader, $0) }
        return headers
    }
}

extension HTTPReply {
    /// A refusal before the request was read to its end: the connection cannot be used again.
    fileprivate static func refusal(_ status: Int, _ kind: String, _ title: String) -> HTTPReply {
        Problem(status, kind, title: title, members: ["title_en": .text(title)])
            .reply(headers: ["Connection": "close"])
    }
}

private func collectHeader(
    _ context: UnsafeMutableRawPointer?,
    _ kind: UInt32,
    _ name: UnsafePointer<CChar>?,
    _ value: UnsafePointer<CChar>?
) -> Int32 {
    guard let context = unsafe context, let name = unsafe name else { return 1 }
    let headers = unsafe context.assumingMemoryBound(to: HTTPHeaders.self)
    unsafe headers.pointee.add(String(cString: name), value.map { unsafe String(cString: $0) } ?? "")
    return 1
}
