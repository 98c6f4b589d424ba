// SPDX-License-Identifier: Apache-2.0
import Ports

/// Everything that both servers answered, so that it can be searched for what must not be in it.
final class Transcript: Sendable {
    private let bytes = Lock<[UInt8]>([])

    /// The most that is kept; a check stays far below.
    static let limit = 16 * 1024 * 1024

    /// Keeps an answer.
    func add(_ answer: [UInt8]) {
        bytes.withLock { bytes in
            if bytes.count + answer.count < Self.limit { bytes += answer + [0x0A] }
        }
    }

    /// All answers so far.
    var all: [UInt8] { bytes.withLock { $0 } }
}
