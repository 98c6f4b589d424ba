// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Pages
import Ports
import Testing

@testable import Web

/// Files for browsers.
@Suite(.timeLimit(.minutes(1)))
struct WebPageTests {
    private static let page = "<!doctype html><title>取号</title>"

    /// A hall whose directory holds pages too, beside its journal, keys and staff.
    private static func withPages(
        _ way: Way = .handler,
        _ body: @Sendable (Asker, TestHall) async throws -> Void
    ) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let files = [
            ("kiosk.html", page), ("base.js", "export {};"), ("style.css", "a{}"), (".secret.js", "x"), ("a.exe", "x"),
        ]
        for (name, text) in files { try write(text, name, hall) }
        try await Asker.asking(way, hall) { try await body($0, hall) }
    }

    private static func write(_ text: String, _ name: String, _ hall: TestHall) throws {
        try WholeFile.writeAtomically(Array(text.utf8), to: hall.place.directory + "/" + name, mode: 0o600)
    }

    private static func get(_ path: String, _ headers: HTTPHeaders = [:]) -> Ask { .get(path, nil, headers: headers) }

    @Test(arguments: Way.allCases)
    func `a page comes with everything that keeps it to itself`(_ way: Way) async throws {
        try await Self.withPages(way) { asker, _ in
            let answer = try await asker.send(Self.get("/kiosk", ["Accept": "text/html"]))
            #expect((answer.status, answer.text) == (200, Self.page))
            #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
            let policy = try #require(answer.headers["Content-Security-Policy"])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self';"))
            #expect(policy.hasSuffix("frame-ancestors 'none'") && !policy.contains("unsafe"))
            #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
            #expect(answer.headers["Referrer-Policy"] == "no-referrer")
            #expect(answer.headers["Cross-Origin-Opener-Policy"] == "same-origin")
            #expect(answer.headers["Cross-Origin-Resource-Policy"] == "same-origin")
            #expect(answer.headers["Cache-Control"] == "no-cache")
            let script = try await asker.send(Self.get("/web/base.js"))
            #expect((script.text, script.headers["Content-Type"]) == ("export {};", "text/javascript; charset=utf-8"))
        }
    }

    @Test(arguments: Way.allCases)
    func `a file that the browser has is not sent again until it is another`(_ way: Way) async throws {
        try await Self.withPages(way) { asker, hall in
            let tag = try #require(try await asker.send(Self.get("/web/style.css")).headers["ETag"])
            for known in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
                let same = try await asker.send(Self.get("/web/style.css", ["If-None-Match": known]))
                #expect((same.status, same.body.count) == (304, 0))
                #expect(same.headers["ETag"] == tag)
            }
            try Self.write("b{}", "style.css", hall)
            let newer = try await asker.send(Self.get("/web/style.css", ["If-None-Match": tag]))
            #expect((newer.status, newer.text) == (200, "b{}"))
        }
    }

    @Test(arguments: Way.allCases)
    func `a HEAD tells of a page without sending it`(_ way: Way) async throws {
        try await Self.withPages(way) { asker, _ in
            let answer = try await asker.send(Self.get("/kiosk").with { $0.method = .head })
            #expect(answer.status == 200)
            #expect(answer.headers["ETag"] != nil)
            guard way == .socket else { return }
            #expect(answer.body.isEmpty)
            #expect(answer.headers["Content-Length"] == "\(Self.page.utf8.count)")
        }
    }

    @Test(
        arguments: [
            "/web/../staff", "/web/%2e%2e/staff", "/web/..%2fstaff", "/web//base.js", "/web/", "/web",
            "/web/.secret.js", "/web/staff", "/web/journal.db", "/web/a.exe", "/web/none.js", "/web/base.js/",
            "/web/a/b/c/d/e.js", "/web/base.js%0d%0a", "/web/b%C3%A4se.js", "/kiosk/", "/kiosk.html",
            "/green",
        ],
        Way.allCases
    )
    func `nothing else in the directory, or anywhere, is served`(_ path: String, _ way: Way) async throws {
        try await Self.withPages(way) { asker, _ in
            let answer = try await asker.send(Self.get(path))
            #expect([400, 404].contains(answer.status), "\(path) \(answer.text)")
            #expect(!answer.text.contains("scrypt") && !answer.text.contains("SQLite"))
        }
    }

    @Test
    func `pages are read, not written to, under this hall's names only`() async throws {
        try await Self.withPages { asker, _ in
            let posted = try await asker.send(.post("/kiosk", key: "a", nil))
            #expect((posted.status, posted.headers["Allow"]) == (405, "GET, HEAD"))
            let foreign = try await asker.send(Self.get("/kiosk", ["Host": "evil.example"]))
            #expect(foreign.status == 421)
        }
    }

    @Test
    func `a missing directory is said clearly and the API goes on`() async throws {
        let pages = WebPages(directory: "/nonexistent/web", names: WebPages.hallNames)
        #expect(!pages.isInstalled)
        let page = try #require(pages.page(at: "/window"))
        let reply = page.reply(to: HTTPRequest(.get, "/window"))
        #expect(reply.status == 404)
        guard case .bytes(let bytes) = reply.body else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("pages-missing") && text.contains("[api]") && !text.contains("/nonexistent"))
        #expect(pages.page(at: "/api/v1/board") == nil)
    }

    @Test
    func `a file beyond the limit is not served, and no more is kept than the shelf holds`() async throws {
        try await Self.withPages { asker, hall in
            let large = String(repeating: "x", count: WebPages.fileLimit)
            for number in 0...WebPages.shelfLimit / WebPages.fileLimit {
                try Self.write(large, "large\(number).txt", hall)
                #expect(try await asker.send(Self.get("/web/large\(number).txt")).status == 200)
            }
            try Self.write(large + "x", "larger.txt", hall)
            #expect(try await asker.send(Self.get("/web/larger.txt")).status == 404)
            #expect(try await asker.send(Self.get("/web/base.js")).status == 200)
        }
    }
}
