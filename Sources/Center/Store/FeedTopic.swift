// SPDX-License-Identifier: Apache-2.0
import Terms
import Wire

/// What a change of a feed is about, where it is neither a booking nor the notice line.
enum FeedTopic: Equatable {
    /// A signed document, by its kind.
    case document(SignedDocument.Kind)
    /// A conflict, by the hall that reported it and the place in its journal.
    case bookingCase(HallID, Position)

    /// As the feed keeps it: `document/mode`, `case/hall-1/88`.
    var text: String {
        switch self {
        case .document(let kind): "document/" + kind.rawValue
        case .bookingCase(let hall, let position): "case/\(hall)/\(position)"
        }
    }

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("document", 2):
            guard let kind = SignedDocument.Kind(rawValue: parts[1]) else { return nil }
            self = .document(kind)
        case ("case", 3):
            guard let hall = HallID(parts[1]), let position = Int64(parts[2]), position >= 0 else { return nil }
            self = .bookingCase(hall, Position(position))
        default: return nil
        }
    }
}
