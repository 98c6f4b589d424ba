// SPDX-License-Identifier: Apache-2.0
import Testing

/// Sizes and habits that keep the code livable.
struct ShapeTests {
    @Test
    func `no file is longer than 400 lines`() throws {
        for file in try SourceTree.load().files {
            #expect(file.lines.count <= 400, "\(file.path)")
        }
    }

    @Test
    func `no function is longer than 60 lines`() throws {
        for file in try SourceTree.load().files {
            for function in functions(of: file) where function.length > 60 {
                Issue.record("\(file.path):\(function.line) has \(function.length) lines")
            }
        }
    }

    @Test
    func `every file begins with its licence`() throws {
        for file in try SourceTree.load().files {
            #expect(file.lines.first == "// SPDX-License-Identifier: Apache-2.0", "\(file.path)")
        }
    }

    @Test
    func `no test sleeps`() throws {
        let words = ["Task.sleep", "usleep(", "nanosleep(", " sleep(", ".sleep("]
        for file in try SourceTree.load().files(below: "Tests")
        where !file.path.hasPrefix("Tests/TidyTests/") {
            for (index, line) in file.lines.enumerated() where words.contains(where: line.contains) {
                Issue.record("\(file.path):\(index + 1) sleeps")
            }
        }
    }

    @Test
    func `no type hides behind a word that says nothing`() throws {
        let empty = ["Manager", "Helper", "Util", "Utils", "Utility", "Utilities"]
        for file in try SourceTree.load().files {
            for (index, line) in file.lines.enumerated() {
                let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
                for (keyword, name) in zip(words, words.dropFirst())
                where ["struct", "class", "enum", "actor", "protocol"].contains(keyword)
                    && empty.contains(where: { name.hasSuffix($0) })
                {
                    Issue.record("\(file.path):\(index + 1) names \(name)")
                }
            }
        }
    }

    /// Functions by their indentation, which the formatter keeps: from the declaring line to its closing brace.
    private func functions(of file: SourceTree.File) -> [(line: Int, length: Int)] {
        file.lines.indices.compactMap { start in
            let line = file.lines[start]
            let indent = line.prefix { $0 == " " }
            let words = line.split(whereSeparator: { " (?<".contains($0) })
            guard words.contains(where: { ["func", "init", "deinit", "subscript"].contains($0) }),
                !line.unindented.hasPrefix("//"), !line.contains("\""), !line.hasSuffix("}")
            else { return nil }
            let end = file.lines[start...].firstIndex {
                $0 == indent + "}" || $0.hasPrefix(indent + "}") && $0 != line
            }
            guard let end, let open = file.lines[start...end].first(where: { $0.hasSuffix("{") }),
                !open.isEmpty
            else {
                return nil
            }
            return (start + 1, end - start + 1)
        }
    }
}
