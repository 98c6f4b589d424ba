// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Guards a state by a pthread mutex: what the thread sanitizer understands, and what C callbacks may take.
///
/// HTTP stands beside Ports and cannot borrow its lock.
@safe
final class Lock<State>: @unchecked Sendable {
    private var state: State
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` alone with the state; never call out to handlers from inside.
    func withLock<Value, Failure: Error>(_ body: (inout State) throws(Failure) -> Value) throws(Failure) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Wakes everyone in `wait`, to look at the state again.
    func signal() {
        unsafe pthread_cond_broadcast(condition)
    }

    /// Blocks this thread until `isTrue`, or until the monotonic `deadline`; returns whether it became true.
    func wait(until deadline: Milliseconds, _ isTrue: (State) -> Bool) -> Bool {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        var time = timespec(tv_sec: Int(deadline / 1000), tv_nsec: Int(deadline % 1000) * 1_000_000)
        while !isTrue(state) {
            if unsafe pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return isTrue(state) }
        }
        return true
    }
}
