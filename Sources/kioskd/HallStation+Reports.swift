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
        if let address = settings.reader {
            reports.append(DeviceReport(.reader, at: id.text, address.text, states[.reader] ?? .unknown))
        }
        if let scanner, let address = settings.scanner?.address {
            let report = DeviceReport(.scanner, at: id.text, address.text, states[.scanner] ?? .unknown)
            reports.append(await report.with(scanner, at: times))
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
