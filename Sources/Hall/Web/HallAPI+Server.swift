// SPDX-License-Identifier: Apache-2.0
package import HTTP

extension HallAPI {
    /// The longest body that any request needs, in bytes; a voucher is the longest text in one.
    static let bodyLimit = 16 * 1024
    /// The longest request line and header together, in bytes.
    static let headerLimit = 8 * 1024
    /// Connections at once: `EventFeeds.streamLimit` displays and everybody else.
    static let connectionLimit = 900

    /// The limits of a server for this API; listens on loopback unless `address` says otherwise.
    package static func serverConfiguration(
        address: String = "127.0.0.1",
        port: UInt16
    ) -> ServerConfiguration {
        var configuration = ServerConfiguration()
        (configuration.address, configuration.port) = (address, port)
        configuration.maxBody = bodyLimit
        for path in ["/configuration", "/configuration/check"] {
            configuration.maxBodyByPath[root + path] = configurationBodyLimit
        }
        configuration.maxHeaderBytes = headerLimit
        configuration.maxConnections = connectionLimit
        // Displays of a hall may all come through one proxy on loopback.
        configuration.maxPerAddress = connectionLimit
        configuration.receiveMilliseconds = 10_000
        // A page that heard nothing for 10 s says so; two may be late.
        configuration.heartbeatMilliseconds = 3_000
        configuration.replyMilliseconds = 20_000
        return configuration
    }
}
