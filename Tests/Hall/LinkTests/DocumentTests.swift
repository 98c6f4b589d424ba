// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Queueing
import Terms
import Testing
import Vault
import Wire

@testable import Link

/// The documents that a center signs, and what a hall believes of them.
@Suite(.timeLimit(.minutes(1)))
struct DocumentTests {
    private static let limits = LinkLimits()
    private let time = HastyTimekeeper(
        holding: [
            limits.facts, limits.pollMargin, .seconds(25) + limits.pollMargin, limits.clockWatch, limits.document,
        ]
    )

    @Test func `R64: a signed document is believed, kept, and read again at the next start`() async throws {
        let hall = try LinkHall()
        let shelf = try hall.shelf()
        #expect(try await shelf.take(Signer.document(.rules, 7, #"{"values":{"late.grace_min":"20"}}"#)) == .takes)
        let again = try hall.shelf()
        #expect(await again.documents.rules?.values == ["late.grace_min": "20"])
        #expect(await again.documents.versions == [.rules: 7])
        var facts = stat()
        #expect(unsafe stat(hall.directory + "/documents/rules.json", &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600, "for the hall alone")
        await hall.close()
    }

    @Test func `R64: an older version never takes a newer one's place`() async throws {
        let hall = try LinkHall()
        let shelf = try hall.shelf()
        #expect(try await shelf.take(Signer.document(.rules, 7, #"{"values":{"a":"7"}}"#)) == .takes)
        for version: Int64 in [6, 7] {
            #expect(try await shelf.take(Signer.document(.rules, version, #"{"values":{"a":"6"}}"#)) == .known)
        }
        #expect(await shelf.documents.rules?.values == ["a": "7"])
        #expect(try await shelf.take(Signer.document(.rules, 8, #"{"values":{}}"#)) == .takes)
        await hall.close()
    }

    /// One part of a good document changed by somebody who has no sign key.
    static let tampered: [@Sendable (SignedDocument) -> SignedDocument] = [
        { $0.changed(version: 99) }, { $0.changed(issued: Timestamp(seconds: 99)) }, { $0.changed(kind: .notices) },
        { $0.changed(keyID: 77) }, { $0.changed(algorithm: "sm2-sm3") }, { $0.changed(algorithm: "none") },
        { $0.changed(signature: String(repeating: "0", count: 128)) }, { $0.changed(signature: "xyz") },
        { $0.changed(length: 3) }, { $0.changed(digest: DocumentSeal.digest(of: [1])) },
        { $0.changed(center: sure(CenterID("other"))) },
    ]

    @Test(arguments: 0..<tampered.count)
    func `a tampered header is refused, and what was known before stays`(index: Int) async throws {
        let hall = try LinkHall()
        let shelf = try hall.shelf()
        _ = try await shelf.take(Signer.document(.rules, 1, #"{"values":{"a":"1"}}"#))
        let good = try Signer.document(.rules, 2, #"{"values":{"a":"2"}}"#)
        #expect(try await shelf.take(Self.tampered[index](good)) == .refused(.notSigned))
        #expect(await shelf.documents.rules?.values == ["a": "1"])
        #expect(try await shelf.take(good) == .takes)
        await hall.close()
    }

    @Test func `another body, another center's document and one without sense are refused`() async throws {
        let hall = try LinkHall()
        let shelf = try hall.shelf()
        let good = try Signer.document(.rules, 2, #"{"values":{"a":"2"}}"#)
        #expect(try await shelf.take(good.with(body: #"{"values":{"a":"9"}}"#)) == .refused(.otherBody))
        let foreign = try Signer.document(.rules, 2, #"{"values":{}}"#, center: sure(CenterID("other")))
        #expect(try await shelf.take(foreign) == .refused(.otherCenter))
        #expect(try await shelf.take(Signer.document(.rules, 2, "[]")) == .refused(.unreadable))
        let long = try Signer.document(.rules, 2, String(repeating: " ", count: SignedDocument.longestBody + 1))
        #expect(try await shelf.take(long) == .refused(.tooLong))
        #expect(await shelf.documents == BelievedDocuments())
        await hall.close()
    }

    @Test func `a file that was changed on the disk is not believed`() async throws {
        let hall = try LinkHall()
        _ = try await hall.shelf().take(Signer.document(.rules, 1, #"{"values":{"a":"1"}}"#))
        let path = hall.directory + "/documents/rules.json"
        var bytes = try WholeFile.read(path: path, limit: 10_000)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "a")))
        bytes[place] = UInt8(ascii: "b")
        try WholeFile.writeAtomically(bytes, to: path, mode: 0o600)
        let again = try hall.shelf()
        #expect(await again.documents == BelievedDocuments())
        await hall.close()
    }

    @Test func `R64: 5,000 items are a document that a hall takes, its body fetched apart`() async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        let items = (0..<CatalogDocument.mostItems).map { Signer.item($0) }
        let body = String(decoding: LinkJSON.encode(CatalogDocument(items: items)), as: UTF8.self)
        #expect(body.utf8.count <= SignedDocument.longestBody, "\(body.utf8.count) bytes")
        let whole = try Signer.document(.catalog, 3, body)
        center.change { records in
            records.bodies["/link/v1/documents/catalog/3"] = body
            records.feed = [.document(whole.with(body: nil)), .notice("后来的")]
        }
        let shelf = try hall.shelf()
        let link = try await hall.link(center, time: time, documents: shelf)
        try await running(link) { await until { await hall.journal.view { $0.notice } != nil } }
        #expect(await shelf.documents.catalog?.items.count == CatalogDocument.mostItems)
        #expect(link.status.documents == [.catalog: 3])
        await hall.close()
    }

    @Test func `R47: the mode comes down the feed into the journal, and a forged one is an alarm`() async throws {
        let hall = try LinkHall()
        let center = MemoryCenter()
        let document = try Signer.mode(2, from: -10, until: 60)
        let forged = try Signer.mode(3, from: -10, until: 600).changed(signature: String(repeating: "1", count: 128))
        center.change { $0.feed = [.document(document), .document(forged), .notice("后来的")] }
        let shelf = try hall.shelf()
        let link = try await hall.link(center, time: time, documents: shelf)
        try await running(link) { await until { await hall.journal.view { $0.notice } != nil } }
        let mode = await hall.journal.view { $0.mode }
        #expect(mode.version == 2)
        #expect(mode.periods.map(\.end) == [LinkHall.opening.timestamp.adding(minutes: 60)])
        #expect(link.status.alarms == [.documentRefused(.mode, .notSigned)])
        #expect(link.status.documentsRefused == 1)
        let answer = try await hall.walkIn().answer
        #expect(
            answer == .refused(.bookingOnly(notice: "7", until: LinkHall.opening.timestamp.adding(minutes: 60)))
        )
        await hall.close()
    }

    @Test func `R49: a mode that only its file remembers is told to the journal at the next start`() async throws {
        let hall = try LinkHall()
        _ = try await hall.shelf().take(Signer.mode(5, from: -10, until: 60))
        let link = try await hall.link(MemoryCenter { _ in .silent }, time: time, documents: try hall.shelf())
        try await running(link) { await until { await hall.journal.view { $0.mode.version } == 5 } }
        await hall.close()
    }
}

/// A center's keys, and what it signs with them.
enum Signer {
    static let keys = KeyRing.fresh(.center)

    static func document(
        _ kind: SignedDocument.Kind,
        _ version: Int64,
        _ body: String,
        center: CenterID? = nil
    ) throws -> SignedDocument {
        let center = try center ?? Words.center()
        let issued = LinkHall.opening.timestamp
        let bytes = Array(body.utf8)
        let digest = DocumentSeal.digest(of: bytes)
        let message = SignedDocument.signedBytes(kind, center, version, issued, digest: digest, length: bytes.count)
        let signature = try Vault(keys: keys, as: .center).sign(message)
        return SignedDocument(
            kind: kind,
            center: center,
            version: version,
            issued: issued,
            digest: digest,
            length: bytes.count,
            algorithm: signature.algorithm.name,
            keyID: signature.keyID,
            signature: DocumentSeal.text(of: signature),
            body: body
        )
    }

    /// A mode around the hall's opening, in minutes from it.
    static func mode(_ version: Int64, from start: Int, until end: Int) throws -> SignedDocument {
        let opening = LinkHall.opening.timestamp
        let period = try #require(
            BookingOnlyPeriod(
                notice: "7",
                text: "防汛",
                published: opening.adding(minutes: start - 60),
                start: opening.adding(minutes: start),
                end: opening.adding(minutes: end)
            )
        )
        let body = LinkJSON.encode(ModeDocument(periods: [period]))
        return try document(.mode, version, String(decoding: body, as: UTF8.self))
    }

    /// An item as long as they are in a city's catalog.
    static func item(_ number: Int) -> CatalogDocument.Item {
        CatalogDocument.Item(
            code: "11410581MB000000\(number)",
            name: "不动产首次登记（第\(number)类）",
            englishName: nil,
            department: "自然资源局",
            service: ServiceID("social"),
            conditions: "",
            materials: [.init(name: "身份证明", copies: nil), .init(name: "申请书", copies: 2)],
            fee: "",
            timeLimit: "5个工作日",
            phone: "0372-0000000"
        )
    }
}

extension LinkHall {
    /// The documents of this hall, checked with the public keys of `Signer`.
    func shelf() throws -> DocumentShelf {
        try DocumentShelf(
            directory: directory,
            center: plan.center,
            verifier: try DocumentVerifier(keys: Signer.keys)
        )
    }
}

extension SignedDocument {
    /// The same document with one part replaced and the old signature.
    fileprivate func changed(
        kind: Kind? = nil,
        center: CenterID? = nil,
        version: Int64? = nil,
        issued: Timestamp? = nil,
        digest: String? = nil,
        length: Int? = nil,
        algorithm: String? = nil,
        keyID: UInt32? = nil,
        signature: String? = nil
    ) -> SignedDocument {
        SignedDocument(
            kind: kind ?? self.kind,
            center: center ?? self.center,
            version: version ?? self.version,
            issued: issued ?? self.issued,
            digest: digest ?? self.digest,
            length: length ?? self.length,
            algorithm: algorithm ?? self.algorithm,
            keyID: keyID ?? self.keyID,
            signature: signature ?? self.signature,
            body: body
        )
    }
}
