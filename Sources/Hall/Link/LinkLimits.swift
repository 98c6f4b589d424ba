// SPDX-License-Identifier: Apache-2.0
import Wire

/// The limits and times of the link.
package struct LinkLimits: Sendable, Equatable {
    /// How long a visitor's exchange may wait for the center: with it, the ticket still comes within the second.
    package var claim = Duration.milliseconds(800)
    /// After a claim that got no reply, others do not wait for so long.
    package var claimPause = Duration.seconds(10)
    /// A silence counts as being offline for so long, unless a reply comes; longer than any wait between attempts.
    package var offlineMemory = Duration.seconds(60)
    /// How long one batch of facts may take.
    package var facts = Duration.seconds(20)
    /// How much longer than the center may hold it a long poll may take.
    package var pollMargin = Duration.seconds(10)
    /// How long the body of a long document may take.
    package var document = Duration.seconds(60)
    /// How often the wall clock is compared with the steady one while a booking-only mode is known.
    package var clockWatch = Duration.seconds(4)
    /// How long facts gather after a batch that was not full, so that a busy hall does not send each by itself.
    package var gathering = Duration.milliseconds(500)
    /// The least time between polls that bring nothing, should the center not hold them.
    package var leastPoll = Duration.seconds(1)
    /// The positions in one batch; at most `FactBatch.mostEntries`.
    package var batchPositions = FactBatch.mostEntries
    /// The longest body of a batch; the center takes 512 KiB.
    package var batchBytes = 256 * 1024
    /// The first wait after a failure; it doubles up to `longestRetry`.
    package var firstRetry = Duration.seconds(1)
    /// The longest wait after a failure.
    package var longestRetry = Duration.seconds(30)
    /// How long a report or a renewal may take.
    package var upkeep = Duration.seconds(20)
    /// How often the hall looks whether there is news to report.
    package var reportLook = Duration.seconds(5)
    /// How often it reports without news.
    package var reportEvery = Duration.seconds(60)
    /// How often it looks whether its certificate is to be renewed.
    package var renewalLook = Duration.seconds(6 * 3600)
    /// How long it rests after a renewal that failed.
    package var renewalRetry = Duration.seconds(3600)
    /// A27: the difference of clocks that is put up with, in seconds.
    package var clockTolerance = 60

    /// The limits of the product.
    package init() {}
}
