// SPDX-License-Identifier: Apache-2.0

/// Why a printer does not print, the first thing to put right first.
package enum PrinterFault: String, Error, Sendable, Codable, CaseIterable {
    /// Unplugged, or its port or host does not answer.
    case gone
    /// A network printer that answered a moment ago and now serves somebody else (devices.md E.5).
    case busy
    /// Connected, but it does not answer the status question.
    case silent
    case coverOpen = "cover_open"
    case paperOut = "paper_out"
    case cutter
    /// A failure that only switching off clears, or a jam.
    case mechanical
    /// Too hot; it recovers by itself.
    case overheated
    /// Offline without saying why, e.g. while its feed button is held.
    case offline
}
