import Archive
import ArgumentParser
import Model
import Office

struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.show, discussion: Words.showLong)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var store: StoreOptions

    @Argument(help: ArgumentHelp(Words.planOrTerm, valueName: "PLAN|TERM"))
    var subject: String?

    @Option(help: ArgumentHelp(Words.with, valueName: "PLAN"))
    var with: Int?

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func validate() throws {
        guard with == nil || subject.flatMap(Int.init) != nil else { throw ValidationError(Words.withNeedsPlan) }
    }

    func run() throws {
        let archive = try store.open()
        guard let id = subject.flatMap({ Int($0) }) else { return try list(archive) }
        let plan = try orFault(json: json) { () throws(OfficeError) in try stored(plan: id, in: archive) }
        if let with {
            let other = try orFault(json: json) { () throws(OfficeError) in try stored(plan: with, in: archive) }
            let difference = try orFault { () throws(OfficeError) in
                try ComparePlans(archive: archive).run(plan, other)
            }
            if json { try Terminal.json(difference) } else { Terminal.say(DifferenceText(difference).words) }
        } else {
            let papers = try orFault { () throws(OfficeError) in
                try archived { () throws(ArchiveError) in try archive.papers(of: plan) }
            }
            if json {
                try Terminal.json(PlanLine(plan: plan, report: papers.report))
            } else {
                Terminal.say(Words.planHead(plan))
                Terminal.say(ReportText(papers.report).words)
            }
        }
    }

    private struct PlanLine: Encodable {
        var plan: StoredPlan
        var report: PlanReport
    }

    private struct TermLine: Encodable {
        var term: String
        var revisions: [Revision]
        var plans: [StoredPlan]
    }

    /// Every term, or the one that was named, with its revisions and plans.
    private func list(_ archive: Archive) throws {
        let lines = try orFault { () throws(OfficeError) in
            try archived { () throws(ArchiveError) in
                try archive.terms().filter { subject == nil || $0 == subject }.map { term throws(ArchiveError) in
                    TermLine(
                        term: term, revisions: try archive.revisions(of: term), plans: try archive.plans(of: term))
                }
            }
        }
        if let subject, lines.isEmpty { throw Fault.input(ArchiveError.noTerm(subject).words(in: language)) }
        guard !json else { return try Terminal.json(lines) }
        if lines.isEmpty { Terminal.say(Words.nothingStored) }
        for line in lines {
            Terminal.say(Words.storedTerm(line.term, revisions: line.revisions.count))
            for plan in line.plans { Terminal.say("  " + Words.planHead(plan)) }
        }
    }
}
