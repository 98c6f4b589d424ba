// SPDX-License-Identifier: Apache-2.0

/// Finds the addresses of a host without holding up the loop.
enum NameLookup {
    typealias Answer = Result<[SocketAddress], PortError>
    /// The form of `start`, which tests replace.
    typealias Start = @Sendable (String, UInt16, EventLoop, @escaping @Sendable (Answer) -> Void) -> Void

    /// Calls `answer` once: at once for a numeric address, otherwise later on the loop's thread.
    ///
    /// A name costs one thread for as long as the name servers take (resolv.conf(5), at most about 10 s); its caller makes
    /// no second attempt before the first has ended, so there is at most one a device.
    @Sendable
    static func start(
        _ host: String,
        _ port: UInt16,
        _ loop: EventLoop,
        _ answer: @escaping @Sendable (Answer) -> Void
    ) {
        if let numeric = try? SocketAddress.lookUp(host: host, port: port, isNumeric: true) {
            return answer(.success(numeric))
        }
        do throws(PortError) {
            try loop.errand {
                Answer { () throws(PortError) in try SocketAddress.lookUp(host: host, port: port, isNumeric: false) }
            } done: {
                answer($0)
            }
        } catch {
            answer(.failure(error))
        }
    }
}
