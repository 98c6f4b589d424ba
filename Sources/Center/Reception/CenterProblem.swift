// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Store

/// Why a request is not carried out, as whoever asked reads it: Chinese and English, never a value of the request.
package struct CenterProblem: Error, Sendable, Equatable {
    /// The status code.
    package let status: Int
    /// The stable name of the kind.
    package let kind: String
    /// What it means, in Chinese.
    package let title: String
    /// The same in English.
    package let titleEnglish: String
    /// What is wrong this time and what to do.
    package var detail: String?
    /// Facts for programs.
    package var members: [String: Problem.Member]

    /// Describes a problem.
    package init(
        _ status: Int,
        _ kind: String,
        _ title: String,
        _ titleEnglish: String,
        detail: String? = nil,
        members: [String: Problem.Member] = [:]
    ) {
        (self.status, self.kind, self.title, self.titleEnglish) = (status, kind, title, titleEnglish)
        (self.detail, self.members) = (detail, members)
    }

    /// The reply that carries it (RFC 9457).
    package var reply: HTTPReply {
        var all = members
        all["title_en"] = .text(titleEnglish)
        return Problem(status, kind, title: title, detail: detail, members: all).reply()
    }
}

extension CenterProblem {
    /// Nobody is known by what the request carries.
    package static let unknownCaller = CenterProblem(401, "sign-in", "请先登录", "Sign in first")
    /// The caller is known and may not.
    package static let forbidden = CenterProblem(403, "forbidden", "您没有此项权限", "You may not do this")
    /// There is no such thing, or the caller may not know of it.
    package static let notFound = CenterProblem(404, "not-found", "未找到", "Not found")
    /// The path exists and does something else.
    package static let wrongMethod = CenterProblem(405, "method", "不支持该方法", "This path does not take that method")
    /// Nothing can be kept, so nothing is promised.
    package static let notStoring = CenterProblem(503, "store", "系统暂时无法保存", "The center cannot store anything now")
    /// The body cannot be read.
    package static let badBody = CenterProblem(422, "bad-body", "请求内容有误", "The body is not what is expected")

    /// A field is missing or not what it should be; `expected` says what is.
    package static func badField(_ name: String, expected: String) -> CenterProblem {
        CenterProblem(
            422,
            "bad-field",
            "填写有误",
            "A field is not filled in rightly",
            detail: "\(name): \(expected)",
            members: ["field": .text(name)]
        )
    }

    /// A fault of the machine; what is behind it is logged, not sent.
    package init(_ error: StoreError) {
        switch error {
        case .unknownHall:
            self.init(403, "unknown-hall", "大厅未登记", "This hall is not enrolled")
        case .numbersUsedUp:
            self.init(409, "numbers-used-up", "当日预约号已用完", "No booking number is left for that day")
        case .noUnit:
            self.init(409, "no-unit", "该时段已无号源", "The slot has no number left")
        case .busy:
            self.init(503, "busy", "系统繁忙，请稍后重试", "Too much is asked at once: try again")
        case .engine, .vault, .damaged, .transactionLost:
            self = .notStoring
        }
    }
}
