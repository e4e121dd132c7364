import ArgumentParser
import Foundation
import Model
import Office
import Planner

struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(abstract: Words.check, discussion: Words.checkLong)
    }

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp(Words.folder, valueName: "FOLDER"))
    var folder: String

    @Flag(help: ArgumentHelp(Words.json))
    var json = false

    func run() throws {
        let deed = CheckFolder(folder: URL(filePath: folder))
        let checked = try orFault(json: json) { () throws(OfficeError) in try deed.run() }
        let summary = CheckSummary(checked)
        if json { try Terminal.json(summary) } else { Terminal.say(summary.words) }
    }
}

/// What a folder says, and which wishes fail its rules.
private struct CheckSummary: Encodable {
    struct Refused: Encodable {
        var participant: String
        var wish: String
        var reasons: [String]
    }

    let event = "checked"
    var term: String
    var name: String
    var participants: Int
    var offerings: Int
    var requests: Int
    var appointmentNeeds: Int
    var remarks: [String]
    var refused: [Refused]

    init(_ checked: CheckFolder.Checked) {
        let found = checked.reading.term
        term = found.id
        name = found.name
        participants = found.participants.count
        offerings = found.offerings.count
        requests = found.requests.count
        appointmentNeeds = found.appointmentNeeds.count
        remarks = (checked.reading.remarks + checked.remarks).map { $0[language] }
        refused = checked.refused.map { candidate, reasons in
            let wish: String =
                switch candidate.wish {
                case .offering(let offering, let request, choice: _, part: _): "\(request) → \(offering)"
                case .appointment(let need, let service): "\(need) → \(service)"
                }
            return Refused(participant: candidate.participant, wish: wish, reasons: reasons.map { $0[language] })
        }
    }

    var words: String {
        var lines = [Words.termRead(name, participants, offerings, requests, appointmentNeeds)]
        lines += remarks.map { "  \($0)" }
        lines.append(Words.screened(refused.count))
        lines += refused.map { "  \($0.participant) \($0.wish): \($0.reasons.joined(separator: "; "))" }
        return lines.joined(separator: "\n")
    }
}
