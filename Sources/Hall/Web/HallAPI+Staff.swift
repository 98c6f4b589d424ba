// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms
import Vault

// Who works in the hall, for those who look after it. Doing it again changes nothing, so that a retry is safe.
extension HallAPI {
    static let staffing: [Route] = [
        .get(root + "/staff", [.admin], HallAPI.listStaff),
        .post(root + "/staff", [.admin], required: ["staff", "roles", "secret"], HallAPI.addStaff),
        .post(root + "/staff/{staff}/secret", [.admin], required: ["secret"], HallAPI.setSecret),
        .post(root + "/staff/{staff}/roles", [.admin], required: ["roles"], HallAPI.setRoles),
        .post(root + "/staff/{staff}/disable", [.admin], HallAPI.disableStaff),
        .post(root + "/staff/{staff}/enable", [.admin], HallAPI.enableStaff),
        .post(root + "/staff/{staff}/remove", [.admin], HallAPI.removeStaff),
    ]

    private static let roleNames = "one or more of clerk, green, manager, admin, with commas between"

    /// Everybody, and where they are signed in.
    func listStaff(_ query: Query) async throws(APIFault) -> HTTPReply {
        guard let doorkeeper = parts.doorkeeper else { throw .nobodySignsIn }
        let members = try doorkeeper.book.roll().members
        let windows = await parts.journal.view { state in members.map { state.windowOf($0.number) } }
        return WebJSON.reply(["staff": zip(members, windows).map { StaffView($0, window: $1) }])
    }

    /// Adds somebody; the same again, with the same secret, is nobody new.
    func addStaff(_ order: Order) async throws(APIFault) -> HTTPReply {
        let number = try order.body.required("staff", Self.name, StaffID.init)
        let roles = try roles(order)
        let secret = try order.body.required("secret")
        return try await change(order, number, "added") { doorkeeper throws(StaffFault) in
            let hash = try await doorkeeper.hash(secret)
            do throws(StaffFault) {
                try await doorkeeper.change { roll throws(StaffFault) in
                    try roll.add(StaffMember(number: number, roles: roles, secret: hash))
                }
            } catch {
                guard case .exists = error, await doorkeeper.has(number, roles, secret) else { throw error }
            }
        }
    }

    /// Gives somebody a new secret; whoever is signed in by the old one no longer is, and a lock of sign-ins ends.
    func setSecret(_ order: Order) async throws(APIFault) -> HTTPReply {
        let number = try number(order)
        let secret = try order.body.required("secret")
        return try await change(order, number, "has a new secret") { doorkeeper throws(StaffFault) in
            guard await !doorkeeper.has(number, nil, secret) else { return }
            let hash = try await doorkeeper.hash(secret)
            try await doorkeeper.change { roll throws(StaffFault) in try roll.setSecret(hash, of: number) }
            await doorkeeper.forgive(number)
        }
    }

    /// Gives somebody other roles, from the next request on.
    func setRoles(_ order: Order) async throws(APIFault) -> HTTPReply {
        let number = try number(order)
        let roles = try roles(order)
        return try await change(order, number, "has other roles") { doorkeeper throws(StaffFault) in
            try await doorkeeper.change { roll throws(StaffFault) in try roll.setRoles(roles, of: number) }
        }
    }

    /// Keeps somebody from signing in.
    func disableStaff(_ order: Order) async throws(APIFault) -> HTTPReply {
        let number = try number(order)
        let reply = try await change(order, number, "may not sign in") { doorkeeper throws(StaffFault) in
            try await doorkeeper.change { roll throws(StaffFault) in try roll.setDisabled(true, number) }
        }
        await signOut(number, order)
        return reply
    }

    /// Lets somebody sign in again.
    func enableStaff(_ order: Order) async throws(APIFault) -> HTTPReply {
        let number = try number(order)
        return try await change(order, number, "may sign in again") { doorkeeper throws(StaffFault) in
            try await doorkeeper.change { roll throws(StaffFault) in try roll.setDisabled(false, number) }
        }
    }

    /// Takes somebody away; who is away already stays away.
    func removeStaff(_ order: Order) async throws(APIFault) -> HTTPReply {
        let number = try number(order)
        let reply = try await change(order, number, "removed") { doorkeeper throws(StaffFault) in
            try await doorkeeper.change { roll throws(StaffFault) in
                if roll.member(number) != nil { try roll.remove(number) }
            }
        }
        await signOut(number, order)
        return reply
    }

    private func change(
        _ order: Order,
        _ number: StaffID,
        _ what: StaticString,
        _ change: @Sendable (Doorkeeper) async throws(StaffFault) -> Void
    ) async throws(APIFault) -> HTTPReply {
        guard let doorkeeper = parts.doorkeeper else { throw .nobodySignsIn }
        do throws(StaffFault) {
            try await change(doorkeeper)
        } catch { throw APIFault(error) }
        Log.write(.notice, "staff changed", ["staff": number, "what": what, "by": order.caller.staff])
        return WebJSON.reply(OutcomeView(outcome: .done, ticket: nil, window: nil))
    }

    /// Frees the window of somebody who may not work there any more, unless a visitor is there still.
    private func signOut(_ number: StaffID, _ order: Order) async {
        guard let window = await parts.journal.view({ $0.windowOf(number) }) else { return }
        do throws(JournalError) {
            let receipt = try await parts.submit(.signOut(window: window), nil, order.caller.staff ?? number)
            if case .refused = receipt.answer { Log.write(.warning, "a window could not be freed", ["window": window]) }
        } catch { Log.write(.error, "a window could not be freed", ["window": window]) }
    }

    private func number(_ order: Order) throws(APIFault) -> StaffID {
        guard let number = StaffID(order["staff"]) else { throw .noSuchPath }
        return number
    }

    private func roles(_ order: Order) throws(APIFault) -> Set<StaffRole> {
        try order.body.required("roles", Self.roleNames) { StaffMember.roles($0) }
    }
}

extension APIFault {
    /// Why staff cannot be changed.
    init(_ fault: StaffFault) {
        switch fault {
        case .file, .badLine:
            Log.write(.error, "the staff cannot be changed", ["reason": fault])
            self = .staffUnreadable
        case .exists: self.init(409, "staff-exists", "该工号已存在", "There is such a staff number already")
        case .unknown: self.init(404, "staff-unknown", "没有这个工号", "There is no such staff number")
        case .full: self.init(409, "staff-full", "工作人员已达上限", "The hall has as many members of staff as it may have")
        case .lastAdmin:
            self.init(409, "last-admin", "不能停用最后一名管理员", "Somebody must be left who can look after the hall")
        case .unfitSecret:
            self.init(
                422,
                "unfit-secret",
                "密码须为 \(StaffRoll.shortestSecret) 至 \(PasswordHash.secretLimit) 个字节，不含控制字符",
                "A secret has \(StaffRoll.shortestSecret) to \(PasswordHash.secretLimit) bytes and no control characters"
            )
        }
    }
}
