// SPDX-License-Identifier: Apache-2.0
import CLinux

/// The name of the calling thread, as top(1) and perf(1) show it.
package enum ThreadName {
    /// Names the calling thread; the kernel keeps 15 bytes (PR_SET_NAME in prctl(2)).
    package static func set(_ name: String) {
        unsafe name.withCString { unsafe linux_name_thread($0) }
    }
}
