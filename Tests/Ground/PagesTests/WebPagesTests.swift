// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Pages
import Ports
import Testing

/// Which paths are pages, and what is said when they are not there.
struct WebPagesTests {
    @Test(arguments: [
        ("/book", true), ("/web/book/page.js", true), ("/office", false), ("/book/x", false), ("/api/v1/items", false),
        ("/", false),
    ])
    func `only named pages and files below web are theirs`(path: String, isPage: Bool) {
        let pages = WebPages(directory: "/nonexistent", names: ["book"])
        #expect((pages.page(at: path) != nil) == isPage)
    }

    @Test func `a file from elsewhere is served under its name, and no other beside it`() throws {
        let path = "/tmp/pages-\(getpid())-library.js"
        defer { _ = unsafe unlink(path) }
        try WholeFile.writeAtomically(Array("var one = 1".utf8), to: path, mode: 0o600)
        let pages = WebPages(directory: "/nonexistent", names: [], aliases: ["lib/one.js": path])
        let page = try #require(pages.page(at: "/web/lib/one.js"))
        guard case .reply(let reply) = page.answer(to: HTTPRequest(.get, "/web/lib/one.js")),
            case .bytes(let bytes) = reply.body
        else {
            Issue.record("the library is there")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "var one = 1")
        #expect(reply.headers["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(reply.headers["Content-Security-Policy"]?.contains("worker-src 'self'") == true)
        let other = try #require(pages.page(at: "/web/lib/two.js"))
        guard case .notInstalled = other.answer(to: HTTPRequest(.get, "/web/lib/two.js")) else {
            Issue.record("nothing else is there")
            return
        }
    }

    @Test func `a directory that is not there is told from a file that is not`() throws {
        let missing = WebPages(directory: "/nonexistent", names: ["book"])
        let page = try #require(missing.page(at: "/book"))
        guard case .notInstalled = page.answer(to: HTTPRequest(.get, "/book")) else {
            Issue.record("the pages are not installed")
            return
        }
        let present = WebPages(directory: "/tmp", names: ["book"])
        let absent = try #require(present.page(at: "/web/..%2fetc"))
        guard case .noSuchPath = absent.answer(to: HTTPRequest(.get, "/web")) else {
            Issue.record("there is no such file")
            return
        }
    }
}
