// SPDX-License-Identifier: Apache-2.0

/// What a kept device has been through since the program started; shown by the tools and counted by the metrics.
package struct LineTally: Sendable, Equatable {
    /// How often it was opened.
    package var opened = 0
    /// How often it went away by itself.
    package var closed = 0
    /// How often opening failed.
    package var failures = 0
    /// Bytes that came from it.
    package var received = 0
    /// Bytes that were taken to be sent to it.
    package var sent = 0
    /// Where it is now; nil while it is away.
    package var node: String?
    /// Since when it is there; nil while it is away.
    package var since: MonotonicTime?
    /// Why it last went away or could not be opened; kept while it is there again.
    package var lastFault: PortError?

    /// Begins with a device that has not been seen.
    package init() {}
}
