// SPDX-License-Identifier: Apache-2.0

/// What the tests' hall.conf says.
struct HallText {
    var zone: String
    var directory: String
    /// Lines of `[station kiosk-1]`, and whatever shall follow.
    var devices: [String] = []
    /// A township hall without a station.
    var isTownship = false

    var text: String {
        let head = """
            [hall]
            id = linzhou
            center = linzhou
            name = 样例大厅
            telephone = 0372-0000000
            booking_method = 省政务服务网
            profile = \(isTownship ? "township" : "hall")
            zone = \(zone)
            directory = \(directory)

            [api]
            port = 0

            [service estate]
            name = 不动产登记
            prefix = A

            [service social]
            name = 社会保障
            prefix = B

            [window 1]
            services = estate, social

            [window 2]
            services = estate


            """
        return isTownship ? head : head + "[station kiosk-1]\n" + devices.joined(separator: "\n") + "\n"
    }
}
