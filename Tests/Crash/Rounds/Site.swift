// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Programs
import Terms

/// One hall with its center, from the first start through its rounds.
final class Site {
    let options: CrashOptions
    let loop: EventLoop
    let client = HTTPClient(maxAtOnce: 64)
    let text: SiteText
    let center: Machine
    let hall: Machine
    let ledger = Ledger()
    let book = CenterBook()
    let follower: Follower
    var mirror: JournalMirror
    var tally = Tally()
    /// The events of the display, and the facts of the center, that were checked.
    var displayed = 0
    var comparedFacts: Int64 = 0
    /// The ways in, after each start others.
    var hallDoor: Door?
    var centerDoor: Door?

    static let hallID = "linzhou"

    /// Prepares the folders.
    init(_ options: CrashOptions, _ loop: EventLoop) throws {
        (self.options, self.loop) = (options, loop)
        text = try SiteText(folder: FileTree.makeScratch())
        let folder = text.folder
        let disk = options.binaries.disk
        center = try Machine(
            [options.binaries.centerd, "--config", folder + "/center.conf"],
            folder: folder + "/center",
            library: disk,
            isDeaf: options.isDeaf,
            loop: loop
        )
        hall = try Machine(
            [options.binaries.kioskd, "--config", folder + "/hall.conf"],
            folder: folder + "/hall",
            library: disk,
            isDeaf: options.isDeaf,
            loop: loop
        )
        follower = Follower(loop)
        guard let id = HallID(Self.hallID) else { preconditionFailure("the hall's id is one") }
        mirror = JournalMirror(directory: folder + "/hall", hall: id)
        try WholeFile.writeAtomically(Array(text.center.utf8), to: folder + "/center.conf", mode: 0o600)
        try WholeFile.writeAtomically(Array(text.hall.utf8), to: folder + "/hall.conf", mode: 0o600)
        try FileTree.empty(folder + "/center")
        try FileTree.empty(folder + "/hall")
    }

    /// Ends everything and removes the files.
    func close() {
        hall.process?.kill()
        center.process?.kill()
        client.close()
        FileTree.remove(text.folder)
    }

    /// Ends everything and leaves the files to whoever looks for the fault; those of a planted one are removed.
    func leave() {
        guard !options.isDeaf else { return close() }
        hall.process?.kill()
        center.process?.kill()
        client.close()
    }

    /// Enrols the hall by the tool, as people do; neither program may run.
    func enrol() async throws {
        let folder = text.folder
        try await tool(
            ["enroll", "issue", "--config", folder + "/center.conf", "--hall", Self.hallID, "--center", "linzhou"]
                + ["--name", "样例大厅", "--out", folder + "/bundle"]
        )
        try await tool(["enroll", "accept", folder + "/bundle", "--directory", folder + "/hall"])
    }

    /// Runs kioskctl; throws with what it said when it fails.
    func tool(_ arguments: [String]) async throws {
        let log = text.folder + "/kioskctl.log"
        let process = try Process(
            [options.binaries.kioskctl] + arguments,
            environment: ["LANG=C.UTF-8"],
            log: log
        )
        let code = try await loop.poll(within: .seconds(60)) { process.exitCode }
        guard code == 0 else {
            let said = (try? WholeFile.read(path: log, limit: 1 << 24)) ?? []
            throw CrashFault("kioskctl \(arguments[0]): " + String(decoding: said.suffix(400), as: UTF8.self))
        }
    }

    /// Starts the center and waits until it is open; false when it ended before, as its fuse had it.
    func startCenter(fuse: Int = 0) async throws -> Bool {
        let (mark, began) = (center.spoken, loop.now())
        try center.start(fuse: fuse)
        guard let news = try await center.wait(for: "center is open", since: mark) else {
            return try isFuse(center, mark)
        }
        let port = try await loop.poll(within: .seconds(1)) { [center] in
            Door.number(after: "administration=", in: center.text(since: mark))
        }
        guard let port else { throw CrashFault("centerd says no port: \(news)") }
        let door = try Door(port: port, folder: center.folder, client: client)
        center.disk?.light(0)
        guard try await isAnswering(door, "/admin/v1/halls", center) else { return try isFuse(center, mark) }
        centerDoor = door
        tally.centerOpenings.append(began.duration(to: loop.now()))
        return true
    }

    /// Starts the hall and waits until it answers; false when it ended before, as its fuse had it.
    func startHall(fuse: Int = 0) async throws -> Bool {
        let (mark, began) = (hall.spoken, loop.now())
        try hall.start(fuse: fuse)
        guard let news = try await hall.wait(for: "hall is open port=", since: mark) else {
            return try isFuse(hall, mark)
        }
        let port = try await loop.poll(within: .seconds(1)) { [hall] in
            Door.number(after: "hall is open port=", in: hall.text(since: mark))
        }
        guard let port else { throw CrashFault("kioskd says no port: \(news)") }
        let door = try Door(port: port, folder: hall.folder, client: client)
        hall.disk?.light(0)
        guard try await isAnswering(door, "/api/v1/board", hall) else { return try isFuse(hall, mark) }
        hallDoor = door
        tally.hallOpenings.append(began.duration(to: loop.now()))
        follower.follow(door)
        return true
    }

    /// Waits for the first answer; false when the program has ended.
    private func isAnswering(_ door: Door, _ path: String, _ machine: Machine) async throws -> Bool {
        let answer = try await loop.poll(within: .seconds(10)) { () -> Bool? in
            if let answer = try? await door.get(path), answer.isGood { return true }
            return machine.process?.exitCode == nil ? nil : false
        }
        guard let answer else { throw CrashFault("\(machine.folder): no answer to \(path)") }
        return answer
    }

    /// False when the program ended by its fuse; throws what it said when it would not open.
    private func isFuse(_ machine: Machine, _ mark: Int) throws -> Bool {
        guard machine.process?.exitCode == 128 + SIGKILL else {
            throw CrashFault("does not open: " + machine.text(since: mark).suffix(600))
        }
        return false
    }
}
