// SPDX-License-Identifier: Apache-2.0
import Terms

/// The settings files of a run.
enum DemoSettings {
    /// The center's and the hall's id.
    static let name = "linzhou"
    /// The hall's name on boards and slips, marked as a sample.
    static let hallName = "林州市政务服务中心（样例）"

    /// The pages of the tree that the demo was built from.
    private static let pages: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/") + "/assets/web"
    }()

    /// `center.conf`.
    static func center(_ folder: RunFolder, zone: String, port: UInt16, webPort: UInt16, adminPort: UInt16) -> String {
        """
        [center]
        zone = \(zone)
        directory = \(folder.center)
        address = 127.0.0.1
        port = \(port)
        host_names = localhost, 127.0.0.1
        web_port = \(webPort)
        pages = \(pages)
        admin_port = \(adminPort)

        """
    }

    /// `hall.conf`: two services, three windows, one station with everything plugged in.
    static func hall(_ folder: RunFolder, zone: String, port: UInt16) -> String {
        """
        [hall]
        id = \(name)
        center = \(name)
        name = \(hallName)
        telephone = 0372-0000000
        booking_method = 省政务服务网
        complaint_window = 1
        zone = \(zone)
        directory = \(folder.hall)

        [api]
        port = \(port)
        pages = \(pages)

        [service estate]
        name = 不动产登记
        english_name = Real estate registration
        prefix = A

        [service social]
        name = 社会保障
        english_name = Social security
        prefix = B

        [window 1]
        services = estate, social

        [window 2]
        services = estate

        [window 3]
        services = social

        [station \(HallDoor.station)]
        label = 01
        reader = serial:\(folder.devices)/reader?baud=115200
        scanner = serial:\(folder.devices)/scanner?baud=115200
        printer = serial:\(folder.devices)/printer?baud=115200

        """
    }
}
