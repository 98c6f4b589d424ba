// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

struct RequestTargetTests {
    @Test(
        arguments: [
            ("/", "/", [:]),
            ("/a/b", "/a/b", [:]),
            ("/%E5%8F%B7", "/号", [:]),
            ("/a+b", "/a+b", [:]),
            ("/a%2Fb%3f", "/a/b?", [:]),
            ("/x?", "/x", [:]),
            ("/x?a=1&b=2", "/x", ["a": "1", "b": "2"]),
            ("/x?a=1&a=2", "/x", ["a": "1"]),
            ("/x?a&b=&=c", "/x", ["a": "", "b": "", "": "c"]),
            ("/x?a=b=c&&d=%26", "/x", ["a": "b=c", "d": "&"]),
            ("/x?q=a+b%2B", "/x", ["q": "a b+"]),
            ("/x?a=1#part?b=2", "/x", ["a": "1"]),
            ("http://host:1/x?a=1", "/x", ["a": "1"]),
            ("HTTPS://host", "/", [:]),
            ("http://host?a=1", "/", ["a": "1"]),
            ("*", "*", [:]),
        ] as [(String, String, [String: String])]
    )
    func `a target is decoded once`(text: String, path: String, query: [String: String]) {
        let target = RequestTarget(text)
        #expect(target?.path == path)
        #expect(target?.query == query)
    }

    @Test(arguments: ["", "x", "/%", "/%4", "/%zz", "/%00", "/a?b=%00", "/%FF", "/%C0%AF", "/?a=%E5%8F", "ftp://h/"])
    func `a target that cannot be decoded is none`(text: String) {
        #expect(RequestTarget(text) == nil)
    }
}
