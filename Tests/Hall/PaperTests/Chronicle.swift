// SPDX-License-Identifier: Apache-2.0
import Ports

/// Words that were noted, and those who wait for one.
final class Chronicle: Sendable {
    private struct State {
        var words: [String] = []
        var waiters: [(word: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Lock(State())

    var all: [String] { state.withLock { $0.words } }

    func note(_ word: String) {
        let met = state.withLock { state in
            state.words.append(word)
            defer { state.waiters.removeAll { $0.word == word } }
            return state.waiters.filter { $0.word == word }.map(\.continuation)
        }
        for continuation in met { continuation.resume() }
    }

    func until(_ word: String) async {
        await withCheckedContinuation { continuation in
            let isNoted = state.withLock { state in
                if state.words.contains(word) { return true }
                state.waiters.append((word, continuation))
                return false
            }
            if isNoted { continuation.resume() }
        }
    }
}
