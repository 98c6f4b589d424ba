// SPDX-License-Identifier: Apache-2.0
import Testing

/// Arrows point one way: C → Ground → Hall | Center → programs.
struct ImportTests {
    @Test
    func `every room is in the layer table`() throws {
        for file in try SourceTree.load().files(below: "Sources") {
            #expect(
                LayerTable.upstream[room(of: file)] != nil || LayerTable.programs.contains(room(of: file)),
                "\(file.path)"
            )
        }
    }

    @Test
    func `rooms import only what lies upstream`() throws {
        for file in try SourceTree.load().files(below: "Sources") {
            guard let allowed = LayerTable.upstream[room(of: file)] else { continue }
            let toolchain = LayerTable.pure.contains(room(of: file)) ? [] : LayerTable.toolchain
            for module in imports(of: file) {
                #expect(
                    allowed.contains(module) || toolchain.contains(module),
                    "\(file.path) imports \(module)"
                )
            }
        }
    }

    @Test
    func `nobody imports Foundation, whose ICU weighs 43 MiB`() throws {
        for file in try SourceTree.load().files {
            #expect(
                imports(of: file).isDisjoint(with: ["Foundation", "FoundationNetworking", "Dispatch"]),
                "\(file.path)"
            )
        }
    }

    private func room(of file: SourceTree.File) -> String {
        let parts = file.path.split(separator: "/")
        let depth = ["Ground", "Hall", "Center"].contains(parts[1]) ? 3 : 2
        return parts.prefix(depth).joined(separator: "/")
    }

    private func imports(of file: SourceTree.File) -> Set<String> {
        let modules = file.lines.compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                words[..<index].allSatisfy({
                    ["package", "internal", "@testable", "@preconcurrency"].contains($0)
                })
            else { return nil }
            return String(words[index + 1].split(separator: ".")[0])
        }
        return Set(modules)
    }
}
