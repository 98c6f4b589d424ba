// SPDX-License-Identifier: Apache-2.0

/// The ports that somebody listens on, as /proc/net/tcp and tcp6 list them (proc(5)).
package enum ListeningPorts {
    /// The ports in a table; lines that are none are passed over.
    package static func read(_ text: String) -> Set<Int> {
        var ports: Set<Int> = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            // `sl local_address rem_address st …`; 0A is TCP_LISTEN.
            guard words.count > 3, words[3] == "0A", let colon = words[1].lastIndex(of: ":"),
                let port = Int(words[1][words[1].index(after: colon)...], radix: 16)
            else { continue }
            ports.insert(port)
        }
        return ports
    }
}
