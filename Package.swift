// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// The habits every target shares.
let habits: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

/// A door to a C library: a module map and one header of `static inline` functions.
func door(_ name: String, pkgConfig: String? = nil, apt: String? = nil) -> Target {
    .systemLibrary(
        name: name,
        path: "Sources/C/\(name)",
        pkgConfig: pkgConfig,
        providers: apt.map { [.apt([$0])] }
    )
}

/// A room of the river, with the rooms upstream that it may look into; its tests may use more.
func room(
    _ wing: String,
    _ name: String,
    _ upstream: [Target.Dependency],
    tests: [Target.Dependency] = []
) -> [Target] {
    [
        .target(name: name, dependencies: upstream, path: "Sources/\(wing)/\(name)", swiftSettings: habits),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.target(name: name)] + upstream + tests,
            path: "Tests/\(wing)/\(name)Tests",
            swiftSettings: habits
        ),
    ]
}

/// An executable: composition only.
func program(_ name: String, _ upstream: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: upstream, path: "Sources/\(name)", swiftSettings: habits)
}

let doors: [Target] = [
    door("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
    door("CUdev", pkgConfig: "libudev", apt: "libudev-dev"),
    door("CLinux"),
    door("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
    door("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    door("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
]

let ground: [Target] = [
    room("Ground", "Terms", []),
    room("Ground", "Wire", ["Terms"]),
    room("Ground", "Settings", []),
    room("Ground", "Rows", ["CSQLite"]),
    room("Ground", "Vault", ["CCrypto", "Terms"]),
    room("Ground", "Ports", ["CLinux", "CUdev", "Terms"]),
    room("Ground", "HTTP", ["CMicroHTTPD", "CCurl"]),
    room("Ground", "Pages", ["Terms", "Ports", "Vault", "HTTP"]),
].flatMap(\.self)

let hall: [Target] = [
    room("Hall", "Queueing", ["Terms"]),
    room("Hall", "Setup", ["Terms", "Settings", "Ports", "Queueing"]),
    room("Hall", "Journal", ["Terms", "Rows", "Vault", "Ports", "Queueing"]),
    room("Hall", "Readers", ["Terms", "Ports", "Vault", "Queueing"], tests: ["Simulators"]),
    room("Hall", "Verifier", ["Terms", "Ports", "Vault", "HTTP", "Queueing"], tests: ["Simulators"]),
    room("Hall", "Desk", ["Terms", "Ports", "Vault", "Queueing", "Journal"]),
    room("Hall", "Paper", ["Terms", "Ports", "Queueing", "Journal"], tests: ["Simulators"]),
    room("Hall", "Board", ["Terms", "Queueing"]),
    room("Hall", "Panels", ["Terms", "Ports", "Queueing", "Journal"], tests: ["Simulators", "Board"]),
    room("Hall", "Keypads", ["Terms", "Ports", "Vault", "Queueing", "Journal"], tests: ["Simulators"]),
    room("Hall", "Voice", ["Terms", "Ports", "Queueing", "Journal"]),
    room("Hall", "Statistics", ["Terms", "Rows", "Ports", "Queueing", "Journal"]),
    room("Hall", "Web", ["Terms", "Ports", "Vault", "HTTP", "Pages", "Queueing", "Journal"]),
    room("Hall", "Link", ["Terms", "Wire", "Ports", "Vault", "HTTP", "Queueing", "Journal"]),
].flatMap(\.self)

/// The pure rooms of the center, which all others speak by.
let centerWords: [Target.Dependency] = ["Rules", "Catalog", "Booking", "Supervision"]

let center: [Target] = [
    room("Center", "Rules", ["Terms"]),
    room("Center", "Catalog", ["Terms", "Rules"], tests: ["Simulators"]),
    room("Center", "Booking", ["Terms", "Rules"]),
    room("Center", "Supervision", ["Terms", "Rules"]),
    room("Center", "Store", ["Terms", "Wire", "Rows", "Vault"] + centerWords),
    room("Center", "Ledger", ["Terms", "Wire", "Ports", "Vault", "Store"] + centerWords, tests: ["Rows"]),
    room("Center", "Charter", ["Terms", "Settings", "Ports", "Vault"]),
    room("Center", "Reception", ["Terms", "Ports", "Vault", "HTTP", "Store", "Ledger"] + centerWords),
    room(
        "Center",
        "Halls",
        ["Terms", "Wire", "Ports", "Vault", "HTTP", "Store", "Ledger", "Charter", "Reception"] + centerWords
    ),
    room(
        "Center",
        "Province",
        ["Terms", "Ports", "Vault", "HTTP", "Store", "Ledger", "Charter"] + centerWords,
        tests: ["Settings", "Simulators"]
    ),
    room(
        "Center",
        "Office",
        ["Terms", "Wire", "Ports", "Vault", "HTTP", "Store", "Ledger", "Reception"] + centerWords
    ),
    room(
        "Center",
        "Portal",
        ["Terms", "Ports", "Vault", "HTTP", "Store", "Ledger", "Charter", "Reception"] + centerWords,
        tests: ["Settings", "Simulators"]
    ),
].flatMap(\.self)

/// Devices and people that do not exist; nothing that a hall runs depends on them.
let simulators: [Target] = [
    .target(
        name: "Simulators",
        dependencies: ["Terms", "Ports", "Vault", "HTTP"],
        path: "Sources/Simulators",
        swiftSettings: habits
    )
]

/// The self-check of a live hall and a live center (R74): what they answer, and what follows for each sentence of the notice.
let selfCheck: [Target] = [
    .target(name: "SelfCheck", dependencies: [], path: "Sources/SelfCheck", swiftSettings: habits),
    .testTarget(
        name: "SelfCheckTests",
        dependencies: ["SelfCheck"],
        path: "Tests/SelfCheckTests",
        swiftSettings: habits
    ),
]

/// Backups as folders: made while everything goes on, read back, pruned, put back without losing what was there.
let safekeeping: [Target] = [
    .target(
        name: "Safekeeping",
        dependencies: ["Terms", "Ports", "Vault"],
        path: "Sources/Safekeeping",
        swiftSettings: habits
    ),
    .testTarget(
        name: "SafekeepingTests",
        dependencies: ["Safekeeping", "Terms", "Ports"],
        path: "Tests/SafekeepingTests",
        swiftSettings: habits
    ),
]

/// `kioskctl doctor`: what was seen of a machine, and for each line what is wrong and the command that mends it.
let checkup: [Target] = [
    .target(name: "Checkup", dependencies: [], path: "Sources/Checkup", swiftSettings: habits),
    .testTarget(
        name: "CheckupTests",
        dependencies: ["Checkup"],
        path: "Tests/CheckupTests",
        swiftSettings: habits
    ),
]

/// What a port is taken for, the safe walk through what may be on it, and recordings of devices for whoever helps from afar.
let probe: [Target] = [
    .target(
        name: "Probe",
        dependencies: ["Terms", "Ports", "Readers", "Paper", "Panels", "Keypads"],
        path: "Sources/Probe",
        swiftSettings: habits
    ),
    .testTarget(
        name: "ProbeTests",
        dependencies: ["Probe", "Terms", "Ports", "Readers", "Paper", "Panels", "Keypads", "Simulators"],
        path: "Tests/ProbeTests",
        swiftSettings: habits
    ),
]

/// How a hall is put into service: from questions to answers, hall.conf and what is to be done; no terminal, file or device.
let commissioning: [Target] = [
    .target(
        name: "Commissioning",
        dependencies: ["Terms", "Settings", "Ports", "Queueing", "Setup"],
        path: "Sources/Commissioning",
        swiftSettings: habits
    ),
    .testTarget(
        name: "CommissioningTests",
        dependencies: ["Commissioning", "Terms", "Settings", "Ports", "Queueing", "Setup"],
        path: "Tests/CommissioningTests",
        swiftSettings: habits
    ),
]

/// A whole city in one process: the same pure code, with every fault thrown in; nothing that a hall runs depends on it.
let simulation: [Target] = [
    .target(
        name: "Simulation",
        dependencies: [
            "Terms", "Wire", "Vault", "Ports", "Queueing", "Journal", "Desk", "Paper", "Link", "Booking", "Store",
            "Rows", "Simulators",
        ],
        path: "Sources/Simulation",
        swiftSettings: habits
    ),
    .testTarget(
        name: "SimulationTests",
        dependencies: ["Simulation", "Simulators"],
        path: "Tests/SimulationTests",
        swiftSettings: habits
    ),
]

let programs: [Target] = [
    program(
        "kioskd",
        [
            "Terms", "Settings", "Vault", "Ports", "HTTP", "Pages", "Queueing", "Setup", "Journal", "Readers", "Desk",
            "Verifier", "Paper", "Keypads", "Panels", "Voice", "Statistics", "Web", "Link", "Wire",
        ]
    ),
    program(
        "centerd",
        [
            "Terms", "Settings", "Ports", "Vault", "HTTP", "Pages", "Rules", "Booking", "Store", "Ledger", "Charter",
            "Reception", "Halls", "Office", "Province", "Portal",
        ]
    ),
    program(
        "kioskctl",
        [
            "Terms", "Settings", "Vault", "Ports", "HTTP", "Queueing", "Setup", "Journal", "Board", "Voice",
            "Link", "Wire", "Booking", "Supervision", "Store", "Charter", "Halls", "Simulation", "Simulators",
            "SelfCheck", "Probe", "Commissioning", "Paper", "Safekeeping", "Checkup", "Rows",
        ]
    ),
]

/// A hall, its center and its visitors in one terminal; runs the programs that stand beside it.
let demo = program(
    "demo",
    ["Terms", "Wire", "Settings", "Vault", "Ports", "HTTP", "Queueing", "Board", "Simulators"]
)

/// The fuzz targets: in the ordinary build their seeds are replayed as tests; with HALLKIOSK_FUZZ=1 they are a program for
/// libFuzzer, which brings its own `main` and wants every room instrumented (`make fuzz`).
let fuzz: Target = {
    let rooms: [Target.Dependency] = [
        "Terms", "Wire", "Settings", "Rows", "Vault", "Ports", "HTTP", "Pages", "Queueing", "Setup", "Journal",
        "Readers", "Verifier", "Desk", "Paper", "Board", "Voice", "Web", "Link", "Rules", "Catalog", "Booking",
        "Supervision", "Store", "Ledger", "Charter", "Reception", "Halls", "Office", "Portal", "Probe", "Simulators",
        "Commissioning", "Safekeeping", "Checkup",
    ]
    guard Context.environment["HALLKIOSK_FUZZ"] == "1" else {
        return .testTarget(
            name: "FuzzTests",
            dependencies: rooms,
            path: "Tests/Fuzz",
            exclude: ["Program", "Corpora", "Dictionaries", "fuzz.py"],
            sources: ["Targets", "Replay"],
            swiftSettings: habits
        )
    }
    return .executableTarget(
        name: "fuzz",
        dependencies: rooms,
        path: "Tests/Fuzz",
        exclude: ["Replay", "Corpora", "Dictionaries", "fuzz.py"],
        sources: ["Targets", "Program"],
        swiftSettings: habits + [.unsafeFlags(["-parse-as-library"])]
    )
}()

let checks: [Target] = [
    .testTarget(name: "TidyTests", path: "Tests/TidyTests", swiftSettings: habits),
    .testTarget(
        name: "KioskctlTests",
        dependencies: ["Terms", "Ports", "Checkup", "kioskctl"],
        path: "Tests/kioskctl",
        swiftSettings: habits
    ),
    .testTarget(
        name: "CenterdTests",
        dependencies: [
            "Terms", "Wire", "Settings", "Vault", "Ports", "HTTP", "Booking", "Store", "Ledger", "Charter", "Halls",
            "Office", "Simulators", "centerd",
        ],
        path: "Tests/centerd",
        swiftSettings: habits
    ),
    .testTarget(
        name: "SystemTests",
        dependencies: [
            "Terms", "Wire", "Settings", "Vault", "Ports", "HTTP", "Queueing", "Journal", "Setup",
            "Charter", "Halls", "Simulators", "kioskd", "centerd", "kioskctl",
        ],
        path: "Tests/System",
        swiftSettings: habits
    ),
]

/// What the pure parts cost, and the past that `Tests/Bench` gives a hall; see `make bench`.
let bench: [Target] = [
    .target(name: "CAllocations", path: "Tests/Bench/CAllocations"),
    .executableTarget(
        name: "microbench",
        dependencies: [
            "CAllocations", "Terms", "Settings", "Vault", "Ports", "Queueing", "Setup", "Journal", "Board", "Paper",
            "Simulators",
        ],
        path: "Tests/Bench/Micro",
        swiftSettings: habits
    ),
]

/// A release of numbers as a city sees it: readers, bookers, halls that come back, and the center ended in the middle.
let rush: [Target] = [
    .target(name: "Programs", dependencies: ["Ports"], path: "Tests/Programs", swiftSettings: habits),
    .executableTarget(
        name: "rush",
        dependencies: [
            "Programs", "Terms", "Wire", "Settings", "Vault", "Ports", "HTTP", "Rules", "Catalog", "Booking", "Store",
            "Ledger", "Charter", "Halls", "Simulators",
        ],
        path: "Tests/Rush",
        swiftSettings: habits
    ),
]

/// A disk that forgets what was not synced, and the rounds that end the programs on it; nothing of it is shipped.
let crash: [Target] = [
    .systemLibrary(name: "ForgetfulLog", path: "Tests/Crash/ForgetfulLog"),
    .target(name: "Forgetful", path: "Tests/Crash/Forgetful"),
    .executableTarget(
        name: "crash",
        dependencies: [
            "Programs", "ForgetfulLog", "Terms", "Wire", "Settings", "Rows", "Vault", "Ports", "HTTP", "Queueing",
            "Journal",
            "Link",
        ],
        path: "Tests/Crash/Rounds",
        swiftSettings: habits
    ),
    .testTarget(
        name: "CrashTests",
        dependencies: ["crash", "Programs", "ForgetfulLog", "Ports"],
        path: "Tests/Crash/CrashTests",
        swiftSettings: habits
    ),
]

/// The inside of simulated devices for `Tests/Machine`, which brings their bytes to a real kernel; nothing of it is shipped.
let machine: [Target] = [
    .executableTarget(
        name: "far-end",
        dependencies: ["Ports", "Simulators"],
        path: "Tests/Machine/FarEnd",
        swiftSettings: habits
    )
]

let package = Package(
    name: "hallkiosk",
    products: [.library(name: "Forgetful", type: .dynamic, targets: ["Forgetful"])],
    targets: doors + ground + hall + center + simulators + selfCheck + safekeeping + checkup + probe + commissioning
        + simulation + programs + [demo] + bench
        + [fuzz]
        + checks
        + crash + rush + machine
)
