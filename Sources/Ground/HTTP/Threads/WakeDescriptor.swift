// SPDX-License-Identifier: Apache-2.0
import CMicroHTTPD
import Glibc

/// An eventfd that ends another thread's `poll`; closed with its last owner.
final class WakeDescriptor: Sendable {
    let descriptor = http_wake_descriptor()

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Makes the descriptor readable until `clear`.
    func wake() {
        var one: UInt64 = 1
        _ = unsafe write(descriptor, &one, 8)
    }

    /// Takes all wakes so far.
    func clear() {
        var count: UInt64 = 0
        _ = unsafe read(descriptor, &count, 8)
    }
}
