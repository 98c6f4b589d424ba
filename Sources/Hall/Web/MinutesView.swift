// SPDX-License-Identifier: Apache-2.0
import Terms

/// Minutes until the call, a forecast.
struct MinutesView: Encodable, Equatable {
    let from: Int
    let to: Int

    init(_ range: ClosedRange<Int>) { (from, to) = (range.lowerBound, range.upperBound) }
}

extension MinutesView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("from", number: from)
        json.member("to", number: to)
        json.endObject()
    }
}
