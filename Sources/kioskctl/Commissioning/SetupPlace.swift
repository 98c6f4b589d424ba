// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Glibc
import Ports
import Settings
import Setup
import Terms
import Vault

/// The files of a hall that is put into service.
struct SetupPlace: Sendable {
    /// hall.conf.
    let configuration: String
    /// Where journal, keys, tokens and staff are.
    let directory: String
    private let sample: String

    private static let usualConfiguration = "/etc/hallkiosk/hall.conf"
    private static let usualSample = "/usr/share/hallkiosk/hall.conf"
    private static let enrolmentLimit = 65_536

    init(_ invocation: Invocation) throws {
        configuration = invocation[.hallConfiguration] ?? Self.usualConfiguration
        sample = invocation[.sampleFile] ?? Self.usualSample
        let present = try Self.directory(of: configuration)
        directory = invocation[.directory] ?? present ?? ToolCommand.usualDirectory
    }

    /// What a hall.conf that is there says; nil without one, or when it says nothing usable.
    private static func directory(of path: String) throws -> String? {
        guard let bytes = try read(path) else { return nil }
        return (try? HallSettings.read(bytes, name: path))?.directory
    }

    /// Throws a sentence for whoever may not write what has to be written.
    func checkRights(_ language: SetupLanguage) throws {
        guard geteuid() != 0, configuration == Self.usualConfiguration || directory == ToolCommand.usualDirectory else {
            return
        }
        throw ToolFault(
            Phrase(
                "要写 \(configuration) 并启动服务：请用 sudo kioskctl setup",
                "it writes \(configuration) and starts services: run sudo kioskctl setup"
            ).text(language)
        )
    }

    /// hall.conf as it is, or the sample; without either, nothing.
    func base() throws -> HallDraft.Base {
        if let bytes = try Self.read(configuration) {
            return HallDraft.Base(text: String(decoding: bytes, as: UTF8.self), isSample: false)
        }
        return HallDraft.Base(text: String(decoding: try Self.read(sample) ?? [], as: UTF8.self), isSample: true)
    }

    /// Today's hall, nil for a new one; throws for a hall.conf that is there and no hall can run with.
    func today(_ base: HallDraft.Base, _ language: SetupLanguage) throws -> HallAnswers? {
        guard !base.isSample else { return nil }
        do throws(HallSettingsError) {
            return HallAnswers(try HallSettings.read(Array(base.text.utf8), name: configuration))
        } catch {
            throw ToolFault(
                "\(error)\n"
                    + Phrase(
                        "现有的 \(configuration) 有误：改好再设置（kioskctl config check \(configuration)），"
                            + "或把它移走、重新设置",
                        "kioskctl config check \(configuration) goes on naming what is wrong; "
                            + "or move the file away and set the hall up anew"
                    ).text(language)
            )
        }
    }

    /// What this machine's screen can show and does not show yet.
    static var freeScreens: [MachineScreen] {
        let installed = MachineScreen.allCases.filter { unsafe access($0.folder, F_OK) == 0 }
        return MachineScreen.free(installed: Set(installed), withToken: Set(installed.filter(hasToken)))
    }

    /// Whether a screen has its token.
    static func hasToken(_ screen: MachineScreen) -> Bool { unsafe access(screen.tokenFile, F_OK) == 0 }

    /// What it is enrolled with.
    func enrolment() throws -> EnrolmentBundle? {
        guard let bytes = try Self.read(HallPlace(directory: directory).enrolment) else { return nil }
        return EnrolmentBundle(bytes: bytes)
    }

    /// Who may sign in.
    func roll() throws -> StaffRoll { try StaffRoll.load(path: staffFile) }

    /// Where that is kept.
    var staffFile: String { directory + "/" + StaffRoll.fileName }

    /// Makes the hall's directory, which its user owns.
    func makeDirectory() throws {
        var facts = stat()
        guard unsafe stat(directory, &facts) != 0 else { return }
        let user = HallUser(of: directory)
        try HallPlace(directory: directory).make()
        try user?.own(directory)
    }

    /// Writes hall.conf as its folder's owner, whole or not at all; gives the path at which the old one is kept.
    func write(_ text: String, at now: Moment) async throws -> String? {
        let folder = configuration.lastIndex(of: "/").map { String(configuration[..<$0]) } ?? "."
        var facts = stat()
        if unsafe stat(folder, &facts) != 0 {
            let user = HallUser(of: folder)
            guard unsafe mkdir(folder, 0o755) == 0 else { throw ToolFault("\(folder) cannot be made") }
            try user?.own(folder)
        }
        let old = try Self.read(configuration)
        let kept = old.map { _ in configuration + "." + now.text.filter { $0.isNumber } }
        let writing: () async throws -> Void = {
            if let old, let kept { try WholeFile.writeAtomically(old, to: kept, mode: Self.mode) }
            try WholeFile.writeAtomically(Array(text.utf8), to: configuration, mode: Self.mode)
        }
        if let user = HallUser(of: folder) { try await user.doing(writing) } else { try await writing() }
        return kept
    }

    /// It holds no secret; whoever looks after the machine may read it.
    private static let mode: UInt32 = 0o644

    /// Does something in the hall's directory as its owner.
    func inDirectory<Result>(_ body: () async throws -> Result) async throws -> Result {
        try makeDirectory()
        guard let user = HallUser(of: directory) else { return try await body() }
        return try await user.doing(body)
    }

    /// The bytes of a file; nil when there is none.
    private static func read(_ path: String) throws -> [UInt8]? {
        do throws(PortError) {
            return try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
    }
}
