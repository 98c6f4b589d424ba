// SPDX-License-Identifier: Apache-2.0

/// One device of the storm, as far as its cable goes.
struct StormWire: Sendable {
    let name: String
    /// The beginning of something that this kind of device sends.
    let frame: [UInt8]
    let unplug: @Sendable () -> Void
    let plugIn: @Sendable () throws -> Void
    let babble: @Sendable ([UInt8]) -> Void
    /// nil where the daemon never writes.
    var traffic: (@Sendable () -> (heard: Int, sent: Int))?
    var stall: @Sendable () -> Void = {}
    var resume: @Sendable () -> Void = {}
}
