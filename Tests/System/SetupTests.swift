// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Simulators
import Terms
import Testing
import Vault

extension WholeRiver {
    /// A hall put into service by `kioskctl setup`, on a machine without systemd.
    struct SetupTests {
        private let folder: Folder
        private let noon: Noon
        private let loop: EventLoop
        private let port: UInt16
        private let client = HTTPClient()

        init() throws {
            (folder, noon) = (try Folder(), try Noon())
            (loop, port) = (try EventLoop(name: "setup-test"), try RunningCenter.freePort())
        }

        private var hall: String { folder.path + "/hall" }
        private var configuration: String { folder.path + "/hall.conf" }

        private var places: [String] {
            let top = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
            return [
                "setup", "--config", configuration, "--directory", hall, "--sample", top + "/assets/hall.conf",
                "--port",
                "\(port)",
            ]
        }

        private func sit(_ more: String..., at terminal: String = "xterm") throws -> TypedProgram {
            let environment = ["TERM=" + terminal, "LANG=zh_CN.UTF-8"]
            return try TypedProgram("kioskctl", places + more, environment: environment, on: loop)
        }

        private func startHall() throws -> Program {
            try Program("kioskd", ["--config", configuration], log: folder.path + "/kioskd.log")
        }

        @Test(.timeLimit(.minutes(2)))
        func `a person is led from nothing to a printed ticket, and the number is void afterwards`() async throws {
            let devices = try Equipment(folder, on: loop)
            let person = try sit()
            try await person.answer("按回车开始", "")
            for (question, answer) in [
                ("大厅名称", "样例\u{7F}\u{7F}样例大厅"), ("编号", "linzhou"), ("规模", ""), ("咨询电话", "0372-0000000"),
                ("预约方式", "省政务服务网"), ("开放时间", "<"), ("预约方式 [省政务服务网]", ""), ("开放时间 [", ""), ("时区", noon.zone),
                ("第 1 项业务的名称", "不动产登记"), ("的字母 [A]", ""), ("首字母 [BDCDJ]", ""), ("第 2 项业务", "社会保障"),
                ("的字母 [B]", ""), ("首字母 [SHBZ]", ""), ("第 3 项业务", ""), ("有几个窗口", "2"), ("窗口 1 [*]", ""),
                ("窗口 2 [*]", "1"), ("取号点名称", ""), ("身份证阅读器 [", "serial:\(folder.path)/reader"),
                ("扫码枪 [", "serial:\(folder.path)/scanner"), ("号票打印机 [", "serial:\(folder.path)/printer"),
                ("现在打印吗", ""), ("都正常吗", ""), ("阅读器 [-]", ""), ("LED 或客显屏", ""), ("呼叫器号=窗口", ""), ("预约中心 [-]", ""),
                ("管理员工号 [1001]", ""),
                ("口令", "correct horse"), ("再输入一遍", "correct horse"),
            ] { try await person.answer(question, answer) }
            #expect(devices.slips.contains("这不是号票") && !devices.slips.contains("A001"))
            #expect(
                unsafe access(configuration, F_OK) != 0 && access(hall, F_OK) != 0,
                "nothing is written before the yes"
            )
            try await person.answer("同意并开始", "y")
            try await person.read(to: "kioskd --config " + configuration)
            let daemon = try startHall()
            try await person.read(to: "测试号票 A001 已打印")
            try await person.read(to: "A001 到 1 号窗口")
            await devices.printer.until { $0.slips.contains { $0.text(columns: 48).contains("A001") } }
            let door = try Door(port: port, directory: hall, client: client, transcript: nil)
            #expect(try await door.get("/api/v1/tickets/A001").text.contains(#""state":"called""#))
            try await person.answer("测试号作废", "")
            try await person.read(to: "A001 已作废")
            try await person.read(to: "/admin")
            #expect(try await person.end() == 0)
            #expect(!person.text.contains("correct horse"))
            #expect(try await door.get("/api/v1/tickets/A001").text.contains(#""state":"voided""#))
            #expect(try await door.get("/api/v1/windows/1").text.contains(#""mode":"closed""#))
            let next = try await door.post("/api/v1/tickets", ["service": "bdcdj"], key: "next")
            #expect(next.text.contains("A002"), "\(next.text)")
            let roll = try StaffRoll.load(path: hall + "/" + StaffRoll.fileName)
            #expect(roll.members.map(\.rolesText) == ["admin"])
            daemon.terminate()
            #expect(try await loop.until("the hall closes") { daemon.exitCode } == 0)
        }

        @Test(.timeLimit(.minutes(1)), arguments: [0, 2, 5])
        func `Ctrl-C leaves nothing behind, and the terminal as it was`(answers: Int) async throws {
            let person = try sit()
            let questions = [("按回车开始", ""), ("大厅名称", "样例大厅"), ("编号", ""), ("规模", ""), ("咨询电话", "1")]
            for (question, answer) in questions.prefix(answers) { try await person.answer(question, answer) }
            try await person.read(to: ": ")
            person.type("half an ans")
            #expect(try await person.leave() == 1)
            #expect(person.text.contains("什么都没有改动"))
            #expect(Folder.files(below: folder.path) == [])
        }

        @Test(.timeLimit(.minutes(1)))
        func `Ctrl-C at the last question, about the test ticket, leaves a hall as it was`() async throws {
            try folder.write("correct horse\n", to: "secret")
            let words = [
                "--unattended", "--no-start", "--name", "样例大厅", "--id", "linzhou", "--telephone", "1", "--booking",
                "网上",
                "--service", "a=社会保障:A", "--window", "1=a", "--admin", "1001", "--admin-secret-file",
                folder.path + "/secret",
            ]
            #expect(try await run(words, "log") == 0)
            let text = try Folder.read(configuration)
            let person = try sit()
            try await person.answer("按回车开始", "")
            for (question, answer) in [
                ("大厅名称", "另一个大厅"), ("规模", ""), ("咨询电话", ""), ("预约方式", ""), ("开放时间 [", ""), ("时区", ""),
                ("业务名称", ""), ("的字母", ""), ("首字母", ""), ("第 2 项业务", ""), ("有几个窗口", ""), ("窗口 1", ""),
                ("取号点名称", "-"), ("LED 或客显屏", ""), ("呼叫器号=窗口", ""), ("预约中心", ""), ("同意并开始", "y"),
            ] { try await person.answer(question, answer) }
            try await person.read(to: "取一个测试号吗")
            #expect(try await person.leave() == 1)
            #expect(person.text.contains("什么都没有改动"))
            #expect(try Folder.read(configuration) == text)
        }

        @Test(.timeLimit(.minutes(1)))
        func `the dialogue refuses options that it would not heed`() async throws {
            let person = try sit("--admin", "1001", "--test-call")
            #expect(try await person.end() == 64)
            #expect(person.text.contains("--admin --test-call 只用于 --unattended"))
        }

        @Test(.timeLimit(.minutes(1)))
        func `a console without hanzi is asked in English`() async throws {
            let person = try sit(at: "linux")
            try await person.answer("press Enter to begin", "")
            try await person.read(to: "name of the hall")
            person.type("\u{4}")
            #expect(try await person.end() == 1)
            #expect(person.text.unicodeScalars.allSatisfy { $0.value < 0x3000 })
        }

        @Test(.timeLimit(.minutes(2)))
        func
            `from answers alone: joined, started, tried out; again nothing changes, and another answer keeps the old file`()
            async throws
        {
            let center = try RunningCenter(folder, noon: noon, loop: loop)
            try await center.start()
            let printer = try SimulatedPrinter(on: loop, link: folder.path + "/printer")
            try folder.write(try await center.code() + "\n", to: "code")
            try folder.write("correct horse\n", to: "secret")
            try folder.write(
                """
                [setup]
                name = 样例大厅
                id = linzhou
                telephone = 0372-0000000
                booking = 省政务服务网
                zone = \(noon.zone)
                service = estate=不动产登记:A
                service = social=社会保障:B
                window = 1=estate,social
                printer = serial:\(folder.path)/printer
                center = https://localhost:\(center.port)
                center-code-file = \(folder.path)/code
                admin = 1001
                admin-secret-file = \(folder.path)/secret
                """,
                to: "answers"
            )
            let words = ["--unattended", "--language", "en", "--answers", folder.path + "/answers"]
            let first = try Program("kioskctl", places + words + ["--test-ticket"], log: folder.path + "/first.log")
            try await loop.until("it asks for the hall") {
                if let code = first.exitCode {
                    throw Overdue(description: "it ended with \(code): \(try log("first"))")
                }
                return try log("first").contains("kioskd --config") ? () : nil
            }
            let daemon = try startHall()
            let code = try await loop.until("kioskctl is done") { first.exitCode }
            let told = try log("first")
            #expect(code == 0, "\(told)")
            #expect(told.contains("test ticket A001 is printed"))
            #expect(printer.module.slips.count == 1)
            let door = try Door(port: port, directory: hall, client: client, transcript: nil)
            try await loop.until("the center hears of the hall") {
                try await door.get("/api/v1/status").text.contains(#""state":"online""#) ? () : nil
            }
            let text = try Folder.read(configuration)
            #expect(try await run(words, "second") == 0)
            #expect(try log("second") == "there is nothing to change\n")
            #expect(try await run(words + ["--telephone", "12345", "--no-start"], "third") == 0)
            #expect(try log("third").contains("+ 8: telephone = 12345"))
            let kept = Folder.files(below: folder.path).filter { $0.hasPrefix(configuration + ".2") }
            #expect(kept.count == 1)
            #expect(try kept.first.map(Folder.read) == text)
            daemon.terminate()
            #expect(try await loop.until("the hall closes") { daemon.exitCode } == 0)
        }

        @Test(.timeLimit(.minutes(1)))
        func `answers that do not do are refused all at once, and nothing is written`() async throws {
            let words = ["--unattended", "--language", "en", "--service", "a=名称:O", "--test-call", "--admin", "x y"]
            #expect(try await run(words, "log") == 64)
            let text = try log("log")
            for name in ["service", "name", "id", "telephone", "booking", "window", "admin", "test-call"] {
                #expect(text.contains("--" + name), "\(name): \(text)")
            }
            #expect(Folder.files(below: folder.path) == [folder.path + "/log.log"])
        }

        private func run(_ words: [String], _ name: String) async throws -> CInt {
            let program = try Program("kioskctl", places + words, log: "\(folder.path)/\(name).log")
            return try await loop.until("kioskctl is done") { program.exitCode }
        }

        private func log(_ name: String) throws -> String {
            String(decoding: try Folder.read("\(folder.path)/\(name).log"), as: UTF8.self)
        }
    }
}
