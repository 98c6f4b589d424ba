// SPDX-License-Identifier: Apache-2.0
package import Wire

/// The newest document of each kind that a hall believes, read.
package struct BelievedDocuments: Sendable, Equatable {
    /// Items and the services they lead to.
    package private(set) var catalog: CatalogDocument?
    /// What the city has set.
    package private(set) var rules: RulesDocument?
    /// When the center is open.
    package private(set) var calendar: CalendarDocument?
    /// How to book and whom to ask.
    package private(set) var notices: NoticesDocument?
    /// The booking-only mode.
    package private(set) var mode: ModeDocument?
    /// The version of each kind that is here.
    package private(set) var versions: [SignedDocument.Kind: Int64] = [:]

    /// Believes nothing yet.
    package init() {}

    /// Takes a document that was judged before; one whose body cannot be read changes nothing.
    package mutating func take(_ document: SignedDocument) {
        guard let body = document.body.map({ Array($0.utf8) }) else { return }
        let isRead: Bool
        switch document.kind {
        case .catalog: isRead = Self.read(body, into: &catalog)
        case .rules: isRead = Self.read(body, into: &rules)
        case .calendar: isRead = Self.read(body, into: &calendar)
        case .notices: isRead = Self.read(body, into: &notices)
        case .mode: isRead = Self.read(body, into: &mode)
        }
        if isRead { versions[document.kind] = document.version }
    }

    /// Says whether this program knows the words of a document's body, and its limits are kept.
    static func reads(_ document: SignedDocument) -> Bool {
        var documents = BelievedDocuments()
        documents.take(document)
        return documents.versions[document.kind] != nil && documents.isWithinLimits
    }

    private var isWithinLimits: Bool {
        (catalog?.items.count ?? 0) <= CatalogDocument.mostItems
            && (calendar?.days.count ?? 0) <= CalendarDocument.mostDays
            && (mode?.periods.count ?? 0) <= ModeDocument.mostPeriods
    }

    private static func read<Body: Decodable>(_ bytes: [UInt8], into body: inout Body?) -> Bool {
        guard let read = LinkJSON.decode(Body.self, bytes) else { return false }
        body = read
        return true
    }
}
