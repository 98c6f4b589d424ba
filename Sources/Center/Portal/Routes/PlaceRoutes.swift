// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Rules
import Store
import Terms

/// The city, its centers and what can be booked there (R6, R7, R12).
enum PlaceRoutes {
    static let all: [PublicRoute<PortalDesk>] = [
        .get("city") { desk, _, _ throws(CenterProblem) in
            let now = desk.now
            return try await desk.view { store throws(StoreError) in
                let centers = try store.centers()
                let city = centers.first { $0.level == .city } ?? centers.first
                let modes = try store.modes(of: nil).filter { $0.stage == .confirmed && now.timestamp < $0.period.end }
                return CityView(
                    city,
                    try store.rules(at: now.timestamp),
                    desk.settings,
                    modes: modes.map { mode in ModeView(mode, centers.first { $0.id == mode.center }, now) },
                    notice: try city.map { city throws(StoreError) in try store.notice(of: city.id) } ?? nil,
                    at: now
                )
            }.reply
        },
        .get("centers") { desk, _, _ throws(CenterProblem) in
            let centers = try await desk.view { store throws(StoreError) in try store.centers() }
            return CenterJSON.snake(["centers": centers.map { CenterBrief($0) }])
        },
        .get("centers/{center}") { desk, _, captures throws(CenterProblem) in
            guard let id = captures["center"].flatMap({ CenterID($0) }) else { throw .notFound }
            let found = try await desk.view { store throws(StoreError) in
                (
                    center: try store.center(id), services: try store.services(of: id),
                    departments: try store.departments(at: id), notice: try store.notice(of: id)
                )
            }
            guard let center = found.center else { throw .notFound }
            return CenterJSON.snake(CenterView(center, found.services, found.departments, notice: found.notice))
        },
        .get("items") { desk, request, _ throws(CenterProblem) in try await items(desk, request) },
        .get("items/{code}") { desk, request, captures throws(CenterProblem) in
            guard let code = captures["code"].flatMap({ ItemCode($0) }) else { throw .notFound }
            let center = try PublicQuery(request).optional("center", "an id") { CenterID($0) }
            return try await item(desk, code, at: center)
        },
    ]

    /// Items told at once.
    static let pageLimit = 50

    private static func items(_ desk: PortalDesk, _ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        let asked = PublicQuery(request)
        var query = ItemQuery()
        let center = try asked.optional("center", "an id") { CenterID($0) }
        query.binding = center.map { .bound($0) } ?? .any
        // Counted as code points: one character on a screen can be many of them.
        query.text = try asked.optional("q", "at most 60 characters") { $0.unicodeScalars.count <= 60 ? $0 : nil } ?? ""
        query.department = try asked.optional("department", "an id") { DepartmentID($0) }
        query.after = try asked.optional("after", "an item's code") { ItemCode($0) }
        query.limit = pageLimit + 1
        let wanted = query
        let found = try await desk.view { store throws(StoreError) in try store.items(wanted) }
        let page = found.prefix(pageLimit).map { ItemBrief($0, isOfCenter: center != nil) }
        return CenterJSON.snake(ItemsView(items: page, next: found.count > pageLimit ? page.last?.code : nil))
    }

    private static func item(
        _ desk: PortalDesk,
        _ code: ItemCode,
        at center: CenterID?
    ) async throws(CenterProblem) -> HTTPReply {
        let found = try await desk.view { store throws(StoreError) -> ItemGuide? in
            guard let item = try store.item(code)?.item, !item.isRetired else { return nil }
            let service = try center.map { center throws(StoreError) in
                try store.service(for: code, at: center)
            }
            return ItemGuide(
                item,
                department: try store.department(item.department),
                service: service ?? nil,
                center: try center.map { center throws(StoreError) in try store.center(center) } ?? nil
            )
        }
        guard let found else { throw .notFound }
        return CenterJSON.snake(found)
    }
}

extension CityView {
    fileprivate var reply: HTTPReply { CenterJSON.snake(self) }
}
