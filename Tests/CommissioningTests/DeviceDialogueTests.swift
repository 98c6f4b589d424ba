// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Terms
import Testing

/// The part of the dialogue that looks at devices.
struct DeviceDialogueTests {
    /// At the question for the reader.
    private static func atReader(_ found: [FoundDevice]) throws -> SetupDialogue {
        var dialogue = try Sample.dialogue()
        _ = dialogue.take(.found(found))
        dialogue.type("", "样例大厅", "linzhou", "", "1", "网上", "", "", "社会保障", "", "", "", "1", "", "kiosk-1")
        return dialogue
    }

    @Test func `the only device of a kind is the default, and may be chosen by its number`() throws {
        let reader = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.reader], .sure)
        let other = try Sample.serial("/dev/ttyACM0", 0x1406, kinds: [.scanner, .reader], .open)
        var dialogue = try Self.atReader([other, reader])
        #expect(dialogue.question.usual == reader.address.text)
        #expect(
            dialogue.question.lines[0].hasPrefix("  1  ") && dialogue.question.lines[0].contains(reader.address.text)
        )
        dialogue.type("2")
        #expect(dialogue.answers.station?.devices == [.reader: other.address])
        // What is a reader now is no scanner's default.
        #expect(dialogue.question.usual == "-")
    }

    @Test func `what is plugged in while somebody looks is told and offered, what is pulled out is gone`() throws {
        let reader = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.reader], .sure)
        var dialogue = try Self.atReader([])
        #expect(dialogue.question.usual == "-")
        #expect(dialogue.take(.found([reader])) == [])
        let news = dialogue.takeRemarks()
        #expect(news.count == 1 && news[0].hasPrefix("＋") && news[0].contains("/dev/ttyUSB0"))
        #expect(dialogue.question.usual == reader.address.text)
        _ = dialogue.take(.found([reader]))
        #expect(dialogue.takeRemarks() == [])
        _ = dialogue.take(.found([]))
        #expect(dialogue.takeRemarks().first?.hasPrefix("－") == true && dialogue.question.usual == "-")
    }

    @Test func `an unknown port is asked on request, and known from then on`() throws {
        let port = try Sample.serial("/dev/ttyUSB0", 0x7523, kinds: [.reader, .scanner, .printer], .open)
        var dialogue = try Self.atReader([port])
        #expect(dialogue.question.usual == "-")
        #expect(dialogue.take(.line("?1")) == [.probe(port)])
        var asked = port
        (asked.kinds, asked.certainty) = ([.reader], .sure)
        if case .serial(let match, _, let flow) = port.address {
            asked.address = .serial(match, baud: .baud9600, flow: flow)
        }
        #expect(dialogue.take(.probed(asked, "a reader")) == [])
        #expect(dialogue.takeRemarks() == ["a reader"] && dialogue.question.usual?.hasSuffix("?baud=9600") == true)
        // The next look at what is plugged in does not forget it.
        _ = dialogue.take(.found([port]))
        #expect(dialogue.question.usual?.hasSuffix("?baud=9600") == true)
        dialogue.type("", "")
        #expect(dialogue.question.lines.count == 2, "the reader is offered neither as scanner nor as printer")
    }

    @Test func `a printer's test slip is tried, looked at, and its address corrected`() throws {
        var dialogue = try Self.atReader([])
        dialogue.type("-", "-", "tcp:192.0.2.7:9100")
        #expect(dialogue.question.usual == "y")
        #expect(dialogue.take(.line("")) == [.printTestSlip])
        _ = dialogue.take(.slip(fault: "it has no paper"))
        #expect(dialogue.takeRemarks().count == 1 && dialogue.question.usual == "n", "what failed is not the default")
        #expect(dialogue.take(.line("y")) == [.printTestSlip])
        _ = dialogue.take(.slip(fault: nil))
        // It came, but not as it should: back to the address.
        dialogue.type("n")
        #expect(dialogue.takeRemarks().count == 1 && dialogue.question.usual == "tcp:192.0.2.7:9100")
        dialogue.type("<")
        #expect(dialogue.question.prompt == SoughtDevice.scanner.phrase.text(.zh))
        dialogue.type("", "file:/tmp/slips", "n")
        #expect(dialogue.question.prompt == SoughtDevice.documents.phrase.text(.zh))
        // Late news of a slip that nobody asked for any more change nothing.
        _ = dialogue.take(.slip(fault: "late"))
        #expect(dialogue.takeRemarks() == [])
    }
}
