// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTP

struct HTTPHeadersTests {
    @Test func `names compare without case and values stay in order`() {
        var headers: HTTPHeaders = ["Accept": "a"]
        headers.add("aCCept", "b")
        #expect(headers["ACCEPT"] == "a")
        #expect(headers.values(of: "accept") == ["a", "b"])
        headers["accept"] = "c"
        #expect(headers.fields == [HTTPHeaders.Field(name: "accept", value: "c")])
        headers["Accept"] = nil
        #expect(headers.fields.isEmpty)
    }

    @Test func `only letters fold`() {
        let headers: HTTPHeaders = ["X^": "1"]
        #expect(headers["x~"] == nil)
        #expect(headers["X^"] == "1")
    }

    @Test(arguments: [("", "v"), ("a b", "v"), ("a:", "v"), ("名", "v"), ("a", "v\r\nb: c"), ("a", "v\n"), ("a", "\0")])
    func `a field that would break the message is known`(name: String, value: String) {
        let headers: HTTPHeaders = ["Fine": "value, 值\t", name: value]
        #expect(!headers.areWellFormed)
    }
}
