// SPDX-License-Identifier: Apache-2.0
package import Settings
import Terms
import Vault

/// How a center is set up, from the file `center.conf`.
package struct CenterSettings: Sendable, Equatable {
    /// The zone of the city, for the local times of imports.
    package let zone: String
    /// Where database, keys and certificates are kept.
    package let directory: String
    /// Where halls connect (TLS).
    package let address: String
    /// The port for halls; 0 takes a free one.
    package let port: UInt16
    /// The names and addresses in the center's certificate; the first is given to halls.
    package let hostNames: [String]
    /// The loopback port of administration; 0 takes a free one.
    package let adminPort: UInt16

    /// Where people and staff connect: the booking page, `/office` and their APIs.
    package let webAddress: String
    /// The port for people and staff; 0 takes a free one.
    package let webPort: UInt16
    /// Where the pages are.
    package let pages: String
    /// The library that draws QR codes on the booking page, as the Debian package node-qrcode-generator has it.
    package let qrcodeLibrary: String
    /// How the public side keeps touts off.
    package let portal: PortalSettings

    /// Whether staff's cookies go over TLS only, as behind a proxy that ends it.
    package let secureCookies: Bool

    /// The province's platform; nil while there is none to ask.
    package let province: ProvinceSettings?

    /// Reads `[center]`, `[portal]` and `[province]`; throws all that is wrong, with lines.
    package init(_ file: SettingsFile) throws(SettingsError) {
        let section = file.section("center")
        zone = try section.take("zone") ?? "Asia/Shanghai"
        directory = try section.take("directory") ?? "/var/lib/hallkiosk-center"
        address = try section.take("address") ?? "127.0.0.1"
        port = UInt16(try section.takeInt("port", in: 0...65_535) ?? 8443)
        adminPort = UInt16(try section.takeInt("admin_port", in: 0...65_535) ?? 8444)
        webAddress = try section.take("web_address") ?? "127.0.0.1"
        webPort = UInt16(try section.takeInt("web_port", in: 0...65_535) ?? 8080)
        pages = try section.take("pages") ?? "/usr/share/hallkiosk/web"
        qrcodeLibrary = try section.take("qrcode_library") ?? "/usr/share/nodejs/qrcode-generator/qrcode.js"
        secureCookies = try section.takeBool("secure_cookies") ?? false
        let names = try section.takeList("host_names")
        guard names.allSatisfy(CertificateAuthority.isPlainName) else {
            throw section.badValue("host_names", expected: "host names or IP addresses")
        }
        hostNames = names.isEmpty ? ["localhost", "127.0.0.1"] : names
        portal = try PortalSettings(file.section("portal"))
        province = try ProvinceSettings(file.section("province"))
        try file.finish()
    }
}
