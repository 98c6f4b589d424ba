// SPDX-License-Identifier: Apache-2.0
/// A column of an import, by its English and its Chinese name.
package enum OrderField: String, Sendable, CaseIterable {
    case number, center, service, date, start, end
    case documentType = "document_type"
    case documentNumber = "document_number"
    case name
    case agentDocumentType = "agent_document_type"
    case agentDocumentNumber = "agent_document_number"
    case agentName = "agent_name"

    /// The heading in Chinese files.
    package var chineseName: String {
        switch self {
        case .number: "预约号"
        case .center: "中心"
        case .service: "业务"
        case .date: "日期"
        case .start: "开始"
        case .end: "结束"
        case .documentType: "证件类型"
        case .documentNumber: "证件号码"
        case .name: "姓名"
        case .agentDocumentType: "代理人证件类型"
        case .agentDocumentNumber: "代理人证件号码"
        case .agentName: "代理人姓名"
        }
    }

    /// Finds the column with this heading, in either language; nil for any other.
    package static func named(_ heading: String) -> OrderField? {
        allCases.first { $0.rawValue == heading || $0.chineseName == heading }
    }

    /// The columns a file must have.
    package static let required: [OrderField] = [
        .center, .service, .date, .start, .end, .documentType, .documentNumber, .name,
    ]
}
