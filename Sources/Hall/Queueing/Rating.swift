// SPDX-License-Identifier: Apache-2.0

/// 好差评: what a visitor thinks of a service, in the five levels of GB/T 39735.
package enum Rating: Int, Sendable, Codable, CaseIterable {
    case veryBad = 1
    case bad = 2
    case fair = 3
    case good = 4
    case veryGood = 5
}
