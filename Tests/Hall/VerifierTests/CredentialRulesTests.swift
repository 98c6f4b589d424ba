// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Verifier

struct CredentialRulesTests {
    @Test(arguments: [
        "a", "410581199001011231", "https://example.org/?q=1", "电子凭证", String(repeating: "x", count: 4096),
    ])
    func `without prefixes every code of up to 4 kB may be sent`(code: String) {
        #expect(CredentialRules().allow(code))
    }

    @Test(arguments: ["", String(repeating: "x", count: 4097), String(repeating: "证", count: 1366)])
    func `an empty or longer one never`(code: String) {
        #expect(!CredentialRules().allow(code))
        #expect(!CredentialRules(prefixes: ["x", "证"]).allow(code))
    }

    @Test func `with prefixes only what begins with one`() {
        let rules = CredentialRules(prefixes: ["YSB:", "https://id.example/"])
        #expect(rules.allow("YSB:123"))
        #expect(rules.allow("https://id.example/x"))
        #expect(!rules.allow("ysb:123"))
        #expect(!rules.allow("https://example/?u=https://id.example/"))
    }
}
