// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Probe

/// `kioskctl devices`: what hall.conf names and how it does, and what is plugged into this machine besides.
struct DevicesCommand {
    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Prints both parts; a hall that does not answer is told, and the machine is looked at nevertheless.
    @concurrent
    func run() async throws {
        let plugged = try DeviceSurvey().devices()
        var report = DevicesReport(configured: nil, plugged: plugged)
        do {
            guard let answer = JSONValue(bytes: try await HallDesk(invocation).read("/devices")) else {
                throw ToolFault("it does not answer with JSON")
            }
            report = DevicesReport(configured: answer, plugged: plugged)
        } catch let fault as CommandLineFault {
            throw fault
        } catch { report.reason = "\(error)" }
        guard invocation.has(.json) else { return Terminal.write(report.text) }
        try Terminal.write(report.json)
    }
}
