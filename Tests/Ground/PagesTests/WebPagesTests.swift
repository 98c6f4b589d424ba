// SPDX-License-Identifier: Apache-2.0
import HTTP
import Pages
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
