// SPDX-License-Identifier: Apache-2.0
import Terms

/// Every configured device of the hall, for those who look after it.
struct DevicesView: JSONWritable {
    private let reports: [DeviceReport]
    private let now: Moment

    init(_ reports: [DeviceReport], at now: Moment) { (self.reports, self.now) = (reports, now) }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("at", now.rfc3339)
        json.key("devices")
        json.beginArray()
        for report in reports { write(report, to: &json) }
        json.endArray()
        json.endObject()
    }

    private func write(_ report: DeviceReport, to json: inout JSONWriter) {
        json.beginObject()
        json.member("address", report.address)
        json.key("counters")
        json.beginObject()
        for (name, count) in report.counters.sorted(by: { $0.key < $1.key }) {
            json.key(text: name)
            json.number(count)
        }
        json.endObject()
        json.member("identity", report.identity)
        json.member("kind", report.kind.rawValue)
        json.member("last_fault", report.lastFault)
        json.member("node", report.node)
        json.member("place", report.place)
        json.member("since", report.since.map { now.at($0).rfc3339 })
        json.member("state", report.state)
        json.member("working", flag: report.isWorking)
        json.endObject()
    }
}
