// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports
import Readers
import Setup
import Terms
import Web

// What the page of devices says of a station.
extension HallStation {
    /// Its devices, in the order of hall.conf.
    func reports(at times: ReportTimes) async -> [DeviceReport] {
        let states = devices.withLock { $0 }
        var reports: [DeviceReport] = []
        if let reader, let address = settings.reader {
            var report = DeviceReport(.reader, at: id.text, address.text, states[.reader] ?? .unknown)
            report = report.with(await reader.tally, await reader.counts.counters, at: times)
            report.identity = await reader.identity?.text
            reports.append(report)
        }
        if let scanner, let address = settings.scanner?.address {
            let report = DeviceReport(.scanner, at: id.text, address.text, states[.scanner] ?? .unknown)
            reports.append(await report.with(scanner, at: times))
        }
        if let documents, let address = settings.documents {
            let report = DeviceReport(.documents, at: id.text, address.text, states[.documents] ?? .unknown)
            reports.append(report.with(await documents.tally, documents.counts.counters, at: times))
        }
        let kinds: [(DeviceReport.Kind, HallSurroundings.Device.Kind)] = [
            (.printer, .printer), (.secondPrinter, .printer2),
        ]
        for (place, printer) in (printer?.printers ?? []).enumerated() {
            let (kind, key) = kinds[place]
            let address = settings.printers[place].address.text
            let report = DeviceReport(kind, at: id.text, address, states[key] ?? .unknown)
            let paper = await printer.paperLeft
            var counters = ["paper_left_mm": paper.millimetres]
            counters["paper_left_days"] = paper.days
            reports.append(report.with(await printer.tally, counters, at: times))
        }
        return reports
    }
}

extension ReaderCounts {
    /// By the names of the page.
    fileprivate var counters: [String: Int] { ["documents": documents, "unread": unread, "rejected": rejected] }
}

extension DeviceReport {
    /// Adds what a scanner has counted; a device that turned out to be none says so as its last fault.
    fileprivate func with(_ scanner: CodeScanner, at times: ReportTimes) async -> DeviceReport {
        let (counts, refusal) = await (scanner.counts, scanner.refusal)
        let counters = [
            "scans": counts.scans, "repeats": counts.repeats, "unread": counts.unread, "typed": counts.typed,
        ]
        var report = with(await scanner.tally, counters, at: times)
        if let refusal { report.lastFault = refusal.description }
        return report
    }
}
