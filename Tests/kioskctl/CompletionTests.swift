// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import kioskctl

/// The script of the product, read and asked by a real bash.
struct `Completion in bash` {
    @Test(arguments: [
        ("", "call"), ("", "window"), ("wind", "window"), ("window ", "open"), ("window op", "open"),
        ("window verify 3 ", "mismatch"), ("completion ", "zsh"), ("window open 3 --st", "--staff"),
        ("ticket void A017 i", "issued_by_mistake"), ("stats --by window --c", "--csv"),
        ("--url http://x wind", "window"),
        ("alerts --h", "--help"),
    ])
    func `offers what may come next`(typed: String, offered: String) throws {
        let offers = try complete(typed)
        #expect(offers.contains(offered), "\(offers)")
    }

    @Test(arguments: [
        ("window open 3 ", "open"), ("call ", "call"), ("board --st", "--staff"), ("window open --staff ", "--url"),
        ("ticket void ", "id_mismatch"),
    ])
    func `offers nothing that may not`(typed: String, other: String) throws {
        let offers = try complete(typed)
        #expect(!offers.contains(other), "\(offers)")
    }

    @Test func `every command can be reached word by word`() throws {
        for command in ToolCommand.table {
            for place in command.words.indices {
                let choices = Completion.choices(after: Array(command.words[..<place]))
                #expect(choices.contains(command.words[place]), "\(command.name)")
            }
        }
    }

    @Test func `files are offered where a file is wanted`() throws {
        let places = [("config check", true), ("status --token-file", true), ("window open", false)]
        for (typed, isFile) in places {
            let offers = try complete(typed + " /etc/pass")
            #expect(offers.contains("/etc/passwd") == isFile, "\(typed)")
        }
    }

    /// What bash would offer behind `kioskctl typed`.
    private func complete(_ typed: String) throws -> [String] {
        let words = typed.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
        let script =
            Completion.bash.script + """
                COMP_WORDS=(kioskctl \(words.joined(separator: " ")))
                COMP_CWORD=\(words.count)
                _kioskctl
                printf '%s\\n' "${COMPREPLY[@]}"
                """
        return try bash(script).split(separator: "\n").map(String.init)
    }

    private func bash(_ script: String) throws -> String {
        let quoted = "'" + script.replacing("'", with: "'\\''") + "'"
        guard let pipe = unsafe popen("exec bash --norc -c \(quoted) 2>&1", "r") else {
            Issue.record("no shell: \(errno)")
            return ""
        }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = unsafe fread(&buffer, 1, buffer.count, pipe), count > 0 { text += buffer[..<count] }
        let code = unsafe pclose(pipe)
        #expect(code == 0, "\(String(decoding: text, as: UTF8.self))")
        return String(decoding: text, as: UTF8.self)
    }
}
