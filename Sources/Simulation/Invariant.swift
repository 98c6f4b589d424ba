// SPDX-License-Identifier: Apache-2.0

/// What must hold after every step, whatever goes wrong.
package enum Invariant: String, Sendable, CaseIterable {
    /// What somebody was told is on the disk, and stays there.
    case acknowledgedIsKept = "what was acknowledged is kept"
    /// The same key gives the same answer.
    case sameKeySameAnswer = "the same key gives the same answer"
    /// A number is given out once in a hall's day.
    case numbersAreUnique = "a number is given out once a day"
    /// A booking has one ticket in a hall.
    case oneTicketPerBooking = "a booking has one ticket in a hall"
    /// No two halls hold the center's grant for one booking.
    case oneGrant = "one hall at a time is granted a booking"
    /// A booking that two halls exchanged apart is a case at the center.
    case apartIsACase = "what was exchanged apart is a case"
    /// No booking vanishes, appears twice or goes to another person.
    case inventoryIsConserved = "no booking vanishes or changes hands"
    /// A hall's copy of a booking says in the end what the center says.
    case copiesAgree = "a hall's copy agrees with the center"
    /// A walk-in who asks gets a number.
    case noWalkInCap = "a walk-in who asks gets a number"
    /// No class is passed over more often than the order policy allows.
    case nobodyStarves = "nobody is passed over beyond the bound"
    /// What happens to a ticket is possible after what happened before.
    case lawfulLife = "a ticket's life is lawful"
    /// The state read back from the disk is the state there was.
    case replayEqualsLive = "what is read back is what there was"
    /// A display shows in the end what is true.
    case displaysConverge = "a display converges"
    /// Whoever follows the events sees each once, in order, and none that is lost later.
    case followersSeeOnce = "a follower sees every event once"
    /// The center has every fact of every hall once.
    case factsArriveOnce = "the center has every fact once"
    /// At most one paper of a ticket is unmarked, and a paper's number is kept.
    case oneOriginal = "one paper of a ticket is unmarked"
    /// Nothing in the simulated machine fails that cannot fail.
    case nothingBreaks = "nothing breaks that must not"
}
