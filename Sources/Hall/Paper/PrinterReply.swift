// SPDX-License-Identifier: Apache-2.0

/// One thing a printer said.
package enum PrinterReply: Sendable, Equatable {
    /// The answer to a `DLE EOT`, which does not say to which (pattern 0xx1xx10).
    case realTime(UInt8)
    /// Four bytes of automatic status back.
    case automatic([UInt8])
    /// The answer to `GS ( H` function 48: its 4 digits.
    case marker([UInt8])
    /// The answer to `GS r 1`: 0, 3 near the end, 0C at the end, 0F both.
    case paperSensor(UInt8)
    /// The answer to `DLE DC4` function 8: what was in the buffers is forgotten.
    case bufferCleared
}
