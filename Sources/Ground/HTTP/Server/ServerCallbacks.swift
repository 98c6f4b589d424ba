// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

// What libmicrohttpd calls, always on its polling thread (closing also on the thread that stops it).
// Free functions: a closure in a main-actor context would trap there.

private let proceed: Int32 = 1
private let abandon: Int32 = 0

private func connection(of handle: OpaquePointer?) -> ServerConnection? {
    guard let handle = unsafe handle, let context = unsafe http_connection_context(handle) else { return nil }
    return unsafe Unmanaged<ServerConnection>.fromOpaque(context).takeUnretainedValue()
}

/// A connection was accepted, or is about to be closed.
func serverConnection(
    _ context: UnsafeMutableRawPointer?,
    _ handle: OpaquePointer?,
    _ socketContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ code: UInt32
) {
    guard let context = unsafe context, let handle = unsafe handle, let slot = unsafe socketContext else { return }
    if code == UInt32(http_connection_started) {
        let core = unsafe Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
        let connection = unsafe ServerConnection(handle, core: core)
        unsafe slot.pointee = Unmanaged.passRetained(connection).toOpaque()
        core.opened(connection)
        if let session = unsafe http_connection_session(handle), let tls = core.configuration.tls,
            case .required = tls.clients
        {
            unsafe gnutls_session_set_verify_function(session, serverVerifiesClient)
            // Until the first request is in, an alert may be the last thing that is sent.
            connection.lingers = true
        }
    } else if let pointer = unsafe slot.pointee {
        unsafe slot.pointee = nil
        let connection = unsafe Unmanaged<ServerConnection>.fromOpaque(pointer).takeRetainedValue()
        connection.core.closed(connection)
    }
}

/// A request line has arrived; `target` is still as the client wrote it.
func serverTarget(
    _ context: UnsafeMutableRawPointer?,
    _ target: UnsafePointer<CChar>?,
    _ handle: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let target = unsafe target, let connection = unsafe connection(of: handle) else { return nil }
    unsafe connection.begin(target: String(validatingCString: target))
    return nil
}

/// A reply is written, or its connection has failed.
func serverCompleted(
    _ context: UnsafeMutableRawPointer?,
    _ handle: OpaquePointer?,
    _ requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ code: UInt32
) {
    unsafe connection(of: handle)?.completed()
}

/// The header has arrived, then each piece of the body, then the end; and once more after a resume.
func serverAccess(
    _ context: UnsafeMutableRawPointer?,
    _ handle: OpaquePointer?,
    _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?,
    _ version: UnsafePointer<CChar>?,
    _ upload: UnsafePointer<CChar>?,
    _ uploadSize: UnsafeMutablePointer<Int>?,
    _ requestContext: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> Int32 {
    guard let handle = unsafe handle, let method = unsafe method, let uploadSize = unsafe uploadSize,
        let connection = unsafe connection(of: handle), let phase = connection.exchange?.phase
    else { return abandon }
    let isFine: Bool
    switch phase {
    case .line:
        unsafe isFine = connection.takeHeader(method: String(cString: method), on: handle)
    case .body where unsafe uploadSize.pointee > 0:
        let piece = unsafe UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee)
        unsafe uploadSize.pointee = 0
        unsafe isFine = connection.takeBody(piece, on: handle)
    case .body:
        unsafe isFine = connection.takeEnd(on: handle)
    case .handling:
        unsafe isFine = connection.takeTurn(on: handle)
    }
    return isFine ? proceed : abandon
}

/// The handshake has come to the client's certificate: without a good one it ends here, and the alert says why.
///
/// The library itself would ask, but go on without an answer, and fails without an alert.
func serverVerifiesClient(_ session: gnutls_session_t?) -> Int32 {
    guard let session = unsafe session else { return GNUTLS_E_CERTIFICATE_ERROR }
    if unsafe http_session_verified(session) == 1 { return 0 }
    var count: UInt32 = 0
    let isMissing = unsafe gnutls_certificate_get_peers(session, &count) == nil || count == 0
    unsafe gnutls_alert_send(
        session,
        GNUTLS_AL_FATAL,
        isMissing ? GNUTLS_A_CERTIFICATE_REQUIRED : GNUTLS_A_BAD_CERTIFICATE
    )
    return GNUTLS_E_CERTIFICATE_ERROR
}
