// SPDX-License-Identifier: Apache-2.0

/// How a printer can say that a slip was printed (devices.md E.4); a choice of configuration.
package enum PrinterVoice: String, Sendable, Codable, CaseIterable {
    /// Asks with marker and sensor, believes the marker, and the sensor alone of a model that never gives the marker.
    case automatic
    /// `GS ( H` only: Epson and true compatibles.
    case marker
    /// `GS r` only: for clones that print the marker's digits as text.
    case sensor
    /// The printer or its transport never answers (a file, an lp port without back channel). No status is asked for,
    /// and “printed” means no more than “sent”.
    case none
}
