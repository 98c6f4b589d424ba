// SPDX-License-Identifier: Apache-2.0
import HTTP
import Queueing
import Terms

// 查事项: what can be done here, and at which service (R12, R64).
extension HallAPI {
    static let catalog: [Route] = [.get(root + "/catalog", everybody, HallAPI.findItems)]

    /// The items that hold the words of `q`, for `service` only if one is named; none where no catalog has come yet.
    func findItems(_ query: Query) async throws(APIFault) -> HTTPReply {
        let values = query.request.query
        let question = values["q"] ?? ""
        guard question.utf8.count <= CatalogIndex.longestQuestion else { throw .badQuery }
        var service: ServiceID?
        if let name = values["service"] {
            guard let known = ServiceID(name) else { throw .badQuery }
            service = known
        }
        guard let index = await parts.catalog() else {
            return WebJSON.reply(CatalogView(version: nil, total: 0, items: []))
        }
        let items = index.find(question, service: service).map { ItemView($0, parts.plan) }
        return WebJSON.reply(CatalogView(version: index.version, total: index.count, items: items))
    }
}

/// What was found.
private struct CatalogView: Encodable {
    /// The signed document's version; nil where none has come yet.
    let version: Int64?
    /// How many items the catalog has.
    let total: Int
    let items: [ItemView]
}

/// One item.
private struct ItemView: Encodable {
    let code: String
    let name: String
    let englishName: String?
    let department: String
    let conditions: String
    let materials: [CatalogEntry.Material]
    let fee: String
    let timeLimit: String
    let phone: String
    /// The service of this hall that a number is taken for; nil when it is not handled here.
    let service: ServiceID?
    let serviceName: String?
    let serviceEnglishName: String?

    init(_ entry: CatalogEntry, _ plan: HallPlan) {
        (code, name, englishName) = (entry.code, entry.name, entry.englishName)
        (department, conditions, materials) = (entry.department, entry.conditions, entry.materials)
        (fee, timeLimit, phone) = (entry.fee, entry.timeLimit, entry.phone)
        let line = entry.service.flatMap { plan.service($0) }
        (service, serviceName, serviceEnglishName) = (line?.id, line?.name, line?.englishName)
    }
}
