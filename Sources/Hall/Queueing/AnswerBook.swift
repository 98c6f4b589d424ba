// SPDX-License-Identifier: Apache-2.0
import Terms

/// The answers of one business day in the order they were given, found by the key of the intent.
struct AnswerBook: Sendable, Equatable {
    private(set) var all: [StoredAnswer] = []
    private var byKey = HashIndex()

    init() {}

    /// Takes over the answers of a day.
    init(_ answers: [StoredAnswer]) {
        all = answers
        byKey = HashIndex(capacity: answers.count)
        for answer in answers { byKey.add(hash: answer.key.hashValue) }
    }

    /// The answer to the intent with `key`.
    subscript(key: IntentKey) -> StoredAnswer? { index(of: key).map { all[$0] } }

    /// Adds an answer to a key that has none; `decide` never answers a key twice.
    mutating func add(_ answer: StoredAnswer) {
        byKey.add(hash: answer.key.hashValue)
        all.append(answer)
    }

    /// Takes out the answer that was added last.
    mutating func removeLast() {
        let last = all.removeLast()
        byKey.removeLast(hash: last.key.hashValue)
    }

    private func index(of key: IntentKey) -> Int? { byKey.index(hash: key.hashValue) { all[$0].key == key } }

    static func == (left: Self, right: Self) -> Bool { left.all == right.all }
}
