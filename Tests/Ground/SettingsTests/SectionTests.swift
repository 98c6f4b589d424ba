// SPDX-License-Identifier: Apache-2.0
import Settings
import Testing

struct SectionTests {
    enum Mode: String, CaseIterable {
        case alone, member
        case withOwner = "with-owner"
    }

    static func section(_ lines: String) throws -> Section {
        try SettingsFile.parse(text: "[a]\n" + lines, name: "f").section("a")
    }

    @Test(arguments: [("1", 1), ("65535", 65_535), ("\"80\"", 80), ("0080", 80)])
    func `a number within its bounds is taken`(text: String, value: Int) throws {
        #expect(try Self.section("x = " + text).takeInt("x", in: 1...65_535) == value)
    }

    @Test(arguments: ["0", "65536", "-1", "+1", "1.0", "1e3", "0x10", "１", "1 2", "99999999999999999999", "port"])
    func `a number out of its bounds is refused with them`(text: String) throws {
        let section = try Self.section("x = " + text)
        #expect(
            message { try section.takeInt("x", in: 1...65_535) }
                == "f:2: 'x' is '\(text)', not a whole number from 1 to 65535 — correct the value"
        )
    }

    @Test func `yes and no are taken in systemd's words`() throws {
        for text in ["yes", "true", "on", "1"] { #expect(try Self.section("x=\(text)").takeBool("x") == true) }
        for text in ["no", "false", "off", "0"] { #expect(try Self.section("x=\(text)").takeBool("x") == false) }
        #expect(try Self.section("").takeBool("x") == nil)
        for text in ["Yes", "2", "ja", "是"] {
            #expect(message { try Self.section("x=\(text)").takeBool("x") }.contains("not yes or no"))
        }
    }

    @Test func `a choice is one of its names`() throws {
        #expect(try Self.section("x = with-owner").takeChoice("x", of: Mode.self) == .withOwner)
        #expect(try Self.section("").takeChoice("x", of: Mode.self) == nil)
        let section = try Self.section("x = Alone")
        #expect(
            message { try section.takeChoice("x", of: Mode.self) }
                == "f:2: 'x' is 'Alone', not one of: alone, member, with-owner — correct the value"
        )
    }

    @Test func `an identifier has no blanks`() throws {
        #expect(try Self.section("x = realty-1.b").takeIdentifier("x") == "realty-1.b")
        #expect(try Self.section("x = a, b\nx = c").takeIdentifiers("x") == ["a", "b", "c"])
        #expect(message { try Self.section("x = 不动产").takeIdentifier("x") }.contains("a name of at most 40"))
        #expect(message { try Self.section("x = a, b c").takeIdentifiers("x") }.contains("a name of at most 40"))
        let long = String(repeating: "x", count: 41)
        #expect(message { try Self.section("x = \(long)").takeIdentifier("x") }.contains("a name of at most 40"))
    }

    @Test(arguments: [
        ("45", 45), ("45 min", 45), ("45min", 45), ("2 h", 120), ("1h30min", 90), ("1 h 30 min", 90), ("1 d", 1440),
        ("1d 2h 3min", 1563), ("0", 0), ("90min", 90),
    ])
    func `a time is taken in minutes`(text: String, minutes: Int) throws {
        #expect(try Self.section("x = " + text).takeMinutes("x", in: 0...2000) == minutes)
    }

    @Test(arguments: ["-1", "2001", "1.5h", "h", "30 s", "30min 1h", "1h1h", "1 month", "1h 5", "min", "9999999h", "一"])
    func `what is no time, or too long, is refused`(text: String) throws {
        let section = try Self.section("x = " + text)
        #expect(
            message { try section.takeMinutes("x", in: 0...2000) }
                == "f:2: 'x' is '\(text)', not a time from 0 to 2000 minutes like 45 or 1 h 30 min — correct the value"
        )
    }

    @Test func `a key set twice is refused for one value and taken for a list`() throws {
        let section = try Self.section("x = 1\ny = 2\nx = 3")
        #expect(message { try section.take("x") } == "f:4: 'x' was already set at line 2 — keep one of the two lines")
        #expect(try section.takeList("x") == ["1", "3"])
    }

    @Test func `every line of a key is taken whole, quoted or not`() throws {
        let section = try Self.section("x = 1=a, b\nx = \"2=c, # d\"\ny = 3")
        #expect(try section.takeEach("x") == ["1=a, b", "2=c, # d"])
        #expect(try section.takeEach("z").isEmpty)
        #expect(message { try Self.section("x = \"a\", b").takeEach("x") }.contains("text after its closing quote"))
        #expect(message { try Self.section("x = a\nx =").takeEach("x") }.hasPrefix("f:3: 'x' has no value"))
    }

    @Test func `text with commas is one value unless it is quoted in pieces`() throws {
        #expect(try Self.section("x = a, b").take("x") == "a, b")
        #expect(message { try Self.section("x = \"a\", b").take("x") }.contains("text after its closing quote"))
    }

    @Test(arguments: ["x =", "x = # remark", "x = a,,b", "x = a,", "x = ,"])
    func `nothing is no value`(line: String) throws {
        #expect(message { try Self.section(line).takeList("x") }.hasPrefix("f:2: 'x' has no value"))
    }

    @Test func `an empty value is refused, an empty pair of quotes is taken`() throws {
        #expect(message { try Self.section("x =").take("x") }.hasPrefix("f:2: 'x' has no value"))
        #expect(try Self.section("x = \"\"").take("x") == "")
    }

    @Test func `a value has as many characters as the reader allows`() throws {
        #expect(try Self.section("x = 王小明").take("x", upTo: 3) == "王小明")
        #expect(
            message { try Self.section("x = 王小明明").take("x", upTo: 3) }
                == "f:2: 'x' has more than 3 characters — shorten it"
        )
    }

    @Test func `no message repeats a secret`() throws {
        let text = """
            [a]
            password = Tr0ub4dor
            pin = Tr0ub4dor, "x"
            own = Tr0ub4dor
            token = "Tr0ub4dor
            Tr0ub4dor
            Tr0ub4dor 2 = 3
            """
        #expect(!message { try SettingsFile.parse(text: text, name: "f") }.contains("Tr0ub4dor"))
        let lines = text.split(separator: "\n").dropLast(3).joined(separator: "\n")
        let file = try SettingsFile.parse(
            text: lines,
            name: "f",
            secretKeys: SettingsFile.usualSecrets.union(["own"])
        )
        let section = file.section("a")
        let messages = [
            message { try section.takeInt("password", in: 0...9) }, message { try section.take("password", upTo: 3) },
            message { try section.take("pin") }, message { try section.takeBool("own") },
            message { try section.takeMinutes("own", in: 0...9) },
            message {
                _ = try section.take("own")
                throw section.badValue("own", expected: "a good one")
            },
            message { try file.finish() },
        ]
        for message in messages.dropLast() {
            #expect(message.hasPrefix("f:"))
            #expect(!message.contains("Tr0ub4dor"))
        }
        #expect(messages.last == "no error")
        #expect(try section.take("own") == "Tr0ub4dor")
    }

    @Test func `an unknown secret is named without its value`() throws {
        let file = try SettingsFile.parse(text: "[a]\npasword = Tr0ub4dor", name: "f")
        _ = try file.section("a").take("password")
        #expect(message { try file.finish() } == "f:2: [a] knows no key 'pasword' — did you mean 'password'?")
    }
}
