// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Testing

/// The examples for Prometheus and Grafana ask for what the daemons tell, by its names and values.
struct MonitoringTests {
    private static let folder = "assets/monitoring/"

    /// The names of the daemons' metrics, with the source that tells of each: `add("name"`, or a line `# TYPE name kind`.
    private static func exported() throws -> Set<Substring> {
        try SourceTree.load().files(below: "Sources").reduce(into: []) { names, file in
            for line in file.lines {
                if let found = line.firstMatch(of: #/add\("(hallkiosk_\w+)"/#) { names.insert(found.1) }
                if let found = line.firstMatch(of: #/# TYPE (center_\w+) /#) { names.insert(found.1) }
            }
        }
    }

    private static func asked(in text: String) -> Set<Substring> {
        Set(text.matches(of: #/\b(?:hallkiosk|center)_[a-z_]+\b/#).map(\.0))
    }

    /// The expressions of the dashboard's panels.
    private struct Dashboard: Decodable {
        struct Panel: Decodable {
            struct Target: Decodable { let expr: String }
            let title: String
            let targets: [Target]
        }
        let panels: [Panel]
    }

    @Test
    func `the dashboard asks only for metrics that are told, and every panel for one`() throws {
        let text = try SourceTree.text(Self.folder + "dashboard.json")
        let dashboard = try JSONDecoder().decode(Dashboard.self, from: Data(text.utf8))
        let exported = try Self.exported()
        #expect(exported.count > 20)
        for panel in dashboard.panels {
            for target in panel.targets {
                let asked = Self.asked(in: target.expr)
                #expect(asked.isSubset(of: exported), "\(panel.title): \(asked.subtracting(exported))")
                #expect(!asked.isEmpty || target.expr.hasPrefix("up{"), "\(panel.title)")
            }
        }
    }

    @Test
    func `alerts ask only for metrics that are told, and each says what to do`() throws {
        let text = try SourceTree.text(Self.folder + "hallkiosk.rules.yml")
        let (exported, lines) = (try Self.exported(), text.split(separator: "\n"))
        let expressions = lines.filter { $0.unindented.hasPrefix("expr:") }
        #expect(expressions.count > 10)
        for expression in expressions {
            let asked = Self.asked(in: String(expression))
            #expect(asked.isSubset(of: exported), "\(asked.subtracting(exported))")
        }
        #expect(lines.count { $0.unindented.hasPrefix("remedy:") } == expressions.count)
    }

    @Test
    func `what a query compares a label with is a word of the daemons`() throws {
        let texts = try ["dashboard.json", "hallkiosk.rules.yml"].map { try SourceTree.text(Self.folder + $0) }
        let known = ["type": "Sources/Hall/Web/PublicEvent.swift", "deed": "Sources/Center/Portal/PortalTally.swift"]
        for (label, path) in known {
            let source = try SourceTree.text(path)
            let pattern = try Regex("\\b\(label)=\\\\?\"([a-z_]+)\\\\?\"", as: (Substring, Substring).self)
            let words = texts.flatMap { $0.matches(of: pattern).map(\.output.1) }
            #expect(!words.isEmpty, "\(label)")
            for word in words {
                let spellings = ["\"\(word)\"", "case \(word)", ", \(word)"]
                #expect(spellings.contains { source.contains($0) }, "\(label)=\(word)")
            }
        }
    }
}
