// SPDX-License-Identifier: Apache-2.0

// The hall as its staff see it, and what visitors need staff for.
extension HallAPI {
    /// Who looks after the whole hall.
    static let offices: Set<Role> = [.green, .manager, .admin]

    static let hall: [Route] = [
        .get(root + "/hall", offices, success: [200, 304], HallAPI.showHall),
        .get(root + "/plan", staff, HallAPI.showPlan),
        .get(root + "/windows", staff, HallAPI.listWindows),
        .get(root + "/windows/{window}", staff, success: [200, 304], HallAPI.showWindow),
        .post(root + "/windows/{window}/sign-out", [.manager, .admin], HallAPI.signOutClerk),
        .get(root + "/reasons", offices, HallAPI.listReasons),
        .post(
            root + "/day/close",
            [.manager, .admin],
            optional: ["after_hours"],
            bare: ["after_hours"],
            HallAPI.closeDay
        ),
        .post(root + "/clock/believe", [.admin], success: [204], HallAPI.believeClock),
        .post(root + "/retention", [.admin], HallAPI.forget),
        .post(
            root + "/stations/{station}/roll",
            [.manager, .admin],
            optional: ["printer"],
            success: [204],
            HallAPI.renewRoll
        ),
    ]

    static let cases: [Route] = [
        .get(root + "/alerts", staff, HallAPI.listAlerts),
        .post(
            root + "/alerts",
            everybody.subtracting([.display]),
            optional: ["kind", "station"],
            HallAPI.raiseAlert
        ),
        .post(root + "/alerts/{alert}/acknowledge", staff, HallAPI.acknowledgeAlert),
        .post(root + "/alerts/{alert}/close", staff, HallAPI.closeAlert),
        .get(root + "/complaints", staff, HallAPI.listComplaints),
        .post(
            root + "/complaints",
            staff,
            required: ["subject"],
            optional: ["ticket", "hotline"],
            HallAPI.openComplaint
        ),
        .post(root + "/complaints/{complaint}/move", staff, required: ["to"], HallAPI.moveComplaint),
        .post(
            root + "/tickets/{ticket}/rating",
            everybody.subtracting([.display]),
            required: ["level"],
            bare: ["level"],
            HallAPI.rate
        ),
    ]
}
