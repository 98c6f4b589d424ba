// SPDX-License-Identifier: Apache-2.0

/// How many bytes went over a device's line since the start; for the status page and for tests.
package struct LineTraffic: Sendable, Equatable {
    /// Bytes that came from the device.
    package var received = 0
    /// Bytes that went to it.
    package var sent = 0
}
