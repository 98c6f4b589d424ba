// SPDX-License-Identifier: Apache-2.0

/// What a center's staff API says, as far as the notice asks about it; what it did not answer is nil.
package struct CenterFindings: Sendable, Equatable {
    /// A hall of the city, with what the center finds wrong with it.
    struct Hall: Sendable, Equatable {
        let id: String
        let center: String
        /// Kinds of alarm: `silent`, `clock`, `paper`, `unbound`, `catalog`, `certificate`.
        let alarms: [String]
    }

    /// An emergency mode.
    struct Mode: Sendable, Equatable {
        let id: String
        let isActive: Bool
        let notice: String
        let until: String
        let days: Int?
        let cap: Int?
        let calculatedCap: Int?
        let reason: String
        let requestedBy: String
        let confirmedBy: String
    }

    /// The paths that are read once, below `/office/v1`.
    package static let paths = [
        "/rules", "/halls", "/centers", "/items", "/mode", "/conservation", "/audit/verify", "/cases",
    ]
    /// Those that are read of each center, and whose lists are joined.
    package static let pathsOfCenters = ["/bindings/unbound", "/gaps"]

    let rules: [String: Answer]?
    let halls: [Hall]?
    let centers: [String]?
    let items: Int?
    /// Items without conditions, materials or telephone (R12).
    let itemsWithoutGuide: [String]?
    let unbound: [String]?
    let gaps: [String]?
    let modes: [Mode]?
    let isConserved: Bool?
    let isAuditIntact: Bool?
    let openCases: [String]?

    /// Reads the answers, by path.
    package init(_ answers: [String: Answer]) {
        rules = answers["/rules"].map { answer in
            let rows = answer.rows.compactMap { row in row["name"].text.map { ($0, row["value"]) } }
            return Dictionary(rows) { first, _ in first }
        }
        halls = answers["/halls"].map { $0.rows.map(Hall.init) }
        centers = answers["/centers"].map { $0.rows.compactMap { $0["id"].text ?? $0["center"].text } }
        let catalog = answers["/items"]
        items = catalog?.rows.count
        itemsWithoutGuide = catalog.map { catalog in
            catalog.rows.filter { $0.hasNoGuide }.compactMap { $0["code"].text }
        }
        unbound = answers["/bindings/unbound"].map { answer in
            answer.rows.compactMap { $0["code"].text ?? $0["item"].text ?? $0.text }
        }
        gaps = answers["/gaps"].map { answer in
            answer.rows.map { row in
                ["center", "service", "day", "minutes", "from"].compactMap { row[$0].text }.joined(separator: " ")
            }
        }
        modes = answers["/mode"].map { answer in
            let rows = answer.rows
            return (rows.isEmpty && answer["id"] != .null ? [answer] : rows).map(Mode.init)
        }
        isConserved = answers["/conservation"].flatMap { $0["holds"].flag }
        isAuditIntact = answers["/audit/verify"].flatMap { $0["intact"].flag ?? $0["holds"].flag }
        openCases = answers["/cases"].map { answer in
            answer.rows.filter { $0["closed_at"] == .null }.compactMap { $0["kind"].text }
        }
    }
}

extension CenterFindings.Hall {
    fileprivate init(_ answer: Answer) {
        id = answer["id"].text ?? answer["hall"].text ?? "?"
        center = answer["center"].text ?? "?"
        alarms = answer["alarms"].rows.compactMap { $0["kind"].text ?? $0.text }
    }
}

extension CenterFindings.Mode {
    fileprivate init(_ answer: Answer) {
        id = answer["id"].text ?? answer["id"].shown
        isActive = answer["active"].flag ?? (answer["state"].text == "active")
        notice = answer["notice"].text ?? ""
        until = answer["until"].text ?? answer["end"].text ?? ""
        days = answer["days"].whole
        cap = answer["cap"].whole
        calculatedCap = answer["calculated_cap"].whole
        reason = answer["reason"].text ?? ""
        requestedBy = answer["requested_by"].text ?? ""
        confirmedBy = answer["confirmed_by"].text ?? ""
    }
}

extension Answer {
    fileprivate var hasNoGuide: Bool {
        let conditions = self["conditions"].text ?? self["guide.conditions"].text ?? ""
        let telephone = self["phone"].text ?? self["telephone"].text ?? self["guide.phone"].text ?? ""
        return conditions.isEmpty || telephone.isEmpty
    }
}
