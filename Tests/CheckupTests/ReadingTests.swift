// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Checkup

struct ReadingTests {
    @Test func `systemctl's blocks are units`() {
        let text = """
            Id=kioskd.service
            LoadState=loaded
            ActiveState=failed
            UnitFileState=enabled
            Result=exit-code
            NRestarts=7
            ExecMainStatus=78
            ConditionResult=yes

            Id=kioskd.socket
            LoadState=not-found
            ActiveState=inactive

            """
        let blocks = PropertyText.blocks(text)
        #expect(blocks.map { $0["Id"] } == ["kioskd.service", "kioskd.socket"])
        let daemon = UnitSight("kioskd.service", .running).reading(blocks[0])
        #expect((daemon.active, daemon.result, daemon.exit, daemon.restarts) == ("failed", "exit-code", 78, 7))
        let socket = UnitSight("kioskd.socket", .waiting).reading(blocks[1])
        #expect(socket.load == "not-found" && socket.conditionHeld && socket.restarts == 0)
    }

    @Test(arguments: ["", "\n\n\n", "no sign here", "=\n=\n", "Id"])
    func `what is no property is nothing`(text: String) {
        #expect(UnitSight("a", .now).reading(PropertyText.blocks(text).first ?? [:]).load == "")
    }

    @Test func `timedatectl says whether the clock is kept`() {
        var clock = ClockSight()
        clock.read("Timezone=Asia/Shanghai\nCanNTP=yes\nNTP=no\nNTPSynchronized=no\n")
        #expect((clock.canBeKept, clock.isKept, clock.isSynchronised) == (true, false, false))
        clock.read("")
        #expect(clock.canBeKept == true)
    }

    @Test func `mounts are found by their number, with optional fields or without`() {
        let table = MountTable(
            """
            36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext4 /dev/sda1 rw,errors=continue
            37 35 0:5 / /proc rw - proc proc rw
            cut off
            """
        )
        #expect(table["98:0"] == MountTable.Mount(kind: "ext4", source: "/dev/sda1"))
        #expect(table["0:5"]?.kind == "proc" && table["1:1"] == nil)
    }

    @Test func `ports that listen are told from those that speak`() {
        let text = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:2116 00000000:0000 0A 00000000:00000000 00:00000000 00000000   998        0 1 1
               1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 2 1
               2: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 3
            """
        #expect(ListeningPorts.read(text) == [8470, 22])
        #expect(ListeningPorts.read("").isEmpty)
    }
}
