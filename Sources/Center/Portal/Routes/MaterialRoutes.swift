// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import FoundationEssentials
import HTTP
import Ports
import Reception
import Rules
import Store
import Terms
import Vault

/// Materials sent ahead (R72); can be skipped (R44).
enum MaterialRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .post("bookings/materials") { desk, request, _ throws(CenterProblem) in
            try await desk.counting(.upload) { () throws(CenterProblem) in
                let body = try LookupBody(request, also: ["label", "content"])
                let label = try body.fields.text("label", upTo: 80)
                let record = try await desk.find(body, request)
                return try await take(desk, record, label, body.fields)
            }
        },
        .post("bookings/materials/query") { desk, request, _ throws(CenterProblem) in
            try await list(desk, try await desk.find(try LookupBody(request), request))
        },
        .post("bookings/materials/remove") { desk, request, _ throws(CenterProblem) in
            let body = try LookupBody(request, also: ["id"])
            let id = try body.fields.text("id", upTo: 32)
            return try await remove(desk, try await desk.find(body, request), id)
        },
    ]

    private static func take(
        _ desk: PortalDesk,
        _ record: BookingRecord,
        _ label: String,
        _ fields: BodyFields
    ) async throws(CenterProblem) -> HTTPReply {
        try desk.requireOpen(record)
        let offers = try await desk.offers(of: record)
        guard let rules = offers.uploads else {
            throw CenterProblem(409, "no-uploads", "该事项不收预上传材料", "This item takes no files beforehand")
        }
        let content = try content(fields, rules)
        guard let kind = MaterialKind(sniffing: content) else {
            throw fields.bad("content", "只接收 PDF、JPEG 或 PNG 文件", "a whole PDF, JPEG or PNG file")
        }
        let now = desk.now
        let id = Hex.text(Random.bytes(16))
        let days = try await desk.view { store throws(StoreError) in try store.rules(at: now.timestamp).materialDays }
        let material = Material(
            id: id,
            booking: record.number,
            label: label,
            kind: kind,
            bytes: content.count,
            at: now.timestamp,
            until: now.timestamp.adding(minutes: days * 24 * 60)
        )
        // The file first: what is listed is there. A file that is not listed is swept away by the retention job.
        try desk.keep(content, as: id)
        let isListed = try await desk.write { store throws(StoreError) in
            try store.add(material, limit: rules.files)
        }
        guard isListed else {
            try? desk.shelf.discard(id)
            throw CenterProblem(
                409,
                "too-many-files",
                "一个预约最多上传 \(rules.files) 个文件",
                "A booking takes at most \(rules.files) files"
            )
        }
        return CenterJSON.snake(MaterialView(material, now), status: 201)
    }

    /// The bytes of a file within the item's limit.
    private static func content(_ fields: BodyFields, _ rules: UploadRules) throws(CenterProblem) -> [UInt8] {
        let limit = rules.kibibytes * 1024
        let tooLong = fields.bad("content", "文件不能超过 \(rules.kibibytes) KB", "a file of at most \(rules.kibibytes) KiB")
        let text = try fields.text("content", upTo: Portal.uploadLimit)
        guard text.utf8.count <= (limit + 2) / 3 * 4 else { throw tooLong }
        guard let data = Data(base64Encoded: text) else { throw fields.bad("content", "须为 base64", "base64") }
        guard data.count <= limit else { throw tooLong }
        return Array(data)
    }

    private static func list(_ desk: PortalDesk, _ record: BookingRecord) async throws(CenterProblem) -> HTTPReply {
        let now = desk.now
        let found = try await desk.view { store throws(StoreError) in
            (
                materials: try store.materials(of: record.number),
                uploads: try VisitOffers(of: record, in: store).uploads
            )
        }
        return CenterJSON.snake(
            MaterialsView(
                materials: found.materials.map { MaterialView($0, now) },
                files: found.uploads?.files ?? 0,
                kibibytes: found.uploads?.kibibytes ?? 0
            )
        )
    }

    private static func remove(
        _ desk: PortalDesk,
        _ record: BookingRecord,
        _ id: String
    ) async throws(CenterProblem) -> HTTPReply {
        let now = desk.now
        let isRemoved = try await desk.write { store throws(StoreError) in
            guard let material = try store.material(id), material.booking == record.number else { return false }
            try store.remove(material, at: now.timestamp)
            return true
        }
        guard isRemoved else { throw .notFound }
        do throws(PortError) {
            try desk.shelf.discard(id)
        } catch {
            // The retention job deletes what is listed nowhere.
            Log.write(.warning, "a file of a material could not be deleted", ["reason": error])
        }
        return try await list(desk, record)
    }
}

extension PortalDesk {
    /// Keeps a file, sealed.
    fileprivate func keep(_ content: [UInt8], as id: String) throws(CenterProblem) {
        do throws(MaterialShelfFault) {
            try shelf.keep(content, as: id)
        } catch {
            Log.write(.error, "a material could not be kept", ["reason": error])
            throw CenterProblem(
                503,
                "store",
                "暂时无法接收文件，您可以跳过此步，不影响预约和办事",
                "Files cannot be taken now; you can skip this, your booking holds"
            )
        }
    }
}

/// A material as its visitor reads it.
private struct MaterialView: Encodable {
    let id, label, kind, at, until: String
    let bytes: Int

    init(_ material: Material, _ zone: Moment) {
        (id, label, kind) = (material.id, material.label, material.kind.rawValue)
        (at, until) = (zone.at(material.at).rfc3339, zone.at(material.until).rfc3339)
        bytes = material.bytes
    }
}

/// The materials of a booking, with how many and how large they may be; no files means that none are taken.
private struct MaterialsView: Encodable {
    let materials: [MaterialView]
    let files, kibibytes: Int
}
