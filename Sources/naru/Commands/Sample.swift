import ArgumentParser
import Foundation
import Office

struct Sample: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.sample, discussion: Words.sampleLong)
    }

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp(Words.people))
    var people = MakeSample.fewestPeople

    @Option(help: ArgumentHelp(Words.sampleSeed))
    var seed: UInt64 = 1

    @Option(name: .shortAndLong, help: ArgumentHelp(Words.folderOutput, valueName: "FOLDER"))
    var output: String

    func validate() throws {
        guard (MakeSample.fewestPeople...200_000).contains(people) else { throw ValidationError(Words.badPeople) }
    }

    func run() throws {
        let deed = MakeSample(people: people, seed: seed, language: language)
        let term = try orFault { () throws(OfficeError) in try deed.run(to: URL(filePath: output)) }
        Terminal.say(Words.sampleMade(term, output))
    }
}
