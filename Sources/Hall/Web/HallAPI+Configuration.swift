// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms

// The hall's configuration, for those who look after it.
extension HallAPI {
    static let configuration: [Route] = [
        .get(root + "/configuration", [.admin], HallAPI.showConfiguration),
        .get(root + "/configuration/history", [.admin], HallAPI.listConfigurations),
        .get(root + "/configuration/history/{version}", [.admin], HallAPI.showOldConfiguration),
        .post(root + "/configuration/check", [.admin], required: ["text"], HallAPI.checkConfiguration),
        .post(
            root + "/configuration",
            [.admin],
            required: ["text", "note"],
            optional: ["base"],
            bare: ["base"],
            HallAPI.saveConfiguration
        ),
        .post(
            root + "/configuration/restore",
            [.admin],
            required: ["version"],
            bare: ["version"],
            HallAPI.restoreConfiguration
        ),
    ]

    /// The longest body of a request that brings a configuration, in bytes.
    static let configurationBodyLimit = 256 * 1024
    /// The most bytes of a note.
    static let noteLimit = 400

    /// What the hall runs with.
    func showConfiguration(_ query: Query) async throws(APIFault) -> HTTPReply {
        guard let saved = await parts.configuration?.current() else { throw .noConfiguration }
        return WebJSON.reply(ConfigurationView(saved, adopted: parts.adopted))
    }

    /// Every version, newest first, without its text.
    func listConfigurations(_ query: Query) async throws(APIFault) -> HTTPReply {
        guard let door = parts.configuration else { throw .noConfiguration }
        return WebJSON.reply(["versions": await door.versions()])
    }

    /// One version.
    func showOldConfiguration(_ query: Query) async throws(APIFault) -> HTTPReply {
        guard let door = parts.configuration else { throw .noConfiguration }
        guard let number = Digits.value(query["version"].utf8), let saved = await door.text(number) else {
            throw .noSuchPath
        }
        return WebJSON.reply(ConfigurationView(saved))
    }

    /// What is wrong with a text, by the line; changes nothing.
    func checkConfiguration(_ order: Order) async throws(APIFault) -> HTTPReply {
        guard let door = parts.configuration else { throw .noConfiguration }
        return WebJSON.reply(["problems": await door.check(try order.body.required("text"))])
    }

    /// Saves a text, with which the hall opens anew in a moment.
    func saveConfiguration(_ order: Order) async throws(APIFault) -> HTTPReply {
        let base = try order.body.optional("base", "the number of a version") { Digits.value($0.utf8) }
        let note = try order.body.required("note", "one line of at most \(Self.noteLimit) bytes") { note in
            note.utf8.count <= Self.noteLimit && note.utf8.allSatisfy { $0 >= 0x20 } ? note : nil
        }
        let intent = ConfigurationDoor.Intent(staff: order.caller.staff, note: note, base: base)
        return try await save(try order.body.required("text"), intent)
    }

    /// Saves the text of an earlier version again.
    func restoreConfiguration(_ order: Order) async throws(APIFault) -> HTTPReply {
        guard let door = parts.configuration else { throw .noConfiguration }
        let number = try order.body.required("version", "the number of a version") { Digits.value($0.utf8) }
        guard let saved = await door.text(number) else {
            throw .badField("version", expected: "a version of the history")
        }
        let note = "恢复版本 \(number) / restored version \(number)"
        return try await save(saved.text, ConfigurationDoor.Intent(staff: order.caller.staff, note: note, base: nil))
    }

    private func save(_ text: String, _ intent: ConfigurationDoor.Intent) async throws(APIFault) -> HTTPReply {
        guard let door = parts.configuration else { throw .noConfiguration }
        switch await door.save(text, intent) {
        case .saved(let version): return WebJSON.reply(version)
        case .refused(let problems): throw .badConfiguration(problems)
        case .changed(let newest): throw .configurationChanged(newest)
        case .notWritten(let reason): throw .configurationNotWritten(reason)
        }
    }
}
