// SPDX-License-Identifier: Apache-2.0
package import Ports

/// The rates tried and the times kept in the conversation with a card module.
package struct SDTPace: Sendable {
    /// Line rates tried in turn; modules leave the factory with 115,200.
    package var rates: [Baud] = [.baud115200, .baud57600, .baud38400, .baud19200, .baud9600]
    /// How long a module may take to answer at one rate.
    package var probe: Duration = .milliseconds(300)
    /// The pause after all rates were tried in vain.
    package var probePause: Duration = .milliseconds(1000)
    /// From the opening of the port: a module that powers up is not reported as silent or faulty.
    package var powerUp: Duration = .milliseconds(2000)
    /// The pause between two polls for a card; the vendors' documents ask for 300 at least.
    package var poll: Duration = .milliseconds(300)
    /// How long find, select, reset and identity may take.
    package var short: Duration = .milliseconds(1000)
    /// How long reading a card may take: at 9600 the line alone needs 1,350.
    package var reading: Duration = .milliseconds(4000)
    /// Silence within a frame after which it counts as broken.
    package var frameGap: Duration = .milliseconds(200)
    /// How often a module with a fault is looked at again.
    package var faultPause: Duration = .milliseconds(10_000)
    /// The same document within this time of its last sight is the same presentation.
    package var sameCard: Duration = .milliseconds(3000)
    /// The same complaint about a card is not repeated within this time.
    package var sameProblem: Duration = .milliseconds(1500)
    /// Commands without answer after which the rate is looked for again.
    package var misses = 3
    /// Failed authentications in a row after which the card, not its position, is to blame.
    package var authenticationFailures = 3

    /// The documented defaults.
    package init() {}
}
