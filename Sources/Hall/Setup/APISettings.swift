// SPDX-License-Identifier: Apache-2.0
import Settings

/// Where the hall's API listens.
package struct APISettings: Sendable, Equatable {
    /// The address, loopback unless kiosks and windows have machines of their own.
    package let address: String
    /// The port; 0 takes a free one.
    package let port: UInt16
    /// Host names and addresses, besides the loopback ones, under which browsers may call it.
    package let hostNames: [String]
    /// The directory of the pages that browsers get.
    package let pages: String

    init(_ section: Section) throws(SettingsError) {
        address = try section.take("address") ?? "127.0.0.1"
        port = UInt16(try section.takeInt("port", in: 0...65_535) ?? 8470)
        hostNames = try section.takeList("host_names")
        pages = try section.take("pages") ?? "/usr/share/hallkiosk/web"
    }
}
