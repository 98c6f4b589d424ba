// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Queueing
import Settings
import Setup
import Terms
import Web

/// Keeps the hall's configuration: the file, every version of it, and what the hall runs with.
///
/// Reads and writes files on a thread of its own.
actor ConfigurationOffice {
    /// A file as it was read and judged.
    struct Draft: Sendable {
        let settings: HallSettings
        let text: [UInt8]
    }

    private let path: String
    private let thread: WorkThread
    /// What the hall runs with.
    private var running: Draft
    /// The version in the file that the hall has still to open with, and what to go back to.
    private var pending: (version: Int, before: Draft)?
    private let wishReload: @Sendable () -> Void

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.executor.asUnownedSerialExecutor() }

    /// Takes what the hall begins with; `wishReload` is called when another text has been saved.
    init(_ start: Draft, path: String, wishReload: @escaping @Sendable () -> Void) throws {
        self.path = Self.resolved(path)
        (running, self.wishReload) = (start, wishReload)
        thread = try WorkThread(named: "configuration")
    }

    /// Reads and judges the file that the daemon was started with.
    static func read(_ path: String) throws -> Draft {
        let text = try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        return Draft(settings: try HallSettings.read(text, name: path), text: text)
    }

    /// The file as it is now, for a hall that is to be opened anew; throws when it describes no hall, or another one.
    func next() throws -> Draft {
        let draft = try Self.read(path)
        if let problem = Self.problem(of: draft.settings, after: running.settings) { throw problem }
        return draft
    }

    /// Takes note that the hall is open with `draft`; a text that the history has not seen becomes a version.
    func opened(_ draft: Draft, at now: Moment) {
        (running, pending) = (draft, nil)
        do throws(PortError) {
            let newest = try history.newest()
            guard newest?.text != draft.text else { return }
            let note = newest == nil ? "第一份配置 / the first one" : "在本机修改 / edited on the machine"
            _ = try history.append(draft.text, at: now, by: nil, note: note)
        } catch { Log.write(.error, "the configuration's history cannot be kept", ["reason": error]) }
    }

    /// Takes note that the hall could not be opened with what the file says; one that came from a page is put back.
    func failed(_ reason: String, at now: Moment) {
        guard let pending else { return }
        self.pending = nil
        do throws(PortError) {
            try write(pending.before.text)
            let note = "版本 \(pending.version) 无法启用，已恢复 / version \(pending.version) could not be opened: \(reason)"
            _ = try history.append(pending.before.text, at: now, by: nil, note: Self.line(note))
        } catch { Log.write(.error, "the configuration could not be put back", ["reason": error]) }
    }

    /// The ways of the API; `clock` tells when something is saved.
    nonisolated func door(_ clock: HallClock) -> ConfigurationDoor {
        ConfigurationDoor(
            current: { await self.current() },
            check: { await self.check($0) },
            save: { await self.save($0, $1, at: clock.now()) },
            versions: { await self.versions() },
            text: { await self.text(of: $0) }
        )
    }

    private var history: ConfigurationHistory { ConfigurationHistory(hallDirectory: running.settings.directory) }

    private func current() -> ConfigurationDoor.Saved? { (try? history.newest()).flatMap { $0 }.map(saved) }

    private func versions() -> [ConfigurationDoor.Version] { history.versions().map { ConfigurationDoor.Version($0) } }

    private func text(of number: Int) -> ConfigurationDoor.Saved? { (try? history.read(number)).map(saved) }

    private func check(_ text: String) -> [ConfigurationDoor.Problem] {
        problems(Array(text.utf8)).map { .init(line: $0.line, message: $0.message, advice: $0.advice) }
    }

    private func problems(_ text: [UInt8]) -> [ConfigurationProblem] {
        do throws(HallSettingsError) {
            let settings = try HallSettings.read(text, name: "hall.conf")
            return Self.problem(of: settings, after: running.settings).map { [$0.problem] } ?? []
        } catch { return error.problems }
    }

    private func save(
        _ text: String,
        _ intent: ConfigurationDoor.Intent,
        at now: Moment
    ) -> ConfigurationDoor.Outcome {
        let text = Array(text.utf8)
        do throws(PortError) {
            let newest = try history.newest()
            // A retry, or nothing new: the answer is the version that has it.
            if let newest, newest.text == text { return .saved(.init(newest.version)) }
            if let base = intent.base, let number = newest?.version.number, base != number {
                return .changed(newest: number)
            }
            let problems = check(String(decoding: text, as: UTF8.self))
            guard problems.isEmpty else { return .refused(problems) }
            let version = try history.append(text, at: now, by: intent.staff, note: intent.note)
            try write(text)
            pending = (version.number, pending?.before ?? running)
            wishReload()
            return .saved(.init(version))
        } catch {
            Log.write(.error, "the configuration cannot be saved", ["reason": error])
            return .notWritten("\(error)")
        }
    }

    /// What cannot be changed while a hall is open.
    private static func problem(of settings: HallSettings, after running: HallSettings) -> OtherHall? {
        guard settings.directory == running.directory else { return OtherHall(key: "directory") }
        guard settings.plan.hall == running.plan.hall else { return OtherHall(key: "id") }
        return settings.plan.center == running.plan.center ? nil : OtherHall(key: "center")
    }

    private func saved(_ found: (version: ConfigurationVersion, text: [UInt8])) -> ConfigurationDoor.Saved {
        ConfigurationDoor.Saved(
            version: .init(found.version),
            text: String(decoding: found.text, as: UTF8.self),
            isWritable: isWritable
        )
    }

    /// The file is replaced, so it is the folder that counts.
    private var isWritable: Bool {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        return unsafe access(folder, W_OK | X_OK) == 0
    }

    private func write(_ text: [UInt8]) throws(PortError) {
        var facts = stat()
        let mode = unsafe stat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0o640
        try WholeFile.writeAtomically(text, to: path, mode: mode)
    }

    /// One line of what a note may hold.
    private static func line(_ text: String) -> String {
        var line = ""
        for character in text.map({ $0.isNewline ? " " : $0 })
        where line.utf8.count + character.utf8.count <= ConfigurationVersion.noteLimit { line.append(character) }
        return line
    }

    /// The file behind links, so that replacing it leaves the links as they are.
    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}

/// A change that makes it another hall: that is done on the machine, with the daemon stopped.
struct OtherHall: Error, CustomStringConvertible, Loggable {
    let key: StaticString

    var problem: ConfigurationProblem {
        ConfigurationProblem(
            message: "'\(key)' in [hall] cannot be changed while the hall is open",
            advice: "stop kioskd, change it on the machine, and start it again"
        )
    }

    var description: String { problem.message + " — " + problem.advice }
}

extension ConfigurationDoor.Version {
    fileprivate init(_ version: ConfigurationVersion) {
        self.init(number: version.number, at: version.at.rfc3339, staff: version.staff, note: version.note)
    }
}
