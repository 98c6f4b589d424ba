// SPDX-License-Identifier: Apache-2.0
import HTTP

/// The target of a request line: decoded once, strictly.
enum RequestTargets {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let target = RequestTarget(String(decoding: input, as: UTF8.self)) else { return }
        let isRooted = target.path.utf8.first == UInt8(ascii: "/")
        try hold(isRooted || target.path == "*", "a path that does not begin at the root")
        for text in [target.path] + target.query.flatMap({ [$0.key, $0.value] }) {
            try hold(!text.utf8.contains(0), "a NUL in a decoded text")
        }
        guard target.path != "*" else { return }
        let query = target.query.map { escaped($0.key) + "=" + escaped($0.value) }.joined(separator: "&")
        let written = escaped(target.path, keeping: "/") + (query.isEmpty ? "" : "?" + query)
        try hold(RequestTarget(written) == target, "a target is not read as it is written")
    }

    /// Every byte but letters and digits as `%XX`.
    private static func escaped(_ text: String, keeping kept: String = "") -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            return isPlain || kept.utf8.contains(byte)
                ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
