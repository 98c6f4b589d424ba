// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms

/// `kioskctl center fill`: gives the center every file of a folder in the order in which they name each other, and plans
/// slots for what has no plan.
struct FillCommand {
    private let desk: CenterDesk
    private let folder: String
    private let reason: String

    /// Each names only what stands before it.
    private static let kinds = ["departments", "centers", "services", "items", "bindings", "calendar"]

    init(_ invocation: Invocation) throws {
        desk = try CenterDesk(invocation)
        (folder, reason) = (invocation.operands[0], invocation[.reason] ?? "初始计划：按窗口数和平均办理时间测算")
    }

    /// Sends what is there; a file that is refused ends it, those before it stay.
    @concurrent
    func run() async throws {
        var isEmpty = true
        for kind in Self.kinds {
            let path = "\(folder)/\(kind).csv"
            guard unsafe access(path, R_OK) == 0 else { continue }
            isEmpty = false
            let file = try WholeFile.read(path: path, limit: CenterOrder.fileLimit)
            try await desk.post("/\(kind)/import", file, type: "text/csv") { Self.line(kind, $0) }
        }
        guard !isEmpty else {
            throw ToolFault("there is none of \(Self.kinds.map { $0 + ".csv" }.joined(separator: ", ")) in \(folder)")
        }
        guard let centers = JSONValue(bytes: try await desk.read("/centers")) else {
            throw ToolFault("the center's list of centers is no JSON")
        }
        // One center a request: none takes long.
        for center in centers.rows {
            let fields: [String: JSONValue] = ["center": center["id"], "reason": .text(reason)]
            try await desk.ask("/plans/usual", fields) { answer in
                answer["plans"] == .whole(0) ? "" : "\(center["id"].shown): \(answer["plans"].shown) plans\n"
            }
        }
    }

    private static func line(_ kind: String, _ answer: JSONValue) -> String {
        let counts = ["made", "changed", "unchanged"].map { "\(answer[$0].shown) \($0)" }
        return kind + ": " + counts.joined(separator: ", ") + "\n"
    }
}
