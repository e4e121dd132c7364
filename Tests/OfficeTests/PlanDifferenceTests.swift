import Archive
import Model
import Testing

@testable import Office

@Suite("What differs between two plans")
struct PlanDifferenceTests {
    @Test("is said in words, and of what changed only what differs")
    func words() throws {
        let sample = try SampleArchive()
        let one = try sample.plan()
        var papers = one.papers
        let run = try #require(papers.schedule.runs.firstIndex { $0.room != nil && $0.meetings.count > 1 })
        papers.schedule.runs[run].room = "elsewhere"
        papers.schedule.runs[run].meetings.swapAt(0, 1)
        let grant = papers.schedule.grants.removeLast()
        let term = try sample.archive.term(sample.revision)
        let difference = PlanDifference(from: .init(one.papers, term), to: .init(papers, term))

        let line = try #require(difference.offerings.first)
        #expect(difference.offerings.count == 1 && line.change == .changed)
        let directory = TermDirectory(term, .korean)
        #expect(line.name.korean == directory.offeringName(papers.schedule.runs[run].offering))
        #expect(line.after?.korean.hasSuffix(" elsewhere") == true && line.after?.english.contains(" times · ") == true)
        #expect(line.after?.korean.contains(directory.staffNames(papers.schedule.runs[run].staff)) == false)

        let gone = try #require(difference.grants.first)
        #expect(difference.grants.count == 1 && gone.change == .removed && gone.after == nil)
        #expect(gone.subject == [grant.participant, grant.request])
        #expect(gone.name.korean == directory.participant(grant.participant)?.maskedName)
        #expect(gone.before?.korean == grant.offerings.map(directory.offeringName).joined(separator: " + "))
        #expect(difference.appointments == [])
    }
}
