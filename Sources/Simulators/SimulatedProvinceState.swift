// SPDX-License-Identifier: Apache-2.0

/// What the stand-in of the province remembers; it is the file of `kioskctl simulate province --state`.
struct SimulatedProvinceState: Codable, Equatable {
    /// A no-show event as a city reported it.
    struct Event: Codable, Equatable {
        var revision: Int
        var person: String
        var halves: Int
        var year: Int
        var counts: Bool
        var recordedAt: String
    }

    /// One word on a person, at its place in the list's history.
    struct Change: Codable, Equatable {
        var person: String
        var listed: Bool
        var events: Int
        var since: String?
    }

    /// The codes given out, by city and booking.
    var codes: [String: Int] = [:]
    /// The events, by city and booking.
    var events: [String: Event] = [:]
    /// The history of the list; a place in it, from 1, is its cursor.
    var changes: [Change] = []
    /// The latest word on each person, by its place in `changes`.
    var latest: [String: Int] = [:]
    /// The year that the list was last made for.
    var year = 0
}
