// SPDX-License-Identifier: Apache-2.0

// Looking after a hall and its files.
extension ToolCommand {
    static let upkeep: [ToolCommand] = [
        ToolCommand(
            "status",
            options: ToolOption.asking,
            "print what the hall's daemon says of itself"
        ) { try await HallDesk($0).show("/status") { $0.indented() } },
        ToolCommand(
            "journal verify",
            options: [.directory],
            "check the journal from its first event to its last"
        ) { try verifyJournal($0) },
        ToolCommand(
            "retention",
            options: ToolOption.changing,
            "have the hall forget at once whom it need not know any more, as it does by itself each day"
        ) {
            try await HallDesk($0).ask("/retention") { answer in
                "looked at \(answer["looked"].shown) events, shortened \(answer["shortened"].shown); "
                    + "nobody is known up to event \(answer["through"].shown)\n"
            }
        },
        ToolCommand(
            "link clear-alarms",
            options: [.directory],
            "forget the alarms of the link that stay until somebody has looked into them, while kioskd is stopped"
        ) { try clearAlarms($0) },
        ToolCommand("config check", [.file], "say what is wrong with a hall.conf or center.conf, with lines") {
            try checkConfiguration($0)
        },
        ToolCommand(
            "config diff",
            [Operand("FILE", .file, isOptional: true)],
            options: [.against, .url, .tokenFile],
            "list what a hall.conf or center.conf says beyond the defaults, or beyond another file or the running hall"
        ) { try await ConfigurationDiff($0).run() },
        ToolCommand(
            "enroll issue",
            required: [.config, .hall, .center, .name, .out],
            "at the center: make the bundle a hall joins with (secret)"
        ) { try issueEnrolment($0) },
        ToolCommand(
            "enroll accept",
            [.file],
            options: [.directory],
            "at the hall: take the bundle; restart kioskd afterwards"
        ) { try acceptEnrolment($0) },
        ToolCommand(
            "enroll code",
            [Operand("HALL")],
            required: [.center],
            options: [.config, .name],
            "at the center: make the one-time code a hall joins with, good for a day"
        ) { try giveCode($0) },
        ToolCommand(
            "enroll join",
            [Operand("URL"), Operand("CODE")],
            options: [.directory],
            "at the hall: join the center at https://host:port with its code; restart kioskd afterwards"
        ) { try await joinCenter($0) },
        ToolCommand(
            "selfcheck",
            options: [.hallURL, .tokenFile, .centerAt, .centerTokensFor, .json],
            "read a live hall and center and judge R1 to R49 one by one; exit 1 when one does not hold"
        ) { try await SelfCheckCommand($0).run() },
        ToolCommand(
            "simulate",
            options: [.seed, .days, .halls, .visitors, .seeds, .jobs, .without],
            "live through days of a city with every fault there is, and check what must hold; exit 1 when it does not"
        ) { try await SimulateCommand($0.arguments).run() },
        ToolCommand(
            "simulate order",
            options: [.load, .days, .seed],
            "compare the policies of calling on the same days of a hall; exit 1 when one does not keep its promise"
        ) { try await SimulateOrderCommand($0.arguments).run() },
        ToolCommand(
            "simulate city",
            required: [.folder],
            options: [.seed, .people, .items, .year],
            "write a city that does not exist as the files that kioskctl center fill takes"
        ) { try await SimulateCityCommand($0.arguments).run() },
        ToolCommand(
            "simulate province",
            options: [.provincePort, .state],
            "a labelled stand-in of the provincial platform on a loopback port, for [province] of center.conf"
        ) { try await SimulateProvinceCommand($0.arguments).run() },
    ]

    /// Where a hall keeps its files unless somebody says otherwise.
    static let usualDirectory = "/var/lib/hallkiosk"
}

extension ToolOption {
    static let config = ToolOption("config", "FILE", "the center's center.conf")
    static let hall = ToolOption("hall", "ID", "the hall that joins")
    static let center = ToolOption("center", "ID", "the center it joins")
    static let name = ToolOption("name", "NAME", "what the hall is called")
    static let out = ToolOption("out", "FILE", "where the bundle is written")
    static let folder = ToolOption("out", "DIR", "the folder for the files, made if it is not there")
    static let people = ToolOption("people", "N", "how many people live there (100000)")
    static let items = ToolOption("items", "N", "how many items its catalog has (2700)")
    static let year = ToolOption("year", "YYYY", "the first of the two years of its calendar (this year)")
    static let seed = ToolOption("seed", "N", "the first seed (1)")
    static let seeds = ToolOption("seeds", "K", "how many seeds (1)")
    static let days = ToolOption("days", "D", "days of each run")
    static let load = ToolOption("load", "L", "work as a share of what the windows can do (0.80, 0.92 and 1.05)")
    static let halls = ToolOption("halls", "H", "halls of the city")
    static let visitors = ToolOption("visitors", "V", "visitors a day and hall")
    static let jobs = ToolOption("jobs", "J", "runs at the same time (1)")
    static let provincePort = ToolOption("port", "N", "the loopback port to listen on, 0 for a free one (8460)")
    static let state = ToolOption("state", "FILE", "where it keeps what it was told, to go on with it")
    static let without = ToolOption("without", "FAULT,…", "faults left out")
}
