// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The clock that goes on while the machine is off, as the kernel tells of it (rtc(4), /sys/class/rtc).
package enum HardwareClock {
    /// What it shows, taken for UTC; nil on a machine without one.
    ///
    /// Throws when it is there and cannot be read, as with an empty battery on many boards.
    package static func now(root: String = "/sys/class/rtc/rtc0") throws(PortError) -> Timestamp? {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(path: root + "/since_epoch", limit: 64)
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
        let text = String(decoding: bytes.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self)
        guard let seconds = Int64(text) else { throw .wrongKind(root, hint: "a clock") }
        return Timestamp(seconds: seconds)
    }
}
