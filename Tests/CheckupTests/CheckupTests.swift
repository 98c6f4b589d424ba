// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Checkup

struct CheckupTests {
    @Test func `a machine in order has good lines only, one a topic`() {
        let lines = Checkup.lines(Halls.good)
        #expect(lines.filter { $0.grade != .good }.isEmpty, "\(lines)")
        #expect(Set(lines.map(\.topic)).count == lines.count)
        #expect(Checkup.status(of: lines) == 0)
        var sight = Halls.good
        (sight.parts, sight.center) = ([.hall, .center], Halls.center)
        #expect(Checkup.status(of: Checkup.lines(sight)) == 0, "\(Checkup.lines(sight))")
    }

    @Test(arguments: Mishap.ofMachines + Mishap.ofHalls + Mishap.ofCenters)
    func `what goes wrong is said with what mends it, and nothing else is`(mishap: Mishap) throws {
        var sight = Halls.good
        if Mishap.ofCenters.contains(where: { $0.name == mishap.name }) { sight.center = Halls.center }
        mishap.happen(&sight)
        let wrong = Checkup.lines(sight).filter { $0.grade != .good }
        let line = try #require(wrong.first { $0.topic == mishap.topic }, "\(Checkup.lines(sight))")
        #expect(wrong.count == 1, "\(wrong)")
        #expect(line.grade == mishap.grade && line.remedy == mishap.remedy, "\(line)")
        let status: Int32 = mishap.grade == .broken ? 2 : mishap.grade == .look ? 1 : 0
        #expect(Checkup.status(of: wrong) == status)
    }

    @Test func `every remedy that a line can have is tried, and examples name each once`() {
        #expect(Set(Remedy.examples.map(\.command)).count == Remedy.examples.count)
        for remedy in Remedy.examples {
            #expect(!remedy.command.isEmpty && !remedy.command.contains("\n"))
        }
    }

    @Test func `a board that leaves the screen to a kiosk is in order`() {
        var sight = Halls.good
        sight.units.append(Halls.waiting("hallkiosk-board.service"))
        sight.screen.isKiosk = true
        #expect(Checkup.status(of: Checkup.lines(sight)) == 0, "\(Checkup.lines(sight))")
    }

    @Test func `whoever may not see is told with which command it can be seen`() {
        var sight = Halls.good
        sight.isRoot = false
        sight.hall?.journal = .unseen
        sight.hall?.enrolment = .unseen
        sight.hall?.line = nil
        sight.hall?.daemon = nil
        sight.hall?.hasToken = false
        sight.hall?.backups.isSeen = false
        sight.hall?.devices[0].isFound = nil
        sight.hall?.devices[0].isWorking = nil
        sight.files[0].found = .unseen
        let lines = Checkup.lines(sight)
        let unseen = lines.filter { $0.grade == .unseen }
        #expect(Set(unseen.map(\.topic)) == [.database, .center, .ports, .backups, .files, .devices], "\(lines)")
        #expect(unseen.allSatisfy { $0.remedy?.command == "sudo kioskctl doctor" })
        #expect(Checkup.status(of: lines) == 0, "what is not seen is not wrong")
    }

    @Test func `a machine on which nothing is set up is told to begin`() {
        let empty = Checkup.lines(Sight())
        #expect(empty.contains { $0.remedy == .setUp } && Checkup.status(of: empty) == 1)
    }
}
