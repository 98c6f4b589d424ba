// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Guards a small shared state with a pthread mutex, which ThreadSanitizer understands (unlike Synchronization.Mutex).
///
/// For scraps touched from several threads only; never wait, call out or release foreign objects inside `withLock`.
/// Locking again on the same thread traps instead of hanging (PTHREAD_MUTEX_ERRORCHECK).
@safe
package final class Lock<State: ~Copyable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let state: UnsafeMutablePointer<State>

    /// Takes `state` under guard.
    package init(_ state: consuming sending State) {
        unsafe mutex = .allocate(capacity: 1)
        unsafe self.state = .allocate(capacity: 1)
        unsafe self.state.initialize(to: state)
        var kind = pthread_mutexattr_t()
        unsafe pthread_mutexattr_init(&kind)
        unsafe pthread_mutexattr_settype(&kind, CInt(PTHREAD_MUTEX_ERRORCHECK))
        let code = unsafe pthread_mutex_init(mutex, &kind)
        unsafe pthread_mutexattr_destroy(&kind)
        precondition(code == 0, "pthread_mutex_init")
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Runs `body` alone with the state and returns its result.
    package func withLock<Result: ~Copyable, Failure: Error>(
        _ body: (inout sending State) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        let code = unsafe pthread_mutex_lock(mutex)
        precondition(code == 0, "this thread holds the lock already")
        defer { unsafe pthread_mutex_unlock(mutex) }
        return unsafe try body(&state.pointee)
    }
}
