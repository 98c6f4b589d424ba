// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Finds the addresses of a host without holding up the loop.
enum NameLookup {
    typealias Answer = Result<[SocketAddress], PortError>
    /// The form of `start`, which tests replace.
    typealias Start = @Sendable (String, UInt16, EventLoop, @escaping @Sendable (Answer) -> Void) -> Void

    /// Calls `answer` once: at once for a numeric address, otherwise later on the loop's thread.
    ///
    /// A name costs one thread for as long as the name servers take (resolv.conf(5), at most about 10 s); its caller makes
    /// no second attempt before the first has ended, so there is at most one a device.
    @Sendable
    static func start(
        _ host: String,
        _ port: UInt16,
        _ loop: EventLoop,
        _ answer: @escaping @Sendable (Answer) -> Void
    ) {
        if let numeric = try? SocketAddress.lookUp(host: host, port: port, isNumeric: true) {
            return answer(.success(numeric))
        }
        let work = ThreadWork {
            let result = Answer { () throws(PortError) in
                try SocketAddress.lookUp(host: host, port: port, isNumeric: false)
            }
            loop.perform { answer(result) }
        }
        let code = work.start()
        if code != 0 { answer(.failure(.system(call: "pthread_create", code: code))) }
    }
}

/// A closure on a thread of its own, which nobody waits for.
private final class ThreadWork: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    /// Starts the thread; 0, or the errno.
    func start() -> CInt {
        var thread = pthread_t()
        // runThreadWork releases it.
        let context = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&thread, nil, runThreadWork, context.toOpaque())
        if code == 0 { pthread_detach(thread) } else { unsafe context.release() }
        return code
    }
}

private func runThreadWork(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().body() }
    return nil
}
