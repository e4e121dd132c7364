import ArgumentParser
import Office

/// The table of contents of the command line.
struct Naru: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "naru", abstract: Words.naru, discussion: Words.naruLong,
            version: Product.version,
            subcommands: [
                Sample.self, Check.self, Import.self, PlanCommand.self, Show.self, Export.self, Publish.self, Send.self,
                OutboxCommand.self, Replies.self, FeedCommand.self, Cards.self, Solve.self, Judge.self,
            ])
    }

    @OptionGroup var common: CommonOptions
}
