// SPDX-License-Identifier: Apache-2.0
import Settings
import Testing

struct SettingsFileTests {
    static func file(_ text: String) throws -> SettingsFile { try .parse(text: text, name: "kioskd.conf") }

    @Test func `sections, keys, comments, quotes and lists are read`() throws {
        let file = try Self.file(
            """
            # Hall of Linzhou
            [hall]
            name = 林州市政务服务中心   # shown on slips
            zone=Asia/Shanghai
            note = "a # b, c \\"d\\" \\\\"
            colour = a#b
            equation = a = b
            empty = ""

            [window 3]
            services = realty, "social, security"
            \tservices = tax # and more
            [window 真 4]
            [ window\t10 ]  # remark
            """
        )
        let hall = file.section("hall")
        #expect(try hall.take("name") == "林州市政务服务中心")
        #expect(try hall.take("zone") == "Asia/Shanghai")
        #expect(try hall.take("note") == #"a # b, c "d" \"#)
        #expect(try hall.take("colour") == "a#b")
        #expect(try hall.take("equation") == "a = b")
        #expect(try hall.take("empty") == "")
        #expect(try hall.take("missing") == nil)
        let windows = file.sections("window")
        #expect(windows.map(\.label) == ["3", "真 4", "10"])
        #expect(try windows[0].takeList("services") == ["realty", "social, security", "tax"])
        #expect(try windows[1].takeList("services") == [])
        try file.finish()
    }

    @Test func `a byte order mark, CR LF and a missing last line end are read`() throws {
        let file = try SettingsFile.parse(
            bytes: [0xEF, 0xBB, 0xBF] + Array("[a]\r\nx = 1\r\ny = 2".utf8),
            name: "f"
        )
        let section = file.section("a")
        #expect(try section.takeInt("x", in: 0...9) == 1)
        #expect(try section.takeInt("y", in: 0...9) == 2)
        try file.finish()
    }

    @Test func `a section that is not there gives defaults, and says so when a key is required`() throws {
        let file = try Self.file("")
        let section = file.section("web")
        #expect(try section.takeInt("port", in: 1...65_535) ?? 8080 == 8080)
        #expect(
            message { try section.required("name", section.take("name")) }
                == "kioskd.conf: [web] lacks 'name' — add name = …"
        )
        #expect(file.sections("window").isEmpty)
        try file.finish()
    }

    @Test(arguments: [
        ("x = 1", "f:1: 'x' stands before the first section — write a [section] line above it"),
        ("[a]\nhello", "f:2: this line is no heading, assignment or comment — write key = value, or # before a remark"),
        ("[a", "f:1: this is no section heading — write [section] or [section name]"),
        ("[]", "f:1: this is no section heading — write [section] or [section name]"),
        ("[a] b", "f:1: this is no section heading — write [section] or [section name]"),
        ("[ä]", "f:1: this is no section heading — write [section] or [section name]"),
        ("[a [b]]", "f:1: this is no section heading — write [section] or [section name]"),
        ("[a]\n = 1", "f:2: this is no name of a key — use letters, digits, '.', '_' and '-' before the '='"),
        ("[a]\nx y = 1", "f:2: this is no name of a key — use letters, digits, '.', '_' and '-' before the '='"),
        ("[a]\n[b]\n[a]", "f:3: [a] was already begun at line 1 — join the two, or give one another name"),
        ("[w 1]\n[w  1 ]", "f:2: [w 1] was already begun at line 1 — join the two, or give one another name"),
        (
            "[a]\nx = \"1",
            #"f:2: the quotes of 'x' do not fit — write "…" around the whole value, \" for a quote inside and \\ for a"#
                + " backslash"
        ),
    ])
    func `a malformed line is named with what to do`(text: String, expected: String) {
        #expect(message { try SettingsFile.parse(text: text, name: "f") } == expected)
    }

    @Test(arguments: [#"a"b"#, #""a"b"#, #""a" "b""#, #""a\n""#, #""a\"#, #"a, "b"#, #""a"#, #""a"# + "#", #"a,b""#])
    func `quotes that do not fit are refused`(value: String) {
        let error = #expect(throws: SettingsError.self) { try Self.file("[a]\nx = \(value)") }
        #expect(error?.problems == [SettingsProblem(line: 2, kind: .badQuotes(key: "x"))])
    }

    @Test func `all malformed lines are reported at once`() {
        let error = #expect(throws: SettingsError.self) { try Self.file("x = 1\n[a\ny = 2\n[b]\nz\n=") }
        #expect(error?.problems.map(\.line) == [1, 2, 5, 6], "y is not blamed for its broken heading")
    }

    @Test func `what nobody took is reported with the nearest name`() throws {
        let file = try Self.file("[hall]\nnmae = x\nqqqqqq = y\n[widnow 3]\n[web]\nprot = 1\n[zzz]\n[station]\n")
        _ = try file.section("hall").take("name")
        _ = try file.section("web").takeInt("port", in: 1...9)
        _ = file.sections("window")
        _ = file.sections("station")
        #expect(
            message { try file.finish() } == """
                kioskd.conf:2: [hall] knows no key 'nmae' — did you mean 'name'?
                kioskd.conf:3: [hall] knows no key 'qqqqqq' — remove it, or see the manual for the keys of this section
                kioskd.conf:4: no section [widnow 3] is known — did you mean [window]?
                kioskd.conf:6: [web] knows no key 'prot' — did you mean 'port'?
                kioskd.conf:7: no section [zzz] is known — remove it, or see the manual for the sections
                kioskd.conf:8: [station] is not the form this section has — see the manual whether it is [section] or \
                [section name]
                """
        )
    }

    @Test func `limits hold`() throws {
        let line = "[a]\nx = " + String(repeating: "1", count: SettingsFile.lineLimit - 4)
        #expect(try Self.file(line).section("a").take("x", upTo: 5000)?.utf8.count == SettingsFile.lineLimit - 4)
        #expect(message { try Self.file(line + "1") }.hasPrefix("kioskd.conf:2: the line is longer than 4096 bytes"))
        let most = String(repeating: "#\n", count: SettingsFile.byteLimit / 2)
        _ = try Self.file(most)
        #expect(message { try Self.file(most + "\n") }.hasPrefix("kioskd.conf: the file is larger than 1048576 bytes"))
    }
}

/// The text of the error that `body` throws, or of its absence.
func message<Value>(_ body: () throws -> Value) -> String {
    do {
        _ = try body()
        return "no error"
    } catch {
        return "\(error)"
    }
}
