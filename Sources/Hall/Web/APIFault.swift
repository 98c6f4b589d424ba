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
    static let pagesMissing = APIFault(
        404,
        "pages-missing",
        "本机没有安装页面文件",
        "The pages are not installed here",
        detail: "Set pages in the section [api] of hall.conf to the directory that holds them."
    )
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

    // About signing in. Which of number and secret is wrong is told to nobody.
    static let otherOrigin = APIFault(
        403,
        "other-origin",
        "请求来自其他网站",
        "The request does not come from a page of this hall"
    )
    static let sessionEnded = APIFault(
        401,
        "session-ended",
        "登录已失效，请重新登录",
        "You are no longer signed in",
        headers: ["WWW-Authenticate": "Bearer realm=\"hall\""]
    )
    static let superseded = APIFault(
        401,
        "session-superseded",
        "您已在另一个浏览器登录，本页面已退出",
        "You signed in at another browser, so this one is signed out",
        headers: ["WWW-Authenticate": "Bearer realm=\"hall\""]
    )
    static let wrongSecret = APIFault(
        401,
        "wrong-secret",
        "工号或密码不正确",
        "The staff number or the secret is wrong",
        headers: ["WWW-Authenticate": "Bearer realm=\"hall\""]
    )
    static let notClerk = APIFault(
        403,
        "not-a-clerk",
        "您没有窗口权限",
        "You may not work at a window"
    )
    static let signInBusy = APIFault(
        503,
        "sign-in-busy",
        "登录人数较多，请稍后再试",
        "Too many are signing in: try again in a moment",
        headers: ["Retry-After": "2"]
    )
    static let noConfiguration = APIFault(
        503,
        "no-configuration",
        "无法读取配置",
        "The configuration cannot be read here"
    )
    static let nobodySignsIn = APIFault(
        503,
        "no-sign-in",
        "本机未启用工作人员登录",
        "Staff cannot sign in here"
    )
    static let staffUnreadable = APIFault(
        503,
        "staff-unreadable",
        "工作人员名册无法读取，请联系管理员",
        "The staff file cannot be read: the daemon's log says why"
    )
    static let noMemory = APIFault(503, "no-memory", "系统繁忙，请稍后再试", "There is no memory for it now")
    static let notSealed = APIFault(500, "not-sealed", "登录失败，请联系管理员", "The session could not be sealed")

    /// The text describes no hall, or none that can be opened in the place of this one.
    static func badConfiguration(_ problems: [ConfigurationDoor.Problem]) -> APIFault {
        let shown = problems.prefix(5).map { problem in
            (problem.line.map { "\($0): " } ?? "") + problem.message
                + (problem.advice.isEmpty ? "" : " — " + problem.advice)
        }
        return APIFault(
            422,
            "bad-configuration",
            "配置有误，未保存",
            "The configuration has mistakes and was not saved",
            detail: shown.joined(separator: "\n"),
            members: ["problems": .number(Int64(problems.count))]
        )
    }

    /// Somebody saved another one in the meantime.
    static func configurationChanged(_ newest: Int) -> APIFault {
        APIFault(
            409,
            "configuration-changed",
            "配置已被他人修改，请重新载入",
            "Somebody changed the configuration in the meantime: load it again",
            members: ["newest": .number(Int64(newest))]
        )
    }

    /// The daemon may not write the file, or cannot.
    static func configurationNotWritten(_ reason: String) -> APIFault {
        APIFault(
            409,
            "configuration-not-written",
            "本机不允许从网页修改配置",
            "The daemon cannot write its configuration: change the file on the machine",
            detail: reason
        )
    }

    /// Too many wrong secrets, for this number or from this address.
    static func locked(minutes: Int) -> APIFault {
        APIFault(
            403,
            "sign-in-locked",
            "密码错误次数过多，请\(minutes)分钟后再试",
            "Too many wrong secrets: try again in \(minutes) min",
            members: ["minutes": .number(Int64(minutes))],
            headers: ["Retry-After": "\(minutes * 60)"]
        )
    }

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
            "没有此权限",
            "Your role may not do this",
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
