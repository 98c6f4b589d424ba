// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Ports
import Reception
import Rules
import Store
import Terms
import Vault

/// The wait-list (R41, A12): a place for a slot that is full, the offer of a freed number, claiming it and leaving.
enum WaitlistRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("waitlist") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.waitlist) { () throws(CenterProblem) in try await join(desk, request) }
        },
        .post("waitlist/query") { desk, request, _ throws(CenterProblem) in
            let body = try WaitlistBody(request, known: ["document"])
            try desk.admitPerson(body.document, request)
            let now = desk.now
            let found = try await desk.view { store throws(StoreError) in
                try store.waitlistPlaces(of: body.document, at: now.timestamp)
                    .map { place throws(StoreError) in try PlacePicture(place, in: store) }
            }
            return CenterJSON.snake(["entries": found.map { PlaceView($0, now) }])
        },
        .post("waitlist/claim") { desk, request, _ throws(CenterProblem) in
            let body = try WaitlistBody(request, known: ["document", "id", "terms"])
            try desk.admitPerson(body.document, request)
            return try await claim(desk, body)
        },
        .post("waitlist/leave") { desk, request, _ throws(CenterProblem) in
            let body = try WaitlistBody(request, known: ["document", "id"])
            try desk.admitPerson(body.document, request)
            let (id, now) = (try body.id(), desk.now)
            let hasLeft = try await desk.write { store throws(StoreError) in
                try store.leaveWaitlist(id, of: body.document, at: now)
            }
            guard hasLeft else { throw .notFound }
            return CenterJSON.snake(["state": "left"])
        },
    ]

    private enum Joined: Sendable {
        case place(PlacePicture, isNew: Bool)
        case refused(CenterProblem)
    }

    private static func join(_ desk: PortalDesk, _ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        try desk.admit(request, to: .attempt)
        let intent = try desk.intent(of: request)
        let body = try BookingBody(request)
        try desk.spend(body.effort, for: intent)
        try desk.admit(body.principal, body.agent)
        let now = desk.now
        let joined = try await desk.write { store throws(StoreError) in
            try place(body, intent: intent, in: store, at: now)
        }
        switch joined {
        case .place(let picture, let isNew): return CenterJSON.snake(PlaceView(picture, now), status: isNew ? 201 : 200)
        case .refused(let problem): throw problem
        }
    }

    /// Runs inside the ledger's transaction.
    private static func place(
        _ body: BookingBody,
        intent: IntentKey,
        in store: CenterStore,
        at now: Moment
    ) throws(StoreError) -> Joined {
        let words = RefusalWords(zone: now)
        let text = ConsentText(rules: try store.rules(at: now.timestamp))
        let version = try store.consentVersion(of: text)
        guard version == body.terms else { return .refused(.otherTerms(version)) }
        guard let slot = try store.slot(body.center, body.service, body.start)?.slot else {
            return .refused(words.problem(.noSuchSlot))
        }
        let request = WaitlistRequest(
            intent: intent,
            center: body.center,
            service: body.service,
            item: body.item,
            wishes: [slot],
            principal: body.principal,
            agent: body.agent,
            terms: body.terms
        )
        let entry: (WaitlistEntry, isNew: Bool)
        switch try store.joinWaitlist(request, at: now) {
        case .waiting(let made): entry = (made, true)
        case .again(let known): entry = (known, false)
        case .refused(let refusal): return .refused(words.problem(refusal))
        }
        let place = try store.waitlistPlace(entry.0.id, of: body.principal.document, at: now.timestamp)
        // Somebody else's key: what it made is not told.
        guard let place else { return .refused(words.problem(BookingRefusal.intentReused)) }
        return .place(try PlacePicture(place, in: store), isNew: entry.isNew)
    }

    private static func claim(_ desk: PortalDesk, _ body: WaitlistBody) async throws(CenterProblem) -> HTTPReply {
        let (id, now, terms) = (try body.id(), desk.now, try body.terms())
        let words = RefusalWords(zone: now)
        let outcome = try await desk.write {
            store throws(StoreError) -> Result<(BookingPicture, Bool), CenterProblem> in
            let version = try store.consentVersion(of: ConsentText(rules: try store.rules(at: now.timestamp)))
            guard let version, terms == nil || terms == version else { return .failure(.otherTerms(version)) }
            switch try store.claimOffer(id, of: body.document, terms: version, at: now) {
            case .booked(let record): return .success((try BookingPicture(record, in: store, at: now.timestamp), true))
            case .again(let record): return .success((try BookingPicture(record, in: store, at: now.timestamp), false))
            case .refused(let refusal): return .failure(words.problem(refusal))
            case .passed(let refusal): return .failure(words.problem(refusal))
            case nil: return .failure(.notFound)
            }
        }
        switch outcome {
        case .success((let picture, let isNew)): return try desk.reply(picture, status: isNew ? 201 : 200, at: now)
        case .failure(let problem): throw problem
        }
    }
}

/// The document of somebody who waits and, where one is meant, the place.
private struct WaitlistBody: Sendable {
    let document: DocumentNumber
    private let fields: BodyFields

    init(_ request: HTTPRequest, known: Set<String>) throws(CenterProblem) {
        fields = try BodyFields(request, known: known)
        document = try PersonBody.document(fields)
    }

    func id() throws(CenterProblem) -> WaitlistID { try fields.identifier("id") }

    /// The version that is agreed to now, when it was shown again.
    func terms() throws(CenterProblem) -> Int? { fields.has("terms") ? try fields.number("terms") : nil }
}

/// A place with the names of what it is for.
struct PlacePicture: Sendable {
    let place: WaitlistPlace
    let names: Place

    init(_ place: WaitlistPlace, in store: CenterStore) throws(StoreError) {
        self.place = place
        names = try Place(place.entry.center, place.entry.service, place.entry.item, in: store)
    }
}

/// A place as its person reads it.
private struct PlaceView: Encodable {
    let id: WaitlistID
    let standing: String
    let center: CenterID
    let centerName, centerNameEn: String?
    let service: ServiceID
    let serviceName, serviceNameEn: String?
    let slot: SlotText?
    /// 1 is the next to be asked.
    let position: Int
    /// Until when the number that is held can be claimed.
    let claimUntil: String?
    let booking: BookingNumber?

    init(_ picture: PlacePicture, _ zone: Moment) {
        let (entry, names) = (picture.place.entry, picture.names)
        (id, standing, center, service) = (entry.id, entry.standing.rawValue, entry.center, entry.service)
        (centerName, centerNameEn) = (names.center?.name, names.center?.englishName.orNil)
        (serviceName, serviceNameEn) = (names.service?.name, names.service?.englishName.orNil)
        slot = (picture.place.offer?.slot ?? entry.wishes.first).map { SlotText($0, zone) }
        position = picture.place.ahead + 1
        claimUntil = picture.place.offer.map { zone.at($0.until).rfc3339 }
        booking = entry.booking
    }
}
