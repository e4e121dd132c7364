// swift-tools-version: 6.1
import PackageDescription

/// Every target of the project is built the same way; `docs/architecture.md` says which may import which.
/// Under `NARU_STRICT`, as in continuous integration, a warning is an error.
let strict: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["NARU_STRICT"] == nil ? [] : [.unsafeFlags(["-warnings-as-errors"])])

/// The solver is optimised there too, its assertions and the recounts of debug builds kept: all tests take four minutes instead of eighteen.
let optimised: [SwiftSetting] =
    Context.environment["NARU_STRICT"] == nil ? [] : [.unsafeFlags(["-O", "-assert-config", "Debug"])]

let package = Package(
    name: "naru",
    products: [
        .executable(name: "naru", targets: ["naru"]),
        .library(name: "Problem", targets: ["Problem"]),
        .library(name: "Solver", targets: ["Solver"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .systemLibrary(name: "CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .target(name: "CFiles"),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(name: "Secrets", dependencies: ["CSodium"], swiftSettings: strict),
        .target(name: "Problem", swiftSettings: strict),
        .target(name: "Model", swiftSettings: strict),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Prints",
            dependencies: ["Model", "CQREncode", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict),
        .testTarget(name: "PrintsTests", dependencies: ["Prints", "Model"], swiftSettings: strict),
        .target(name: "Post", dependencies: ["Model", "Secrets", "CCurl"], swiftSettings: strict),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Tables", dependencies: ["Model", "CZip", "CXlsxWriter"], swiftSettings: strict),
        .testTarget(name: "TablesTests", dependencies: ["Tables", "Model", "Samples", "CZip"], swiftSettings: strict),
        .target(name: "Solver", dependencies: ["Problem"], swiftSettings: strict + optimised),
        .target(name: "Referee", dependencies: ["Problem"], swiftSettings: strict),
        .target(
            name: "Archive",
            dependencies: [
                "Secrets", "Problem", "Model", "Referee", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .target(
            name: "Office",
            dependencies: [
                "CFiles", "Archive", "Calendars", "Model", "Planner", "Post", "Prints", "Problem", "Referee", "Samples",
                "Secrets", "Solver", "Tables",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "naru",
            dependencies: [
                "Secrets", "Post", "Office", "Archive", "Model", "Planner", "Problem", "Referee", "Solver", "Tables",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .testTarget(
            name: "ArchiveTests",
            dependencies: [
                "Archive", "Secrets", "Problem", "Model", "Referee", "TestScratch",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .target(name: "Calendars", dependencies: ["CLibical", "Model", "Secrets"], swiftSettings: strict),
        .executableTarget(
            name: "InteropWriter", dependencies: ["Calendars", "Model", "Samples"], path: "Tests/Interop",
            exclude: ["checks"], swiftSettings: strict),
        .executableTarget(
            name: "CorpusReader", dependencies: ["Calendars", "Model"], path: "Tests/Corpus",
            exclude: ["collections.txt", "hostile.py"], swiftSettings: strict),
        .testTarget(
            name: "CalendarsTests", dependencies: ["Calendars", "Model", "Samples"], exclude: ["Findings"],
            swiftSettings: strict),
        .target(name: "Planner", dependencies: ["Model", "Problem", "Referee"], swiftSettings: strict),
        .target(name: "Samples", dependencies: ["Model"], swiftSettings: strict),
        .testTarget(
            name: "OfficeTests",
            dependencies: [
                "Office", "Archive", "Calendars", "Model", "Planner", "Post", "Prints", "Problem", "Referee", "Samples",
                "Secrets", "Solver", "Tables", "TestScratch",
            ], swiftSettings: strict),
        .testTarget(
            name: "naruTests", dependencies: ["naru", "TestScratch"], exclude: ["Support/kill-at.c"],
            swiftSettings: strict),
        .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: strict),
        .testTarget(name: "PostTests", dependencies: ["Post", "Model", "Secrets"], swiftSettings: strict),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"], swiftSettings: strict),
        .target(name: "TestScratch", path: "Tests/Scratch", swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Problem", "Referee"], path: "Tests/Support", exclude: ["peer.py"],
            swiftSettings: strict),
        .testTarget(
            name: "OptimumTests", dependencies: ["Solver", "Referee", "Problem", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ClashTests", dependencies: ["Solver", "Referee", "Problem", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "SolverTests", dependencies: ["Solver", "Referee", "Problem", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "BoundTests", dependencies: ["Solver", "Referee", "Problem", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "RefereeTests", dependencies: ["Referee", "Problem", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "PlannerTests", dependencies: ["Planner", "Samples", "Model", "Problem", "Referee", "Solver"],
            swiftSettings: strict),
        .testTarget(name: "ProblemTests", dependencies: ["Problem"], swiftSettings: strict),
    ]
)
