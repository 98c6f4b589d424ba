// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

/// Starts a named thread that blocks every signal: signals are the executable's matter.
enum WorkerThread {
    /// Starts a thread that runs `body` and is not joined; false when the system refuses another thread.
    @discardableResult
    static func start(name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
        let box = unsafe Unmanaged.passRetained(ThreadBody(name: name, run: body))
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let code = withSignalsBlocked { unsafe pthread_create(&thread, &attributes, runThreadBody, box.toOpaque()) }
        if code != 0 { unsafe box.release() }
        return code == 0
    }

    /// Runs `body` with all signals blocked, so that threads made inside inherit the mask.
    static func withSignalsBlocked<Value>(_ body: () -> Value) -> Value {
        var every = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&every)
        unsafe pthread_sigmask(SIG_BLOCK, &every, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        return body()
    }
}

private final class ThreadBody: Sendable {
    let name: String
    let run: @Sendable () -> Void

    init(name: String, run: @escaping @Sendable () -> Void) {
        self.name = name
        self.run = run
    }
}

private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    let body = unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue()
    unsafe http_name_thread(body.name)
    body.run()
    return nil
}
