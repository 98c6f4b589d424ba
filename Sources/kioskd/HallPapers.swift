// SPDX-License-Identifier: Apache-2.0
import Link
import Ports
import Queueing
import Setup
import Terms
import Vault
import Web
import Wire

/// What the center has signed for this hall, and what of it the hall runs with.
struct HallPapers: Sendable {
    let shelf: DocumentShelf
    /// The settings, with what was taken over.
    let settings: HallSettings
    /// What was taken over, for the page of administration.
    let adopted: [AdoptedValue]
    private let index = IndexShelf()
    private let renewed: @Sendable () -> Void

    /// Reads what is kept in the hall's directory; `renewed` is called when something came that takes a new opening.
    init(_ settings: HallSettings, _ files: HallFiles, renewed: @escaping @Sendable () -> Void) async throws {
        shelf = try DocumentShelf(
            directory: settings.directory,
            center: settings.plan.center,
            verifier: try DocumentVerifier(keys: files.keys)
        )
        let adoption = Adoption(of: await shelf.documents, by: settings.plan)
        for kind in adoption.leftOut {
            Log.write(.error, "a document of the center does not fit this hall: hall.conf counts", ["kind": kind])
        }
        self.settings = settings.adopting(
            adoption.plan,
            bookingMethod: adoption.bookingMethod,
            telephone: adoption.telephone
        )
        adopted = adoption.values.map {
            AdoptedValue(document: $0.kind.rawValue, version: $0.version, name: $0.name, value: $0.value)
        }
        self.renewed = renewed
    }

    /// Takes note of a document that took an older one's place: rules, hours and contacts take a new opening.
    func took(_ kind: SignedDocument.Kind) {
        switch kind {
        case .rules, .calendar, .notices: renewed()
        case .catalog, .mode: break
        }
    }

    /// The items of the newest catalog; nil before the first has come.
    func catalog() async -> CatalogIndex? { index.index(of: await shelf.documents) }
}

/// Keeps the index of a catalog until a newer one comes.
private final class IndexShelf: Sendable {
    private let kept = Lock<(version: Int64, index: CatalogIndex)?>(nil)

    func index(of documents: BelievedDocuments) -> CatalogIndex? {
        guard let catalog = documents.catalog, let version = documents.versions[.catalog] else { return nil }
        return kept.withLock { kept in
            if let kept, kept.version == version { return kept.index }
            let index = CatalogIndex(version: version, catalog.items.map { CatalogEntry($0) })
            kept = (version, index)
            return index
        }
    }
}

extension CatalogEntry {
    fileprivate init(_ item: CatalogDocument.Item) {
        self.init(
            code: item.code,
            name: item.name,
            englishName: item.englishName,
            department: item.department,
            service: item.service,
            conditions: item.conditions,
            materials: item.materials.map { Material(name: $0.name, copies: $0.copies ?? 1) },
            fee: item.fee,
            timeLimit: item.timeLimit,
            phone: item.phone,
            initials: PinyinInitials.initials(of: item.name)
        )
    }
}
