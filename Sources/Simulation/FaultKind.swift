// SPDX-License-Identifier: Apache-2.0

/// What can go wrong in a simulated city; a run leaves out those that it is told to.
package enum FaultKind: String, Sendable, CaseIterable {
    /// A hall's machine loses power, between any two steps or while it stores.
    case hallCrash = "hall-crash"
    /// The center's machine does, before or after it has stored what it was asked.
    case centerCrash = "center-crash"
    /// The center is set up again from an older backup.
    case centerRestore = "center-restore"
    /// A request to the center is lost on its way.
    case lostRequest = "lost-request"
    /// The center's answer is lost.
    case lostReply = "lost-reply"
    /// A request arrives twice, the second time perhaps much later.
    case doubled = "doubled"
    /// A message takes so long that others overtake it.
    case delayed = "delayed"
    /// The answer ends in the middle.
    case cutReply = "cut-reply"
    /// A hall is cut off from the center for minutes or hours.
    case partition = "partition"
    /// Clerks' and clients' requests or replies in the hall are lost, late or doubled.
    case hallNetwork = "hall-network"
    /// The hall's disk is full for a while.
    case diskFull = "disk-full"
    /// One write fails.
    case diskError = "disk-error"
    /// The disk takes seconds.
    case slowDisk = "slow-disk"
    /// A crash leaves the newest snapshot torn.
    case tornSnapshot = "torn-snapshot"
    /// A crash takes the newest snapshot away.
    case lostSnapshot = "lost-snapshot"
    /// A printer runs out of paper, jams, loses power or falls silent, also in the middle of a slip.
    case printer
    /// A card reader goes away or cannot read.
    case reader
    /// A hall's clock is set forward or back, also over midnight.
    case clockStep = "clock-step"
    /// A hall's clock runs fast or slow.
    case clockDrift = "clock-drift"
    /// A display or a follower of events loses its connection.
    case stream

    /// How often it strikes, in ten thousandths of the occasions it has.
    var rate: Int {
        switch self {
        case .lostRequest, .lostReply, .cutReply: 150
        case .doubled, .delayed: 200
        case .hallNetwork: 300
        case .diskError: 15
        case .slowDisk: 60
        case .tornSnapshot, .lostSnapshot: 2500
        case .printer: 150
        case .reader: 200
        case .stream: 100
        // Once for each period of `FaultCalendar`.
        case .hallCrash: 1500
        case .centerCrash: 800
        case .centerRestore: 150
        case .partition: 300
        case .diskFull: 300
        case .clockStep: 300
        case .clockDrift: 5000
        }
    }
}
