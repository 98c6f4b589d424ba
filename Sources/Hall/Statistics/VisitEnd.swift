// SPDX-License-Identifier: Apache-2.0

/// How a ticket of the past ended; one that is still missed when the day closes ends as that.
package enum VisitEnd: String, Sendable, CaseIterable {
    case done, missed, abandoned, voided
}
