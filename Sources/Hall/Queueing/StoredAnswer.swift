// SPDX-License-Identifier: Apache-2.0
import Terms

/// The answer that an intent got, with the digest of what was asked.
struct StoredAnswer: Sendable, Equatable {
    let key: IntentKey
    let digest: UInt64
    let answer: HallAnswer
}
