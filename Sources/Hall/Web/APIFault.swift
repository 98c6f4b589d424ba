// SPDX-License-Identifier: Apache-2.0
import HTTP

/// Why a request is not answered with what it asked for: a problem and the header fields that go with it.
struct APIFault: Error, Sendable, Equatable {
    let problem: Problem
    let headers: HTTPHeaders

    /// Describes a fault; `title` is Chinese, `english` the same in English.
    init(
        _ status: Int,
        _ kind: String,
        _ title: String,
        _ english: String,
        detail: String? = nil,
        members: [String: Problem.Member] = [:],
        headers: HTTPHeaders = [:]
    ) {
        let members = members.merging(["title_en": .text(english)]) { member, _ in member }
        problem = Problem(status, kind, title: title, detail: detail, members: members)
        self.headers = headers
    }

    var reply: HTTPReply { problem.reply(headers: headers) }
}

// What is wrong with a request before any rule is asked. Values of the request are never repeated.
extension APIFault {
    static let wrongHost = APIFault(
        421,
        "wrong-host",
        "此地址不是本大厅接口的地址",
        "This API is not served under that host name",
        detail: "Call it by a loopback name, or add the name to host_names in hall.conf."
    )
    static let noSuchPath = APIFault(404, "no-such-path", "没有这个地址", "No such path")
    static let noToken = APIFault(
        401,
        "token-needed",
        "需要访问令牌",
        "A bearer token is needed",
        headers: ["WWW-Authenticate": "Bearer realm=\"hall\""]
    )
    static let badToken = APIFault(
        401,
        "token-unknown",
        "访问令牌无效",
        "The bearer token is not known here",
        headers: ["WWW-Authenticate": "Bearer realm=\"hall\", error=\"invalid_token\""]
    )
    static let notAcceptable = APIFault(
        406,
        "not-acceptable",
        "不支持所要求的格式",
        "The answer has no form that Accept allows"
    )
    static let notJSONType = APIFault(
        415,
        "json-needed",
        "请求内容须为 application/json",
        "The body must be application/json"
    )
    static let badJSON = APIFault(400, "bad-json", "请求内容不是有效的 JSON 对象", "The body is not a JSON object in UTF-8")
    static let badStaff = APIFault(400, "bad-staff", "工号格式不正确", "X-Staff is not a staff number")
    static let otherStaff = APIFault(
        403,
        "other-staff",
        "令牌与工号不符",
        "The token is bound to another staff number than X-Staff"
    )
    static let keyNeeded = APIFault(
        400,
        "idempotency-key-needed",
        "缺少 Idempotency-Key",
        "The header Idempotency-Key is needed",
        detail: "Make a random key of 1 to 80 printable ASCII characters per intent and keep it on retries.",
        members: ["header": .text("Idempotency-Key")]
    )
    static let badQuery = APIFault(400, "bad-query", "查询参数不正确", "A query parameter is not understood")
    static let tooManyStreams = APIFault(
        503,
        "too-many-streams",
        "事件流连接过多",
        "Too many event streams are open",
        headers: ["Retry-After": "5"]
    )

    /// The path is there, for other methods.
    static func wrongMethod(allowed: [HTTPMethod]) -> APIFault {
        let allow = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        return APIFault(405, "wrong-method", "此地址不支持该方法", "This path takes other methods", headers: ["Allow": allow])
    }

    /// The token's role may not do this.
    static func wrongRole(_ roles: Set<Role>) -> APIFault {
        let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
        return APIFault(
            403,
            "wrong-role",
            "令牌无此权限",
            "The token's role may not do this",
            detail: "Roles that may: \(names)."
        )
    }

    /// The token is bound to another window or station.
    static func otherBound(_ name: String) -> APIFault {
        APIFault(
            403,
            "other-\(name)",
            "令牌绑定的窗口或取号机不同",
            "The token is bound to another \(name)",
            members: ["bound": .text(name)]
        )
    }

    /// A value that cannot be what its key wants; the value is not repeated.
    static func badField(_ name: String, expected: String) -> APIFault {
        APIFault(
            422,
            "bad-field",
            "字段内容不正确",
            "A field has a wrong value",
            detail: "\(name) must be \(expected).",
            members: ["field": .text(name)]
        )
    }

    /// A key that must be there is not.
    static func missingField(_ name: String) -> APIFault {
        APIFault(
            422,
            "missing-field",
            "缺少字段",
            "A field is missing",
            detail: "\(name) is needed.",
            members: ["field": .text(name)]
        )
    }
}
