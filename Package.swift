// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "attest",
  products: [
    .executable(name: "attest", targets: ["attest"]),
    .executable(name: "attest-train", targets: ["attest-train"]),
    .executable(name: "attest-bench", targets: ["attest-bench"]),
  ],
  targets: [
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    // Bytes in the binary, by name; English is the model, BundledCorpus the articles in Corpus/.
    .target(name: "English", exclude: ["Data"]),
    .target(name: "BundledCorpus", exclude: ["Data"]),
    // Stands in for malloc in attest-bench, to count what each stage takes from the heap.
    .target(name: "AllocationCounter"),
    // The ground floor: byte ranges, symbols, dates, diagnostics, JSON.
    .target(name: "Text"),
    .target(name: "Documents", dependencies: ["Text"]),
    // Matrix arithmetic in C, with variants for the processor at hand.
    .target(name: "Kernels", cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(name: "Language", dependencies: ["Text", "Documents", "English", "Kernels"]),
    .target(name: "Rules", dependencies: ["Text"]),
    // Rule files drawn at random, for the tests and for attest-bench.
    .target(name: "RuleFuzzing"),
    .target(name: "Facts", dependencies: ["Text", "Documents", "Language", "Rules"]),
    .target(name: "Index", dependencies: ["Text", "Documents", "Language", "Facts"]),
    .target(name: "Answers", dependencies: ["Text", "Documents", "Language", "Facts", "Index"]),
    .target(
      name: "Shell",
      dependencies: ["CEdit", "BundledCorpus", "Text", "Documents", "Language", "Rules", "Facts", "Index", "Answers"]),
    .executableTarget(name: "attest", dependencies: ["Shell"], plugins: ["CommitStamp"]),
    // Asks git for the commit that `attest --version` names.
    .plugin(name: "CommitStamp", capability: .buildTool(), path: "Sources/CommitStamp"),
    .executableTarget(
      name: "attest-train",
      dependencies: ["Text", "Documents", "Language", "Kernels", "Facts", "Index", "Answers"],
      exclude: ["Questions"]),
    .executableTarget(
      name: "attest-bench",
      dependencies: [
        "AllocationCounter", "BundledCorpus", "RuleFuzzing", "Text", "Documents", "Language", "Rules", "Facts", "Index",
        "Answers", "Shell",
      ]),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Text", "Documents"]),
    .testTarget(name: "LanguageTests", dependencies: ["Text", "Documents", "Language"]),
    .testTarget(name: "RulesTests", dependencies: ["Text", "Rules", "RuleFuzzing"]),
    .testTarget(
      name: "FactsTests",
      dependencies: ["English", "RuleFuzzing", "Text", "Documents", "Language", "Rules", "Facts"]),
    .testTarget(
      name: "ShellTests",
      dependencies: ["Shell", "Answers", "BundledCorpus", "Documents", "Facts", "Rules", "Text"],
      exclude: ["Golden"]),
    // Drive the built program: they need it built, and nothing of its modules.
    .target(name: "PseudoTerminalSupport", path: "Tests/PseudoTerminalSupport"),
    .testTarget(
      name: "EndToEndTests", dependencies: ["attest", "PseudoTerminalSupport"], exclude: ["Golden"]),
    .testTarget(name: "IndexTests", dependencies: ["Index", "Text", "Documents", "Language", "Facts"]),
    .testTarget(name: "AnswersTests", dependencies: ["Answers", "Index", "Text", "Documents", "Language", "Facts"]),
  ],
  swiftLanguageModes: [.v6]
)

// Warnings are errors where a build server asks for it (.ci/run), but not for users with another compiler.
if Context.environment["ATTEST_WARNINGS"] == "error" {
  for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
