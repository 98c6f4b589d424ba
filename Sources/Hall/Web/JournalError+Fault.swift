// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports

extension APIFault {
    /// A fault of the machine: nothing of the request was stored, and the same key may be sent again.
    init(_ error: JournalError) {
        switch error {
        case .storageFull:
            self.init(507, "storage-full", "暂时无法保存，工作人员已收到通知", "The disk is full: nothing is accepted now")
        case .overloaded:
            self.init(
                503,
                "overloaded",
                "请求过多，请稍后重试",
                "Too many requests wait for the disk",
                headers: ["Retry-After": "1"]
            )
        case .stopping:
            self.init(503, "stopping", "系统正在停止", "The program is stopping", headers: ["Retry-After": "5"])
        case .storageFailed, .corrupt, .inUse, .otherHall, .newerVersion, .notAJournal, .backupExists,
            .restoreUnfinished:
            self.init(500, "storage-failed", "暂时无法保存，工作人员已收到通知", "The journal cannot be stored or read")
        }
        // A program that is stopping is no news to those who read the log.
        if error != .stopping { Log.write(.error, "request failed", ["status": problem.status]) }
    }
}
