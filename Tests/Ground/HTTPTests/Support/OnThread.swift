// SPDX-License-Identifier: Apache-2.0
@testable import HTTP

/// Runs blocking socket talk on a thread of its own: on the pool it would hold up the handlers under test.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let started = WorkerThread.start(name: "test-client") { continuation.resume(returning: body()) }
        precondition(started, "no thread for a test client")
    }
}
