// SPDX-License-Identifier: Apache-2.0
import CCurl

/// The client's thread: one libcurl multi handle, which only it touches.
@safe
final class TransferLoop: @unchecked Sendable {
    enum Command {
        case start(Transfer)
        case cancel(Transfer)
        case unpause(Transfer)
    }

    /// Connections kept open for the next call.
    private static let maxKeptConnections = 8
    /// The longest sleep while nothing has a deadline.
    private static let longestSleep: Milliseconds = 60_000

    private let tls: ClientTLS
    private let maxAtOnce: Int
    private let state = Lock(State())
    /// The transfers under way, by easy handle; curl thread only.
    private var active: [UInt: Transfer] = [:]

    init(tls: ClientTLS, maxAtOnce: Int) {
        self.tls = tls
        self.maxAtOnce = maxAtOnce
        _ = Self.isLibraryReady
    }

    /// Not thread-safe in libcurl, so once for the process; a static does that.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    /// Begins a transfer on the thread.
    func start(_ transfer: Transfer) throws(HTTPFailure) {
        guard transfer.call.isWellFormed else { throw .badCall }
        let refusal: HTTPFailure? = state.withLock { state in
            if state.isClosed { return .closed }
            if state.underWay >= maxAtOnce { return .busy }
            if unsafe state.multi == nil {
                guard let multi = unsafe curl_multi_init() else { return .other(CURLE_OUT_OF_MEMORY.rawValue) }
                _ = unsafe curl_set_multi_long(multi, CURLMOPT_MAXCONNECTS, Self.maxKeptConnections)
                unsafe state.multi = unsafe multi
                guard WorkerThread.start(name: "http-client", { self.run() }) else {
                    unsafe curl_multi_cleanup(multi)
                    unsafe state.multi = nil
                    return .other(CURLE_OUT_OF_MEMORY.rawValue)
                }
            }
            state.underWay += 1
            state.commands.append(.start(transfer))
            state.wake()
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Tells the thread something about a transfer that it has.
    func post(_ command: Command) {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.commands.append(command)
            state.wake()
        }
    }

    /// Ends the thread; every transfer fails with `.closed`.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.wake()
        }
    }

    // MARK: On the thread

    private func run() {
        guard let multi = unsafe state.withLock({ unsafe $0.multi }) else { return }
        while true {
            let (commands, isClosed) = state.withLock { ($0.takeCommands(), $0.isClosed) }
            if isClosed {
                abandon(commands)
                break
            }
            for command in commands { unsafe obey(command, multi) }
            var running: Int32 = 0
            unsafe curl_multi_perform(multi, &running)
            unsafe finishThose(multi)
            let sleep = unsafe cutSilent(multi)
            unsafe curl_multi_poll(multi, nil, 0, Int32(sleep), nil)
        }
        for transfer in active.values { unsafe end(transfer, .failed(.closed), multi) }
        state.withLock { unsafe $0.multi = nil }
        unsafe curl_multi_cleanup(multi)
    }

    private func obey(_ command: Command, _ multi: UnsafeMutableRawPointer) {
        switch command {
        case .start(let transfer):
            guard transfer.prepare(tls: tls), let easy = unsafe transfer.easy,
                unsafe curl_multi_add_handle(multi, easy) == CURLM_OK
            else {
                unsafe end(transfer, .failed(.badCall), multi)
                return
            }
            active[UInt(bitPattern: easy)] = transfer
        case .cancel(let transfer):
            if unsafe transfer.easy != nil { unsafe end(transfer, .failed(.cancelled), multi) }
        case .unpause(let transfer):
            if let easy = unsafe transfer.easy { unsafe curl_easy_pause(easy, CURLPAUSE_CONT) }
        }
    }

    private func finishThose(_ multi: UnsafeMutableRawPointer) {
        var code = CURLE_OK
        while let easy = unsafe curl_next_finished(multi, &code) {
            guard let transfer = active[UInt(bitPattern: easy)] else { continue }
            let text = unsafe String(cString: transfer.errorText)
            let result: Transfer.End =
                code == CURLE_OK ? .whole : .failed(transfer.failure ?? HTTPFailure(code, text: text))
            unsafe end(transfer, result, multi)
        }
    }

    /// Ends streams that are silent too long; returns how long nothing else is due.
    private func cutSilent(_ multi: UnsafeMutableRawPointer) -> Milliseconds {
        let now = monotonicMilliseconds()
        var next = Self.longestSleep
        for transfer in active.values where transfer.isStream && !transfer.isPaused {
            let patience = transfer.hasHead ? transfer.idle : Milliseconds(max(1, transfer.call.timeoutMilliseconds))
            let due = transfer.lastByte + patience
            if due <= now {
                unsafe end(transfer, .failed(.timedOut), multi)
            } else {
                next = min(next, due - now)
            }
        }
        return next
    }

    private func end(_ transfer: Transfer, _ result: Transfer.End, _ multi: UnsafeMutableRawPointer) {
        if let easy = unsafe transfer.easy {
            unsafe curl_multi_remove_handle(multi, easy)
            active[UInt(bitPattern: easy)] = nil
        }
        transfer.release()
        state.withLock { $0.underWay -= 1 }
        transfer.finish(result)
    }

    private func abandon(_ commands: [Command]) {
        for case .start(let transfer) in commands { transfer.finish(.failed(.closed)) }
    }

    @safe
    private struct State {
        var multi: UnsafeMutableRawPointer?
        var commands: [Command] = []
        var underWay = 0
        var isClosed = false

        /// Ends the thread's sleep; the one libcurl call that other threads may make.
        func wake() {
            if let multi = unsafe multi { unsafe curl_multi_wakeup(multi) }
        }

        mutating func takeCommands() -> [Command] {
            defer { commands = [] }
            return commands
        }
    }
}
