// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A reason of the green channel's scope (A29): for the staff who choose it, never for paper, screen or voice.
struct ReasonView: Equatable, JSONWritable {
    let code: String
    let name: String

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("code", code)
        json.member("name", name)
        json.endObject()
    }
}

extension HallRules {
    /// The green channel's scope in a fixed order; 其他 comes last.
    var greenScope: [ReasonView] {
        greenReasons.sorted { ($0.key == "other" ? 1 : 0, $0.key) < ($1.key == "other" ? 1 : 0, $1.key) }
            .map { ReasonView(code: $0.key, name: $0.value) }
    }
}
