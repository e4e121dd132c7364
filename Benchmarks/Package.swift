// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "naru-benchmarks",
    dependencies: [.package(name: "naru", path: "..")],
    targets: [
        .executableTarget(
            name: "solver-lab",
            dependencies: [
                .product(name: "Solver", package: "naru"), .product(name: "Problem", package: "naru"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ]
)
