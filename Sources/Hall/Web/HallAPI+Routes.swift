// SPDX-License-Identifier: Apache-2.0
import Queueing

extension HallAPI {
    /// Where everything but health and metrics lives.
    static let root = "/api/v1"

    static let everybody = Set(Role.allCases)
    static let staff: Set<Role> = [.window, .green, .manager, .admin]
    static let windows: Set<Role> = [.window, .admin]
    private static let desks: Set<Role> = [.kiosk, .green, .admin]

    /// The whole API.
    static let routes: [Route] =
        tickets + steps + reads + health + entrance + hall + cases + staffing + configuration + catalog

    private static let tickets: [Route] = [
        .post(
            root + "/tickets",
            desks.union([.window]),
            required: ["service"],
            optional: ["station"],
            success: [200, 201],
            HallAPI.issueWalkIn
        ),
        .post(
            root + "/exchanges",
            desks,
            optional: ["booking", "last_four", "voucher", "document_type", "document_number", "station"],
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
            .post(root + "/windows/{window}/finish", windows, optional: ["outcome"], HallAPI.finish),
            .post(
                root + "/windows/{window}/verify",
                windows,
                required: ["result"],
                optional: verificationFlags,
                bare: Set(verificationFlags),
                HallAPI.verify
            ),
            .post(root + "/windows/{window}/resume", windows, required: ["ticket"], HallAPI.resume),
            .post(root + "/windows/{window}/transfer", windows, optional: ["service", "window"], HallAPI.transfer),
        ]
        + WindowStep.allCases.filter { $0 != .finish }.map {
            .post(root + "/windows/{window}/" + $0.rawValue, windows, HallAPI.step)
        }

    private static let verificationFlags = [
        "principal_document", "agent_document", "authorization_letter", "agency_agreement",
    ]

    private static let reads: [Route] = [
        .get(root + "/tickets/{ticket}", everybody.subtracting([.display]), HallAPI.showTicket),
        .get(root + "/services", everybody, HallAPI.listServices),
        .get(root + "/stations", everybody.subtracting([.display]), HallAPI.listStations),
        .get(root + "/stations/{station}", [.kiosk, .admin], HallAPI.showStation),
        .get(
            root + "/stations/{station}/screen",
            [.kiosk, .admin],
            type: "text/event-stream",
            HallAPI.followStation
        ),
        .get(root + "/stations/{station}/speech", [.kiosk, .admin], type: soundType, HallAPI.speakStation),
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
        .get(root + "/devices", staff, HallAPI.listDevices),
        .get(root + "/statistics", [.window, .manager, .admin], HallAPI.showStatistics),
    ]

    private static let health: [Route] = [
        .get("/", nil, type: "text/plain", HallAPI.greet),
        .get("/healthz", nil, type: "text/plain", HallAPI.showHealth),
        .get(root + "/healthz", nil, type: "text/plain", HallAPI.showHealth),
        .get("/metrics", everybody, type: "text/plain", HallAPI.showMetrics),
        .get(root + "/metrics", everybody, type: "text/plain", HallAPI.showMetrics),
    ]
}
