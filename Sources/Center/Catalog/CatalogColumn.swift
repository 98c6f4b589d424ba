// SPDX-License-Identifier: Apache-2.0

/// A member of the catalog's records: a column of its files and a field of its forms, by English and Chinese name.
package enum CatalogColumn: String, Sendable, CaseIterable {
    case center, service, item, department, name
    case englishName = "name_en"
    case address
    case englishAddress = "address_en"
    case phone, level, parent
    case bookingAddress = "booking_address"
    case hours, kiosks, area, windows
    case bookedOnlyWindows = "booked_only_windows"
    case handlingMinutes = "handling_minutes"
    case conditions
    case englishConditions = "conditions_en"
    case materials, copies, note
    case englishNote = "note_en"
    case fee
    case timeLimit = "time_limit"
    case bookable, form, uploads, day, kind, weekday, sessions
    case slotMinutes = "slot_minutes"
    case quota, bands, start, reason
    case validFrom = "valid_from"

    /// The heading in Chinese files, and the name of the field on Chinese pages.
    package var chineseName: String { Self.chineseNames[self] ?? rawValue }

    /// Finds the column with this heading, in either language; nil for any other.
    package static func named(_ heading: String) -> CatalogColumn? { byHeading[heading] }

    private static let byHeading = Dictionary(
        allCases.flatMap { [($0.rawValue, $0), ($0.chineseName, $0)] },
        uniquingKeysWith: { first, _ in first }
    )

    private static let chineseNames: [CatalogColumn: String] = [
        .center: "中心", .service: "业务", .item: "事项编码", .department: "部门", .name: "名称",
        .englishName: "英文名称", .address: "地址", .englishAddress: "英文地址", .phone: "咨询电话",
        .level: "层级", .parent: "上级中心", .bookingAddress: "预约网址", .hours: "开放时间",
        .kiosks: "取号机数", .area: "等候区", .windows: "窗口数", .bookedOnlyWindows: "预约专窗数",
        .handlingMinutes: "平均办理分钟", .conditions: "办理条件", .englishConditions: "英文办理条件",
        .materials: "申请材料", .copies: "份数", .note: "说明", .englishNote: "英文说明", .fee: "收费",
        .timeLimit: "办结时限", .bookable: "可预约", .form: "预填表单", .uploads: "材料预上传", .day: "日期",
        .kind: "类型", .weekday: "按星期", .sessions: "时段", .slotMinutes: "每段分钟", .quota: "号源数",
        .bands: "分段", .start: "开始", .reason: "理由", .validFrom: "生效日期",
    ]
}
