// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms

// What the hall has done.
extension HallAPI {
    /// The visits of some days, today if none are named; a caller who is bound to a window sees that window.
    func showStatistics(_ query: Query) async throws(APIFault) -> HTTPReply {
        guard let door = parts.statistics else { throw .noSuchPath }
        let values = query.request.query
        let from = try Self.day(values["from"]) ?? now.day
        let isCSV = try Self.isCSV(values["format"])
        let isOverseer = query.caller?.roles.isDisjoint(with: [.manager, .admin]) == false
        let question = StatisticsDoor.Question(
            from: from,
            to: try Self.day(values["to"]) ?? max(from, now.day),
            grouping: values["by"] ?? "window",
            window: isOverseer ? nil : query.caller?.window,
            isCSV: isCSV
        )
        switch await door.ask(question) {
        case .report(let bytes) where isCSV: return Self.file(bytes, question)
        case .report(let bytes): return WebJSON.reply(bytes: bytes)
        case .notUnderstood: throw .badQuery
        case .unavailable:
            throw APIFault(503, "no-statistics", "暂时无法读取统计数据", "The statistics cannot be read now")
        }
    }

    private static func day(_ text: String?) throws(APIFault) -> BusinessDay? {
        guard let text else { return nil }
        guard let day = BusinessDay(text: text) else { throw .badQuery }
        return day
    }

    private static func isCSV(_ format: String?) throws(APIFault) -> Bool {
        switch format {
        case "csv": return true
        case nil, "json": return false
        default: throw .badQuery
        }
    }

    /// CSV with a name to save it under (RFC 4180 section 3, RFC 6266).
    private static func file(_ bytes: [UInt8], _ question: StatisticsDoor.Question) -> HTTPReply {
        let name = "hall-\(question.from.text)-\(question.to.text).csv"
        let headers: HTTPHeaders = [
            "Content-Type": "text/csv; charset=utf-8; header=present",
            "Content-Disposition": "attachment; filename=\"\(name)\"",
            "Cache-Control": "no-store",
        ]
        return HTTPReply(status: 200, headers: headers, body: .bytes(bytes))
    }
}
