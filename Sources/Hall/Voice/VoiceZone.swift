// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
package import Terms

/// Whose calls are heard from one set of loudspeakers.
package enum VoiceZone: Sendable, Hashable, CustomStringConvertible, Loggable {
    /// The whole hall.
    case all
    /// The windows of one zone, and those that belong to none.
    case one(ZoneID)

    /// Takes the name of a section: `all`, or a zone's name.
    package init(_ name: ZoneID) { self = name.text == Self.everywhere ? .all : .one(name) }

    package var description: String {
        switch self {
        case .all: Self.everywhere
        case .one(let name): name.text
        }
    }

    private static let everywhere = "all"

    /// Whether a call to `window` is said here.
    func hears(_ window: WindowID, in plan: HallPlan) -> Bool {
        switch self {
        case .all: true
        // Nobody is called in silence: a window that is in no zone is heard in all of them.
        case .one(let name): plan.window(window)?.zone.map { $0 == name } ?? true
        }
    }
}
