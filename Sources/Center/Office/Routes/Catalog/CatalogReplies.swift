// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Store
import Terms

extension CenterProblem {
    /// Records of the catalog that cannot be taken: `problems` in English, `problems_zh` in Chinese, place by place.
    static func catalog(_ problems: [CatalogProblem]) -> CenterProblem {
        let listed = problems.prefix(CatalogImportFault.mostListed)
        return CenterProblem(
            422,
            "bad-catalog",
            "内容有误，未保存",
            "Nothing was saved: something is wrong",
            detail: CatalogImportFault.problems(problems).description,
            members: [
                "problems": .texts(listed.map { $0.place + ": " + $0.fault.english }),
                "problems_zh": .texts(listed.map { $0.place + "：" + $0.fault.chinese }),
                "count": .number(Int64(problems.count)),
            ]
        )
    }

    /// A file that cannot be imported.
    static func file(_ fault: CatalogImportFault) -> CenterProblem {
        if case .problems(let problems) = fault { return catalog(problems) }
        return CenterProblem(422, "bad-import", "文件有误，未导入", "Nothing was imported", detail: fault.description)
    }
}

/// How many records were new, changed, and as they were.
struct TallyView: Encodable {
    let made, changed, unchanged: Int

    init(_ tally: CatalogTally) { (made, changed, unchanged) = (tally.made, tally.changed, tally.unchanged) }
}

extension OfficeRequest {
    /// The records of the CSV file that is the body.
    func rows<Record>(
        _ read: (String) throws(CatalogImportFault) -> [PlacedRecord<Record>]
    ) throws(CenterProblem) -> [PlacedRecord<Record>] {
        guard let text = String(validating: http.body, as: UTF8.self) else { throw .file(.notUTF8) }
        do throws(CatalogImportFault) { return try read(text) } catch { throw .file(error) }
    }

    /// The JSON body as a record of the catalog, whose names are as they are kept.
    func record<Record: Decodable>(_ type: Record.Type) throws(CenterProblem) -> Record {
        guard let record = CenterJSON.decode(type, http.body) else { throw .badBody }
        return record
    }

    /// The center that the query names; needed.
    func center() throws(CenterProblem) -> CenterID {
        guard let center = try centerScope() else { throw .badField("center", expected: "a center's id") }
        return center
    }

    /// A day of the query, or another one.
    func day(_ name: String, else usual: BusinessDay) throws(CenterProblem) -> BusinessDay {
        try query(name, expected: "a date such as 2026-11-23") { BusinessDay(text: $0) } ?? usual
    }

    /// Saves records and writes down in the audit log that it was done; answers how many were new.
    func save(
        _ action: String,
        _ subject: String,
        _ save: @escaping @Sendable (CenterStore) throws(StoreError) -> CatalogOutcome
    ) async throws(CenterProblem) -> HTTPReply {
        let (staff, now) = (caller.staff.text, now.timestamp)
        let outcome = try await write { store throws(StoreError) in
            let outcome = try save(store)
            if case .saved(let tally) = outcome {
                let detail = ["made": String(tally.made), "changed": String(tally.changed)]
                try store.audit(.init(actor: staff, action: action, subject: subject, detail: detail), at: now)
            }
            return outcome
        }
        switch outcome {
        case .saved(let tally): return CenterJSON.reply(TallyView(tally))
        case .refused(let problems): throw .catalog(problems)
        }
    }
}
