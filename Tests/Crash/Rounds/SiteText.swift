// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Terms

/// The settings of a hall and its center, at noon: neither a day nor a booked slot ends while the rounds last.
struct SiteText {
    let folder: String
    /// POSIX signs: Etc/GMT-8 is eight hours east of Greenwich.
    let zone: String
    let today: BusinessDay
    let centerPort: UInt16

    init(folder: String) throws {
        self.folder = folder
        let east = 12 - Int(SystemClock.now().seconds / 3600 % 24)
        zone = east == 0 ? "Etc/GMT" : east > 0 ? "Etc/GMT-\(east)" : "Etc/GMT+\(-east)"
        today = HallClock(zone: try HallZone(identifier: zone)).now().day
        centerPort = try Self.freePort()
    }

    var center: String {
        """
        [center]
        zone = \(zone)
        directory = \(folder)/center
        port = \(centerPort)
        admin_port = 0

        """
    }

    var hall: String {
        """
        [hall]
        id = linzhou
        center = linzhou
        name = 样例大厅
        telephone = 0372-0000000
        booking_method = 省政务服务网
        zone = \(zone)
        directory = \(folder)/hall

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

        [station kiosk-1]

        """
    }

    /// A port that nobody listens on: a hall knows its center by address, also after a restart.
    private static func freePort() throws -> UInt16 {
        let file = try Descriptor(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0), from: "socket", on: "a free port")
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = unsafe bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return unsafe bind(file.number, pointer, size) == 0 && getsockname(file.number, pointer, &size) == 0
        }
        guard isBound else { throw PortError(call: "bind", on: "a free port") }
        return UInt16(bigEndian: address.sin_port)
    }
}
