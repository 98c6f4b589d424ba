// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Settings
import Setup
import Terms

/// A `hall.conf` that `kioskctl setup` changes: what nobody asked for stays, and what was asked for is there.
enum HallChanges {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let text = String(validating: input, as: UTF8.self) else { return }
        let base = HallDraft.Base(text: text, isSample: false)
        guard let today = answers(text) else {
            guard let hall = HallID("h"), let center = CenterID("h") else { return }
            let some = HallAnswers(hall: hall, center: center, name: "n", telephone: "1", booking: "b")
            // No hall can run with it, and setup refuses it: what is written over it only must come to an end.
            _ = some.text(over: text, isSample: false)
            return
        }
        try hold(!HallDraft(today, over: base).isNew, "what is there already is written again")
        var other = today
        (other.telephone, other.port) = ("\"0372\", #1", today.port == 1 ? 2 : 1)
        let draft = HallDraft(other, over: base)
        try hold(draft.problems.isEmpty, "a change of two answers makes a hall that cannot run: \(draft.problems)")
        try hold(answers(draft.text) == other, "answers are not read as they are written")
    }

    private static func answers(_ text: String) -> HallAnswers? {
        guard let file = try? SettingsFile.parse(text: text, name: "hall.conf"), let settings = try? HallSettings(file)
        else {
            return nil
        }
        return HallAnswers(settings)
    }
}
