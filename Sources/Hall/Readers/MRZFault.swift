// SPDX-License-Identifier: Apache-2.0

/// Why nobody is known from a machine readable zone.
package enum MRZFault: Error, Sendable, Equatable {
    /// Not the lines of any form.
    case form
    /// A check digit or a date is wrong: it was misread, and nothing of it is believed.
    case misread
    /// Well read, but of a kind that no booking is made with.
    case unknownDocument
}
