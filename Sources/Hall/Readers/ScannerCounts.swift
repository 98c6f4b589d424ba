// SPDX-License-Identifier: Apache-2.0

/// What came of a scanner's scans since the start; for the status page and for support.
package struct ScannerCounts: Sendable, Equatable {
    /// Codes handed on.
    package var scans = 0
    /// Codes seen again at once, and not handed on.
    package var repeats = 0
    /// Scans too long, without their end or without meaning.
    package var unread = 0
    /// Times that somebody typed on what should be a scanner.
    package var typed = 0

    /// Starts with nothing scanned.
    package init() {}
}
