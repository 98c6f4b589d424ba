// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Vault

/// The keys of the last touches, or of what else is not in the journal, so that what is sent twice is done once.
///
/// In memory only, like the visits that touches belong to: after a restart every station begins anew.
final class RecentKeys: Sendable {
    /// What is known of a key.
    enum Admission: Sendable {
        case new
        case repeated
        /// It came before with another request.
        case reused
    }

    private struct Shared {
        var digests: [IntentKey: [UInt8]] = [:]
        /// In the order they came.
        var order: [IntentKey] = []
    }

    /// Keys kept; several minutes of touches at all stations.
    static let limit = 1024

    private let shared = Lock(Shared())

    /// Takes note of a key and what came with it.
    func admit(_ key: IntentKey, about subject: String, _ body: [UInt8]) -> Admission {
        let digest = Digest.sha256(Array(subject.utf8) + [0] + body)
        return shared.withLock { shared in
            if let known = shared.digests[key] { return known == digest ? .repeated : .reused }
            shared.digests[key] = digest
            shared.order.append(key)
            if shared.order.count > Self.limit { shared.digests[shared.order.removeFirst()] = nil }
            return .new
        }
    }

    /// Lets a key be new again.
    func forget(_ key: IntentKey) {
        shared.withLock { shared in
            shared.digests[key] = nil
            shared.order.removeAll { $0 == key }
        }
    }
}
