// SPDX-License-Identifier: Apache-2.0
import Settings
import Testing

@testable import Setup

struct VerifierSettingsTests {
    private func settings(_ lines: String) throws -> VerifierSettings {
        let file = try SettingsFile.parse(bytes: Array(("[verifier]\n" + lines + "\n").utf8), name: "hall.conf")
        let settings = try VerifierSettings(file.section("verifier"))
        try file.finish()
        return settings
    }

    @Test func `an address is enough`() throws {
        let verifier = try settings("url = https://id.example.org/verify")
        #expect(verifier.url == "https://id.example.org/verify")
        #expect(verifier.timeoutSeconds == 3)
        #expect(verifier.cacheMinutes == 10)
        #expect(verifier.prefixes.isEmpty)
        #expect(verifier.name == nil)
        #expect(verifier.tokenFile == nil)
    }

    @Test func `every key is taken`() throws {
        let verifier = try settings(
            """
            url = http://127.0.0.1:8090/verify
            name = 豫事办
            token_file = /etc/hallkiosk/token
            timeout = 10
            prefixes = YSB:, https://id.example/
            cache_minutes = 0
            """
        )
        #expect(verifier.name == "豫事办")
        #expect(verifier.tokenFile == "/etc/hallkiosk/token")
        #expect(verifier.timeoutSeconds == 10)
        #expect(verifier.prefixes == ["YSB:", "https://id.example/"])
        #expect(verifier.cacheMinutes == 0)
    }

    @Test(arguments: ["http://127.0.0.1", "http://localhost:1/x", "http://[::1]/x", "https://a"])
    func `people's numbers go over TLS, or nowhere`(url: String) throws {
        #expect(try settings("url = \(url)").url == url)
    }

    @Test(arguments: [
        "url = http://id.example.org/", "url = http://127.0.0.1.example.org/", "url = http://localhost.example.org/",
        "url = https://", "url = ftp://id.example.org", "url = id.example.org", "url = https://exa mple.org",
        "timeout = 3",
        "url = https://a\ntimeout = 0", "url = https://a\ntimeout = 11", "url = https://a\ncache_minutes = 61",
        "url = https://a\ntoken = secret",
    ])
    func `what is unsafe or unknown is refused`(lines: String) {
        #expect(throws: SettingsError.self) { try settings(lines) }
    }
}
