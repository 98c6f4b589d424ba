// SPDX-License-Identifier: Apache-2.0
import Paper
import Ports

/// The conversation with a printer that answers anything at any time: no slip is called printed that was not sent.
enum PrinterTalk {
    /// What the owner of a dialogue has seen of it.
    private struct Course {
        var wasGranted = false
        var jobBytes = 0
        var endings: [PrinterDialogue.Ending] = []
    }

    static func check(_ input: [UInt8]) throws(Broken) {
        var script = ByteScript(input)
        let voice = script.oneOf(PrinterVoice.allCases)
        let job: [UInt8]? = script.flag() ? [0x1B, 0x40, 0x41, 0x0A] : nil
        var dialogue = PrinterDialogue(
            job: job,
            number: Int(script.byte()),
            voice: voice,
            answersMarker: script.oneOf([nil, true, false])
        )
        var course = Course()
        var mayGrant = false
        var outputs = dialogue.start()
        while true {
            try note(outputs, &course, &mayGrant)
            guard course.endings.isEmpty, !script.isAtEnd else { break }
            outputs = dialogue.handle(happening(&script, &mayGrant, &course))
        }
        // Time alone ends it: settling, four questions, sending, the looks, the grace, four questions.
        var patience = 64
        while course.endings.isEmpty, patience > 0 {
            if mayGrant {
                (mayGrant, course.wasGranted) = (false, true)
                try note(dialogue.handle(.granted), &course, &mayGrant)
            } else {
                try note(dialogue.handle(.due), &course, &mayGrant)
            }
            patience -= 1
        }
        try hold(course.endings.count == 1, "a dialogue does not come to one end")
        try hold(dialogue.handle(.due).isEmpty && dialogue.handle(.bytes([0x12])).isEmpty, "a dialogue after its end")
        try judge(course, job, voice)
    }

    private static func happening(
        _ script: inout ByteScript,
        _ mayGrant: inout Bool,
        _ course: inout Course
    ) -> PrinterDialogue.Input {
        switch script.number(below: 9) {
        case 0 where mayGrant:
            (mayGrant, course.wasGranted) = (false, true)
            return .granted
        case 1: return .waiting(script.number(below: 64))
        case 2: return .waiting(0)
        case 3: return script.number(below: 8) == 0 ? .closed(waiting: script.number(below: 64)) : .due
        case 4: return .bytes(script.piece())
        case 5: return .bytes([0x12])
        case 6: return .bytes([script.byte()])
        case 7:
            let status = script.flag() ? LPStatus(rawValue: script.byte()) : nil
            return .port(script.flag() ? LineSight(status: status, hasSentAll: script.flag()) : nil)
        default: return .due
        }
    }

    private static func note(
        _ outputs: [PrinterDialogue.Output],
        _ course: inout Course,
        _ mayGrant: inout Bool
    ) throws(Broken) {
        for output in outputs {
            try hold(course.endings.isEmpty, "something is done after the end")
            switch output {
            case .write(let bytes):
                // Questions are of three bytes; a job begins with ESC @.
                guard bytes.starts(with: [0x1B, 0x40]) else { continue }
                try hold(course.wasGranted, "a job was sent before its start was durable")
                try hold(course.jobBytes == 0, "a job was sent twice")
                course.jobBytes = bytes.count
            case .cleared: mayGrant = true
            case .finished(let ending): course.endings.append(ending)
            case .discard, .lookAtPort, .timer: break
            }
        }
    }

    private static func judge(_ course: Course, _ job: [UInt8]?, _ voice: PrinterVoice) throws(Broken) {
        switch course.endings[0] {
        case .ready: try hold(job == nil, "a job ended as a check")
        case .printed: try hold(course.jobBytes > 0, "printed without having been sent")
        case .unknown: try hold(job == nil || course.wasGranted, "unknown although nothing was granted")
        case .refused: break
        }
    }
}
