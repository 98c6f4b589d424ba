// SPDX-License-Identifier: Apache-2.0
import Queueing

extension HallAPI {
    /// Where everything but health and metrics lives.
    static let root = "/api/v1"

    private static let everybody = Set(Role.allCases)
    private static let desks: Set<Role> = [.kiosk, .green, .admin]
    private static let staff: Set<Role> = [.window, .green, .manager, .admin]
    private static let windows: Set<Role> = [.window, .admin]

    /// The whole API.
    static let routes: [Route] = tickets + steps + reads + health + entrance

    private static let tickets: [Route] = [
        .post(
            root + "/tickets",
            desks,
            required: ["service"],
            optional: ["station"],
            success: [200, 201],
            HallAPI.issueWalkIn
        ),
        .post(
            root + "/exchanges",
            desks,
            optional: ["booking", "last_four", "voucher", "station"],
            success: [200, 201],
            HallAPI.exchange
        ),
        .post(
            root + "/green-tickets",
            [.green, .admin],
            required: ["service", "reason"],
            optional: ["station"],
            success: [200, 201],
            HallAPI.issueGreen
        ),
        .post(
            root + "/tickets/{ticket}/reprint",
            everybody.subtracting([.display]),
            optional: ["station"],
            HallAPI.reprint
        ),
        .post(root + "/tickets/{ticket}/requeue", staff, HallAPI.requeue),
        .post(root + "/tickets/{ticket}/abandon", staff, HallAPI.abandon),
        .post(root + "/tickets/{ticket}/void", staff, required: ["reason"], HallAPI.void),
    ]

    private static let steps: [Route] =
        [
            .post(root + "/windows/{window}/call-next", windows, optional: ["settling"], HallAPI.callNext),
            .post(
                root + "/windows/{window}/call",
                windows,
                required: ["ticket"],
                optional: ["settling"],
                HallAPI.callTicket
            ),
            .post(root + "/windows/{window}/resume", windows, required: ["ticket"], HallAPI.resume),
            .post(root + "/windows/{window}/transfer", windows, optional: ["service", "window"], HallAPI.transfer),
        ]
        + WindowStep.allCases.map { .post(root + "/windows/{window}/" + $0.rawValue, windows, HallAPI.step) }

    private static let reads: [Route] = [
        .get(root + "/tickets/{ticket}", everybody.subtracting([.display]), HallAPI.showTicket),
        .get(root + "/windows/{window}", staff, HallAPI.showWindow),
        .get(root + "/services", everybody, HallAPI.listServices),
        .get(root + "/stations", everybody.subtracting([.display]), HallAPI.listStations),
        .get(root + "/stations/{station}", [.kiosk, .admin], HallAPI.showStation),
        .relay(root + "/stations/{station}/touches", [.kiosk, .admin], success: [204], HallAPI.touchStation),
        .get(root + "/board", everybody, success: [200, 304], takesTokenInQuery: true, HallAPI.showBoard),
        .get(
            root + "/events",
            everybody,
            type: "text/event-stream",
            takesTokenInQuery: true,
            HallAPI.followEvents
        ),
        .get(root + "/status", staff, HallAPI.showStatus),
    ]

    private static let health: [Route] = [
        .get("/", nil, type: "text/plain", HallAPI.greet),
        .get("/healthz", nil, type: "text/plain", HallAPI.showHealth),
        .get(root + "/healthz", nil, type: "text/plain", HallAPI.showHealth),
        .get("/metrics", everybody, type: "text/plain", HallAPI.showMetrics),
        .get(root + "/metrics", everybody, type: "text/plain", HallAPI.showMetrics),
    ]
}
