// SPDX-License-Identifier: Apache-2.0
import Store

/// A verb that waits for the next commit, whatever its result is.
protocol PendingWrite: AnyObject {
    /// Runs the verb inside the transaction that is open.
    func run(on store: CenterStore)
    /// Answers whoever asked; with the commit's own fault, when it failed.
    func settle(_ fault: StoreError?)
}

/// One verb with the way back to whoever asked for it.
final class Write<Answer: Sendable>: PendingWrite {
    private let verb: @Sendable (CenterStore) throws(StoreError) -> Answer
    private let continuation: CheckedContinuation<Result<Answer, StoreError>, Never>
    private var result: Result<Answer, StoreError>?

    init(
        _ verb: @escaping @Sendable (CenterStore) throws(StoreError) -> Answer,
        _ continuation: CheckedContinuation<Result<Answer, StoreError>, Never>
    ) {
        (self.verb, self.continuation) = (verb, continuation)
    }

    func run(on store: CenterStore) {
        do throws(StoreError) {
            result = .success(try store.writing("write") { () throws(StoreError) in try verb(store) })
        } catch { result = .failure(error) }
    }

    func settle(_ fault: StoreError?) {
        guard let fault else {
            guard let result else { preconditionFailure("a write is run before it is settled") }
            return continuation.resume(returning: result)
        }
        // What this verb itself ran into says more than that the commit failed.
        if case .failure? = result, let result { return continuation.resume(returning: result) }
        continuation.resume(returning: .failure(fault))
    }
}
