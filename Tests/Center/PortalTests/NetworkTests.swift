// SPDX-License-Identifier: Apache-2.0
import Charter
import Settings
import Testing

@testable import Portal

/// Whom a limit counts: one address, one subscriber's network, and nobody's invention.
struct NetworkTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("::ffff:192.0.2.1", "192.0.2.1", true), ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", false), ("::1", "127.0.0.1", false),
    ])
    func `R5: an IPv4 address and an IPv6 network of 64 bits count as one`(_ one: String, _ other: String, _ same: Bool)
    {
        let networks = (ClientNetwork(one), ClientNetwork(other))
        #expect(networks.0 != nil && networks.1 != nil && (networks.0 == networks.1) == same)
    }

    @Test(arguments: ["", "192.0.2", "1.2.3.4.5", "localhost", "::g", "192.0.2.1/24", "1.2.3.4\0", "fe80::1%eth0"])
    func `what is no address is none`(_ text: String) {
        #expect(ClientNetwork(text) == nil)
    }

    @Test(arguments: [
        // Nobody is trusted: the field is a stranger's word.
        ("192.0.2.9", ["198.51.100.1"], "", "192.0.2.9"),
        ("10.0.0.5", ["198.51.100.1"], "10.0.0.0/8", "198.51.100.1"),
        // What stands left of the first stranger was written by the stranger.
        ("10.0.0.5", ["203.0.113.7, 198.51.100.1"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.5", ["198.51.100.1, 10.0.0.6"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.5", ["198.51.100.1", "10.0.0.6"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.5", [], "10.0.0.0/8", "10.0.0.5"),
        ("10.0.0.5", ["nonsense"], "10.0.0.0/8", "10.0.0.5"),
        ("::ffff:10.0.0.5", ["2001:db8::1"], "10.0.0.0/8", "2001:db8::1"),
        ("fd00::2", ["2001:db8::1"], "fd00::/8", "2001:db8::1"),
    ])
    func `R5: a forwarded address counts only from a proxy that is trusted`(
        _ peer: String,
        _ fields: [String],
        _ trusted: String,
        _ client: String
    ) {
        let ranges = trusted.isEmpty ? [] : [NetworkRange(trusted)].compactMap(\.self)
        #expect(ClientNetwork.of(peer, forwardedFor: fields, trusted: ranges) == ClientNetwork(client))
    }

    @Test
    func `a peer without a numeric address shares the limit of all such`() {
        #expect(ClientNetwork.of("", forwardedFor: [], trusted: []) == .unknown)
    }

    @Test(arguments: [
        ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.4", false), ("10.0.0.0/8", "10.255.0.1", true),
        ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "203.0.113.7", true), ("0.0.0.0/0", "2001:db8::1", false),
        ("::/0", "2001:db8::1", true), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
        ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
    ])
    func `a range holds what its prefix says`(_ range: String, _ address: String, _ holds: Bool) throws {
        let numeric = try #require(NumericAddress(address))
        #expect(NetworkRange(range)?.contains(numeric) == holds)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "10.0.0.0/+8", "::/129", ""])
    func `what is no range is none`(_ text: String) {
        #expect(NetworkRange(text) == nil)
    }

    @Test
    func `the section is read with its bounds`() throws {
        let text =
            "[portal]\neffort_base = 3\neffort_most = 9\nproxies = 10.0.0.1, fd00::/8\nattempts_per_minute = 5\n"
            + "city_name = 林州市\ncity_name_en = Linzhou\n"
        let settings = try Self.settings(text)
        #expect(settings.effortBase == 3 && settings.effortMost == 9 && settings.attemptsPerMinute == 5)
        #expect(settings.proxies.count == 2)
        #expect(settings.cityName == "林州市" && settings.cityEnglishName == "Linzhou")
        #expect(try Self.settings("") == PortalSettings())
    }

    @Test(arguments: [
        "effort_base = 25", "effort_base = 9\neffort_most = 8", "proxies = everybody", "reads_per_minute = 0",
        "remembered = 10",
    ])
    func `a setting out of bounds is refused`(_ line: String) {
        #expect(throws: SettingsError.self) { try Self.settings("[portal]\n" + line + "\n") }
    }

    private static func settings(_ text: String) throws -> PortalSettings {
        try CenterSettings(SettingsFile.parse(text: text, name: "center.conf")).portal
    }
}
