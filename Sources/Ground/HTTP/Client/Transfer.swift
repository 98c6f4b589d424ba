// SPDX-License-Identifier: Apache-2.0
import CCurl

/// One call under way: the curl thread fills it, a task empties it.
@safe
final class Transfer: @unchecked Sendable {
    struct Head: Sendable {
        let status: Int
        let headers: HTTPHeaders
    }

    let call: HTTPCall
    let isStream: Bool
    /// The silence that ends a stream; 0 for a plain call, which has a total time.
    let idle: Milliseconds

    // Only the curl thread touches these.
    var easy: UnsafeMutableRawPointer?
    var headerList: UnsafeMutablePointer<curl_slist>?
    let errorText: UnsafeMutablePointer<CChar>
    var status = 0
    var headers = HTTPHeaders()
    var headerBytes = 0
    var bodyBytes = 0
    var lastByte: Milliseconds = 0
    var failure: HTTPFailure?

    private let shared = Lock(Shared())

    init(call: HTTPCall, isStream: Bool, idle: Milliseconds) {
        self.call = call
        self.isStream = isStream
        self.idle = idle
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe errorText.deallocate()
    }

    // MARK: The task's side

    /// Waits for the reply's header.
    func head(_ loop: TransferLoop) async throws(HTTPFailure) -> Head {
        while true {
            let found: Result<Head, HTTPFailure>? = shared.withLock { shared in
                if let head = shared.head { return .success(head) }
                switch shared.end {
                case .failed(let failure): return .failure(failure)
                case .whole: return .failure(.garbled)
                case nil: return nil
                }
            }
            if let found { return try found.get() }
            await wait(loop) { $0.head == nil && $0.end == nil }
        }
    }

    /// Waits for more of the body; nil at its end.
    func next(_ loop: TransferLoop) async throws(HTTPFailure) -> [UInt8]? {
        while true {
            let (bytes, end, wasPaused) = shared.withLock { shared in
                defer {
                    shared.bytes = []
                    shared.isPaused = false
                }
                return (shared.bytes, shared.end, shared.isPaused)
            }
            if wasPaused { loop.post(.unpause(self)) }
            if !bytes.isEmpty { return bytes }
            switch end {
            case .whole: return nil
            case .failed(let failure): throw failure
            case nil: await wait(loop) { $0.bytes.isEmpty && $0.end == nil }
            }
        }
    }

    /// Ends the transfer at once, as far as the task can see.
    func cancel(_ loop: TransferLoop) {
        if finish(.failed(.cancelled)) { loop.post(.cancel(self)) }
    }

    private func wait(_ loop: TransferLoop, while isMissing: @Sendable (Shared) -> Bool) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = shared.withLock { shared in
                    guard isMissing(shared) else { return false }
                    precondition(shared.waiter == nil, "two tasks read one HTTP stream")
                    shared.waiter = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            cancel(loop)
        }
    }

    // MARK: The curl thread's side

    /// The header is complete.
    func deliverHead() {
        let head = Head(status: status, headers: headers)
        let waiter = shared.withLock { shared in
            shared.head = head
            return shared.waiter.take()
        }
        waiter?.resume()
    }

    /// Whether the header was delivered; what then comes as headers are trailers.
    var hasHead: Bool { shared.withLock { $0.head != nil } }

    /// Whether libcurl is holding the server back for the reader.
    var isPaused: Bool { shared.withLock { $0.isPaused } }

    /// Buffers a piece of the body; false when the reader must take some first.
    func deliver(_ piece: UnsafeRawBufferPointer) -> Bool {
        let (isTaken, waiter) = shared.withLock { shared in
            if isStream, !shared.bytes.isEmpty, shared.bytes.count + piece.count > HTTPStream.maxBufferedBytes {
                shared.isPaused = true
                return (false, nil as CheckedContinuation<Void, Never>?)
            }
            unsafe shared.bytes.append(contentsOf: piece)
            return (true, shared.waiter.take())
        }
        waiter?.resume()
        return isTaken
    }

    /// Ends the transfer for the task; false when it had ended before.
    @discardableResult
    func finish(_ end: End) -> Bool {
        let (isFirst, waiter) = shared.withLock { shared in
            guard shared.end == nil else { return (false, nil as CheckedContinuation<Void, Never>?) }
            shared.end = end
            return (true, shared.waiter.take())
        }
        waiter?.resume()
        return isFirst
    }

    enum End: Sendable {
        case whole
        case failed(HTTPFailure)
    }

    private struct Shared {
        var head: Head?
        var bytes: [UInt8] = []
        var end: End?
        var isPaused = false
        var waiter: CheckedContinuation<Void, Never>?
    }
}
