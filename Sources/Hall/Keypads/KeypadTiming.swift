// SPDX-License-Identifier: Apache-2.0
package import Ports

/// The times kept on a keypads' line; the protocol's documents name none, so these are chosen for 9600 baud.
package struct KeypadTiming: Sendable, Equatable {
    /// One byte on the line: 10 bits.
    package var byte: Duration
    /// Silence of the line before the host speaks: keypads speak unasked, and two at once are garbage.
    package var quiet: Duration = .milliseconds(12)
    /// What a keypad needs to turn its transceiver round after a frame of the host.
    package var turnaround: Duration = .milliseconds(20)
    /// Silence within a frame after which it counts as broken.
    package var frameGap: Duration = .milliseconds(40)
    /// The same frame of a keypad within this time of its last sight is the same key press, repeated for want of an
    /// acknowledgement.
    package var repeatedKey: Duration = .milliseconds(300)
    /// The same of a digit that comes alone: people type 11 quicker than they press 呼叫 twice.
    package var repeatedDigit: Duration = .milliseconds(120)
    /// How long an adapter that hears itself may take to give the host's own frame back.
    package var ownFrame: Duration = .milliseconds(60)
    /// How often every display is told again what it shows: a frame may have been lost, and nothing confirms it.
    package var refresh: Duration = .seconds(30)
    /// Digits without a key after them are forgotten.
    package var typing: Duration = .seconds(10)
    /// How long the evaluator asks (好差评 is voluntary: no answer is no rating).
    package var evaluation: Duration = .seconds(30)

    /// The times of a line at `baud`.
    package init(baud: Baud = .baud9600) { byte = .nanoseconds(10_000_000_000 / Int64(baud.rawValue)) }
}
