// SPDX-License-Identifier: Apache-2.0
package import HTTP

/// One file of the pages, as somebody asks for it.
package struct WebPage {
    /// What came of asking for it.
    package enum Answer {
        case reply(HTTPReply)
        /// Pages are only read.
        case wrongMethod
        case noSuchPath
        /// The directory of the pages is not there at all.
        case notInstalled
    }

    let pages: WebPages
    /// What the figures count it under, never a path as it came.
    package let pattern: String
    /// Its name below the pages' directory; nil for a path that can be no file.
    let file: String?

    /// Gives the file, or says why not.
    package func answer(to request: HTTPRequest) -> Answer {
        guard request.method == .get || request.method == .head else { return .wrongMethod }
        guard let file, let type = Self.type(of: file), let (bytes, tag) = pages.read(file) else {
            return pages.isInstalled ? .noSuchPath : .notInstalled
        }
        var headers = Self.safety
        headers["ETag"] = tag
        guard !Self.has(request, tag) else { return .reply(HTTPReply(status: 304, headers: headers)) }
        headers["Content-Type"] = type
        // The server leaves the body out of the answer to a HEAD, and keeps its length.
        return .reply(HTTPReply(status: 200, headers: headers, body: .bytes(bytes)))
    }

    /// What a page may do, and who may hold it: nothing but its own files and the API beside them.
    ///
    /// `no-cache` lets browsers keep a file and ask each time whether it is still the same.
    private static let safety: HTTPHeaders = [
        "Content-Security-Policy": """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; \
        worker-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
        """,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    ]

    /// Whether the client has it already (RFC 9110 section 13.1.2, weak comparison).
    private static func has(_ request: HTTPRequest, _ tag: String) -> Bool {
        request.headers.values(of: "If-None-Match").flatMap { $0.split(separator: ",") }.contains { item in
            let item = item.drop { $0 == " " }.prefix { $0 != " " }
            return item == "*" || item == tag || item.hasPrefix("W/") && item.dropFirst(2) == tag
        }
    }

    /// The media type by the name's end; nil for what no page is made of.
    private static func type(of file: String) -> String? {
        guard let dot = file.lastIndex(of: ".") else { return nil }
        return switch file[file.index(after: dot)...] {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg": "image/jpeg"
        case "ico": "image/x-icon"
        case "webmanifest": "application/manifest+json"
        case "woff2": "font/woff2"
        case "wav": "audio/wav"
        case "ogg": "audio/ogg"
        case "txt": "text/plain; charset=utf-8"
        default: nil
        }
    }
}
