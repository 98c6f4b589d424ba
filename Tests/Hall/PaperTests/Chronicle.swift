// SPDX-License-Identifier: Apache-2.0
import Ports

/// Words that were noted, and those who wait for one.
final class Chronicle: Sendable {
    private struct State {
        var words: [String] = []
        var waiters: [(word: String, times: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Lock(State())

    var all: [String] { state.withLock { $0.words } }

    func note(_ word: String) {
        let met = state.withLock { state in
            state.words.append(word)
            let times = state.words.count { $0 == word }
            defer { state.waiters.removeAll { $0.word == word && $0.times <= times } }
            return state.waiters.filter { $0.word == word && $0.times <= times }.map(\.continuation)
        }
        for continuation in met { continuation.resume() }
    }

    /// Waits until the word has been noted so many times.
    func until(_ word: String, times: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isNoted = state.withLock { state in
                if state.words.count(where: { $0 == word }) >= times { return true }
                state.waiters.append((word, times, continuation))
                return false
            }
            if isNoted { continuation.resume() }
        }
    }
}
