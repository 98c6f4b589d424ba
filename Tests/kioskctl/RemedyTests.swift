// SPDX-License-Identifier: Apache-2.0
import Checkup
import Testing

@testable import kioskctl

/// What the doctor says can be typed as it stands.
struct `Remedies` {
    /// Programs of Debian 12 that a hall's machine has: systemd, util-linux, coreutils, iproute2, e2fsprogs, procps, libc-bin,
    /// and GRUB where its remedy is named.
    private static let programs: Set<String> = [
        "systemctl", "journalctl", "timedatectl", "systemd-sysusers", "systemd-tmpfiles", "udevadm", "hwclock", "mount",
        "du", "sort", "tail", "head", "cat", "chown", "chmod", "install", "ss", "ip", "tune2fs", "ps", "getent",
        "apt-get", "echo", "update-grub",
    ]

    @Test(arguments: Remedy.examples)
    func `every command is one that there is, with operands and options that it takes`(remedy: Remedy) throws {
        let steps = remedy.command.replacing(" && ", with: "\n").replacing(" | ", with: "\n").split(separator: "\n")
        for step in steps {
            var words = step.split(separator: " ").map(String.init)
            if words.first == "sudo" { words.removeFirst() }
            if words.first == "-u" { words.removeFirst(2) }
            let program = try #require(words.first, "\(remedy.command)")
            guard program == "kioskctl" else {
                #expect(Self.programs.contains(program), "\(remedy.command)")
                continue
            }
            guard case .run = try CommandLineReading(Array(words.dropFirst())) else {
                Issue.record("\(remedy.command) is only explained")
                return
            }
        }
    }

    @Test func `the doctor on paper says the worst last, and each remedy below its line`() {
        let sight = Sight()
        let text = DoctorText.text(Checkup.lines(sight))
        #expect(text.contains("→ sudo kioskctl setup\n") && text.hasSuffix("broken: 0\n"))
        let json = JSONValue(bytes: Array(DoctorText.json(Checkup.lines(sight)).utf8))
        #expect(json?["status"] == .whole(1))
    }

    @Test func `a bundle takes members of an answer by name, and nothing else`() throws {
        let device = #"{"kind":"printer","state":"王小明","identity":"SN410105199001011234"}"#
        let text =
            #"{"position":7,"visitor":"王小明","link":{"state":"online","secret":"x"},"#
            + #""stations":[{"id":"王小明","devices":["# + device + "]}]}"
        let answer = try #require(JSONValue(bytes: Array(text.utf8)))
        let kept = BundleSieve.status(answer).indented()
        #expect(kept.contains("position: 7") && kept.contains("link.state: online") && kept.contains("kind: printer"))
        #expect(!kept.contains("王") && !kept.contains("4101") && !kept.contains("secret"))
    }

    @Test(arguments: [
        ("hallkiosk_tickets_issued_total{kind=\"walk_in\"} 12", true), ("process_resident_memory_bytes 1.5e+07", true),
        ("# HELP hallkiosk_events_total Public events", false), ("visitor{name=\"王小明\"} 1", false),
        ("visitor{name=\"Wang Xiaoming\"} 1", false), ("", false), ("a b", false),
    ])
    func `only figures pass from the metrics`(line: String, passes: Bool) {
        #expect(BundleSieve.isFigure(line) == passes)
    }
}
