// SPDX-License-Identifier: Apache-2.0
import Booking
import HTTP
import Reception
import Store
import Terms

/// F1: how the line to the province is doing, and trying it again.
enum ProvinceRoutes {
    static let all: [OfficeRoute] = [
        .get("province", .readBookings) { request throws(CenterProblem) in
            let now = request.now
            let status = try await request.view { store throws(StoreError) in try store.provinceStatus() }
            return CenterJSON.snake(ProvinceView(status, now))
        },
        .post("province/retry", .manageHalls) { request throws(CenterProblem) in
            guard request.caller.center == nil else { throw .forbidden }
            try await request.act { store throws(StoreError) in
                (try store.tryProvinceAgain(), Deed("province.retry", "province"))
            }
            return HTTPReply(status: 204)
        },
    ]
}

/// The line to the province.
private struct ProvinceView: Encodable {
    /// False: no `[province]` in center.conf, and codes stay pending.
    let enabled: Bool
    let answeredAt, trouble, nextAt: String?
    let failures, codesPending, eventsPending, listed: Int
    let cursor: Int64

    init(_ status: ProvinceStatus, _ now: Moment) {
        (enabled, trouble, failures) = (status.isEnabled, status.trouble, status.failures)
        answeredAt = status.answeredAt.map { now.at($0).rfc3339 }
        nextAt = status.nextAt > now.timestamp ? now.at(status.nextAt).rfc3339 : nil
        (codesPending, eventsPending) = (status.pendingCodes, status.pendingEvents)
        (listed, cursor) = (status.listed, status.cursor)
    }
}
