// SPDX-License-Identifier: Apache-2.0
import Settings
import Testing

/// What a command line may look like.
struct ArgumentsTests {
    @Test
    func `verbs, options and flags may stand in any order`() throws {
        let arguments = try Arguments(
            ["journal", "--directory", "/d", "verify", "--quiet"],
            options: ["directory"],
            flags: ["quiet"]
        )
        #expect(arguments.words == ["journal", "verify"])
        #expect(arguments["directory"] == "/d")
        #expect(arguments.has("quiet"))
        #expect(throws: ArgumentsFault.missing("to")) { try arguments.required("to") }
    }

    @Test
    func `an option that may be repeated keeps every value in order`() throws {
        let arguments = try Arguments(
            ["--window", "1=a", "--name", "x", "--window", "2=b"],
            options: ["window", "name"],
            repeatable: ["window"]
        )
        #expect(arguments.all("window") == ["1=a", "2=b"])
        #expect(arguments["window"] == "1=a")
        #expect(arguments.all("name") == ["x"] && arguments.all("other").isEmpty)
        #expect(throws: ArgumentsFault.repeated("name")) {
            try Arguments(["--name", "x", "--name", "y"], options: ["name"], repeatable: ["window"])
        }
    }

    @Test(arguments: [
        (["--directry", "/d"], ArgumentsFault.unknown("directry", nearest: "directory")),
        (["--directory"], .noValue("directory")),
        (["--directory", "a", "--directory", "b"], .repeated("directory")),
    ])
    func `what is not understood is named`(words: [String], fault: ArgumentsFault) {
        #expect(throws: fault) { try Arguments(words, options: ["directory"]) }
    }
}
