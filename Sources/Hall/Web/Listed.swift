// SPDX-License-Identifier: Apache-2.0
import Terms

/// A list under its name: an object, so that members can be added one day.
struct Listed<Item: JSONWritable>: JSONWritable {
    private let name: StaticString
    private let items: [Item]

    init(_ name: StaticString, _ items: [Item]) { (self.name, self.items) = (name, items) }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member(name, items)
        json.endObject()
    }
}
