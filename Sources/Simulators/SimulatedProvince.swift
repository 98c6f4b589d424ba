// SPDX-License-Identifier: Apache-2.0
import HTTP
package import Ports
import Terms

/// The stand-in of the provincial platform on a loopback port (样例 / SAMPLE); it can be down, slow, or lose its replies.
package final class SimulatedProvince: Sendable {
    /// What is wrong with it.
    package enum Condition: Sendable, Equatable {
        case well
        /// It takes nothing and answers 503.
        case down
        /// It takes what it is sent and answers 502 in its place, as behind a broken proxy.
        case losesReplies
        /// It never answers until it is asked to stop.
        case slow
    }

    private struct Inside {
        var desk: SimulatedProvinceDesk
        var condition: Condition = .well
    }

    private let inside: Lock<Inside>
    private let server: HTTPServer

    /// The most bytes of a state file.
    private static let stateLimit = 256 * 1024 * 1024

    /// Listens on 127.0.0.1:`port`, 0 for any free one; with `stateFile` it goes on where it was.
    package init(port: UInt16 = 0, stateFile: String? = nil, clock: HallClock) throws {
        let inside = Lock(Inside(desk: try Self.desk(stateFile)))
        self.inside = inside
        var configuration = ServerConfiguration()
        configuration.port = port
        server = try HTTPServer(configuration: configuration) { request in
            await Self.answer(request, inside, stateFile, clock.now().day.year)
        }
    }

    /// The port it listens on, at 127.0.0.1.
    package var port: UInt16 { server.port }

    /// What it remembers now.
    package var desk: SimulatedProvinceDesk { inside.withLock { $0.desk } }

    /// Lets it be well, down, slow or forgetful.
    package func set(_ condition: Condition) { inside.withLock { $0.condition = condition } }

    /// Stops listening.
    package func stop() async { await server.stop() }

    private static func desk(_ stateFile: String?) throws -> SimulatedProvinceDesk {
        guard let stateFile else { return SimulatedProvinceDesk() }
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(path: stateFile, limit: stateLimit)
        } catch {
            guard case .notFound = error else { throw error }
            return SimulatedProvinceDesk()
        }
        guard let desk = SimulatedProvinceDesk(saved: bytes) else {
            throw PortError.wrongKind(stateFile, hint: "a state file of this stand-in")
        }
        return desk
    }

    private static func answer(
        _ request: HTTPRequest,
        _ inside: Lock<Inside>,
        _ stateFile: String?,
        _ year: Int
    ) async -> HTTPReply {
        let condition = inside.withLock { $0.condition }
        if condition == .down { return HTTPReply(status: 503) }
        if condition == .slow { await untilCancelled() }
        let (answer, saved) = inside.withLock { inside in
            let before = inside.desk.edits
            let answer = inside.desk.answer(
                request.method.rawValue,
                request.path,
                query: request.query,
                body: request.body,
                year: year
            )
            return (answer, inside.desk.edits == before ? nil : inside.desk.saved)
        }
        if let stateFile, let saved {
            do throws(PortError) {
                try WholeFile.writeAtomically(saved, to: stateFile, mode: 0o600)
            } catch {
                Log.write(.error, "the state of the stand-in is not kept", ["reason": error])
                return HTTPReply(status: 500)
            }
        }
        return condition == .losesReplies ? HTTPReply(status: 502) : .json(answer.body, status: answer.status)
    }

    /// Waits without end; the server cancels its handlers when it stops.
    private static func untilCancelled() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        for await _ in stream { break }
        _ = continuation
    }
}
