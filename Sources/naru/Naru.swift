import ArgumentParser
import Office

/// The table of contents of the command line.
struct Naru: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "naru", abstract: Words.naru, discussion: Words.naruLong,
            version: Product.version,
            subcommands: [Judge.self])
    }

    @OptionGroup var common: CommonOptions
}
