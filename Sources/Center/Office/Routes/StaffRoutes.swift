// SPDX-License-Identifier: Apache-2.0
import HTTP
import Reception
import Store
import Supervision
import Terms
import Vault

/// Who may sign in at the office; doing it again changes nothing, so that a retry is safe.
enum StaffRoutes {
    static let all: [OfficeRoute] = [
        .get("staff", .manageStaff) { request throws(CenterProblem) in
            let caller = request.caller
            let members = try await request.view { store throws(StoreError) in try store.members() }
            return CenterJSON.snake(["staff": members.filter { caller.manages($0) }.map(MemberView.init)])
        },
        .post("staff", .manageStaff) { request throws(CenterProblem) in try await add(request) },
        .post("staff/{staff}/secret", .manageStaff) { request throws(CenterProblem) in
            let number = try request.capture("staff") { StaffID($0) }
            let hash = try await request.doorkeeper().hash(request.body(SecretOrder.self).secret)
            let reply = try await change(request, "staff.secret") { member in member.with(secret: hash) }
            try await request.doorkeeper().forgive(number)
            return reply
        },
        .post("staff/{staff}/role", .manageStaff) { request throws(CenterProblem) in
            let order = try request.body(RoleOrder.self)
            return try await change(request, "staff.role", ["role": order.role.rawValue]) { member in
                CenterMember(
                    number: member.number,
                    role: order.role,
                    center: order.center,
                    department: order.department,
                    secret: member.secret,
                    isDisabled: member.isDisabled
                )
            }
        },
        .post("staff/{staff}/disable", .manageStaff) { request throws(CenterProblem) in
            try await change(request, "staff.disable") { member in member.with(isDisabled: true) }
        },
        .post("staff/{staff}/enable", .manageStaff) { request throws(CenterProblem) in
            try await change(request, "staff.enable") { member in member.with(isDisabled: false) }
        },
        .post("staff/{staff}/remove", .manageStaff) { request throws(CenterProblem) in try await remove(request) },
    ]

    private static func add(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let order = try request.body(MemberOrder.self)
        let secret = try await request.doorkeeper().hash(order.secret)
        let member = CenterMember(
            number: order.staff,
            role: order.role,
            center: order.center,
            department: order.department,
            secret: secret
        )
        guard let member else { throw .badScope }
        guard request.caller.manages(member) else { throw .forbidden }
        let answer = try await request.act { store throws(StoreError) in
            let answer = try store.add(member)
            return (answer, answer == .done ? Deed("staff.add", member.number.text, member.detail) : nil)
        }
        try answer.check()
        return CenterJSON.snake(MemberView(member), status: 201)
    }

    /// Changes somebody whom the caller may manage, into somebody whom the caller may manage.
    private static func change(
        _ request: OfficeRequest,
        _ action: String,
        _ detail: [String: String] = [:],
        _ change: @escaping @Sendable (CenterMember) -> CenterMember?
    ) async throws(CenterProblem) -> HTTPReply {
        let number = try request.capture("staff") { StaffID($0) }
        let caller = request.caller
        let outcome = try await request.act { store throws(StoreError) -> (Outcome, Deed?) in
            guard let known = try store.member(number), caller.manages(known) else { return (.unknown, nil) }
            guard let member = change(known) else { return (.badScope, nil) }
            guard caller.manages(member) else { return (.forbidden, nil) }
            let answer = try store.change(member)
            return (.answered(answer, member), answer == .done ? Deed(action, number.text, detail) : nil)
        }
        switch outcome {
        case .unknown: throw .notFound
        case .badScope: throw .badScope
        case .forbidden: throw .forbidden
        case .answered(let answer, let member):
            try answer.check()
            return CenterJSON.snake(MemberView(member))
        }
    }

    private static func remove(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let number = try request.capture("staff") { StaffID($0) }
        let caller = request.caller
        let answer = try await request.act { store throws(StoreError) -> (StaffAnswer, Deed?) in
            guard let known = try store.member(number), caller.manages(known) else { return (.refused(.unknown), nil) }
            let answer = try store.removeMember(number)
            return (answer, answer == .done ? Deed("staff.remove", number.text) : nil)
        }
        try answer.check()
        return HTTPReply(status: 204)
    }

    private enum Outcome: Sendable {
        case unknown, badScope, forbidden
        case answered(StaffAnswer, CenterMember)
    }
}

/// Somebody to add.
private struct MemberOrder: Decodable {
    let staff: StaffID
    let role: CenterRole
    let center: CenterID?
    let department: DepartmentID?
    let secret: String
}

/// Another role with its scope.
private struct RoleOrder: Decodable {
    let role: CenterRole
    let center: CenterID?
    let department: DepartmentID?
}

/// A new secret for somebody.
private struct SecretOrder: Decodable {
    let secret: String
}

/// A member of staff, without what is kept of the secret.
private struct MemberView: Encodable {
    let staff: StaffID
    let role: CenterRole
    let roleName: String
    let center: CenterID?
    let department: DepartmentID?
    let state: String

    init(_ member: CenterMember) {
        (staff, role, roleName) = (member.number, member.role, member.role.chineseName)
        (center, department) = (member.center, member.department)
        state = member.isDisabled ? "disabled" : "enabled"
    }
}

extension OfficeCaller {
    /// Whether the caller may see and change this member: those of the city everybody, those of a center their own.
    fileprivate func manages(_ member: CenterMember) -> Bool {
        guard let center else { return true }
        return member.center == center && member.role != .city
    }
}

extension CenterMember {
    /// What the audit log says of somebody new.
    fileprivate var detail: [String: String?] {
        ["role": role.rawValue, "center": center?.text, "department": department?.text]
    }
}

extension StaffAnswer {
    /// Throws what a refusal is to the caller.
    fileprivate func check() throws(CenterProblem) {
        switch self {
        case .done, .unchanged: return
        case .refused(.unknown): throw .notFound
        case .refused(.exists):
            throw CenterProblem(409, "staff-exists", "该工号已存在", "That number is a member of staff already")
        case .refused(.lastCity):
            throw CenterProblem(
                409,
                "last-admin",
                "至少保留一名市级管理员",
                "That is the last who can look after the city: make another first"
            )
        case .refused(.full):
            throw CenterProblem(409, "staff-full", "工作人员数量已达上限", "The city has as many members as it may have")
        }
    }
}

extension CenterProblem {
    fileprivate static let badScope = CenterProblem(
        422,
        "bad-scope",
        "角色与所属中心、部门不符",
        "The role needs another center or department",
        detail: "center_admin: center; department: center and department; city: neither",
        members: ["field": .text("center")]
    )
}
