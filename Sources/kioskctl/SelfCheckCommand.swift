// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import SelfCheck
import Terms

/// `kioskctl selfcheck`: reads a live hall and a live center and prints R1–R49 one by one (R74).
struct SelfCheckCommand {
    private let invocation: Invocation
    private let hall: DaemonAccess?
    private let center: DaemonAccess?
    private let client = HTTPClient()

    /// The pages of a long list that are read at most.
    private static let mostPages = 100

    /// Takes whom to ask: what was named, or both where they usually are.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        let (hallURL, centerURL) = (invocation[.hallURL], invocation[.centerAt])
        hall =
            hallURL == nil && centerURL != nil
            ? nil
            : try DaemonAccess(
                url: hallURL ?? "http://127.0.0.1:8470",
                root: "/api/v1",
                tokens: invocation[.tokenFile] ?? ToolCommand.usualDirectory + "/tokens",
                role: "admin"
            )
        center = try centerURL.map { url in
            let tokens = try invocation[.centerTokensFor] ?? DaemonAccess.usualCenterTokens()
            return try DaemonAccess(url: url, root: "/office/v1", tokens: tokens, role: "admin")
        }
    }

    /// Prints every line; throws when anything fails, so that the exit status says so.
    @concurrent
    func run() async throws {
        defer { client.close() }
        let findings = Findings(hall: try await readHall(), center: try await readCenter())
        let lines = SelfCheck.judge(findings)
        Terminal.write(invocation.has(.json) ? SelfCheckText.json(lines) : SelfCheckText.text(lines))
        let failed = lines.count { $0.verdict.name == "fails" }
        guard failed == 0 else { throw ToolFault("\(failed) of \(lines.count) do not hold") }
    }

    private func readHall() async throws -> HallFindings? {
        guard let hall else { return nil }
        var answers: [String: Answer] = [:]
        for path in HallFindings.paths {
            answers[path] = try await read(hall, path == "/statistics" ? path + Self.month : path)
        }
        return HallFindings(answers)
    }

    private func readCenter() async throws -> CenterFindings? {
        guard let center else { return nil }
        var answers: [String: Answer] = [:]
        for path in CenterFindings.paths {
            answers[path] = path == "/items" ? try await pages(center, path) : try await read(center, path)
        }
        let ids = answers["/centers"]?.rows.compactMap { $0["id"].text } ?? []
        for path in CenterFindings.pathsOfCenters {
            var rows: [Answer] = []
            var isRead = answers["/centers"] != nil
            for id in ids {
                guard let answer = try await read(center, path + "?center=" + CenterOrder.escaped(id)) else {
                    isRead = false
                    break
                }
                rows += answer.rows
            }
            if isRead { answers[path] = .list(rows) }
        }
        return CenterFindings(answers)
    }

    /// A list that comes in pages, each asked for by the code of the last item before it.
    private func pages(_ center: DaemonAccess, _ path: String) async throws -> Answer? {
        var rows: [Answer] = []
        for _ in 0..<Self.mostPages {
            let after = rows.last?["code"].text.map { "?after=" + CenterOrder.escaped($0) } ?? ""
            guard let page = try await read(center, path + after) else { return nil }
            guard !page.rows.isEmpty else { break }
            rows += page.rows
        }
        return .list(rows)
    }

    /// What a path is answered; nil where there is no such path or the answer cannot be read: then it is not known.
    private func read(_ access: DaemonAccess, _ path: String) async throws -> Answer? {
        let reply: HTTPResponse
        do throws(HTTPFailure) {
            reply = try await client.send(access.call(path))
        } catch { throw ToolFault("\(access.url): \(error)") }
        guard reply.status != 401 else { throw ToolFault("\(access.url) does not know the token") }
        return reply.status == 200 ? Answer(reply.body) : nil
    }

    /// The last thirty days, in the query of the hall's statistics.
    private static var month: String {
        // Days are the hall's; a day more or less at the edge does not change what thirty tell.
        let today = Moment(SystemClock.now(), offsetSeconds: 8 * 3600).day
        return "?by=service&from=\(today.advanced(byDays: -30).text)&to=\(today.text)"
    }
}

extension ToolOption {
    static let hallURL = ToolOption(
        "hall",
        "URL",
        "the hall to read (http://127.0.0.1:8470 unless only --center is given)"
    )
    static let centerAt = ToolOption("center", "URL", "the center's administration to read: http://127.0.0.1:8444")
    static let centerTokensFor = ToolOption("center-token-file", "FILE", "the center's tokens (by center.conf)")
}
