// SPDX-License-Identifier: Apache-2.0

/// The answer that an intent got, with the digest of what was asked.
struct StoredAnswer: Sendable, Equatable, Codable {
    let digest: UInt64
    let answer: HallAnswer
}
