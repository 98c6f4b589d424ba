// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

// Calls for staff, brought to the hall one after the other.
extension Station {
    /// Brings every call until the task is cancelled; the visitor is told what became of a call for help.
    func bringCalls() async {
        for await call in calls { await bring(call) }
    }

    private func bring(_ call: StaffCall) async {
        for attempt in 1...StaffCall.tries {
            if attempt > 1, (try? await time.wait(for: StaffCall.pause)) == nil { return }
            let isKept = await keep(call)
            if call.kind == .help { take(.calledStaff(isKept: isKept)) }
            if isKept { return }
        }
        Log.write(.error, "a call for staff could not be kept", ["station": id])
    }

    private func keep(_ call: StaffCall) async -> Bool {
        (try? await doors.submit(.raiseAlert(call.kind, station: id), call.key, nil).answer) == .done
    }
}
