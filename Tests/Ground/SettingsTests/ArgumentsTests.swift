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

    @Test(arguments: [
        (["--directry", "/d"], ArgumentsFault.unknown("directry", nearest: "directory")),
        (["--directory"], .noValue("directory")),
        (["--directory", "a", "--directory", "b"], .repeated("directory")),
    ])
    func `what is not understood is named`(words: [String], fault: ArgumentsFault) {
        #expect(throws: fault) { try Arguments(words, options: ["directory"]) }
    }
}
