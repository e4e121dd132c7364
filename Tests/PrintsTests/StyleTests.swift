import Foundation
import Model
import Prints
import Testing

@Suite struct StyleTests {
    /// The style sheet of a page whose title holds the name of an offering.
    private func style(_ name: String, wide: Bool) throws -> String {
        var term = Given.term
        term.offerings[0].name = name
        let printer = Printer(term: term, schedule: Given.schedule, language: .korean)
        let page = try #require(wide ? printer.signInSheet(of: "T1") : printer.roster(of: "T1"))
        let start = try #require(page.range(of: "<style>")), end = try #require(page.range(of: "</style>"))
        return String(page[start.upperBound..<end.lowerBound])
    }

    @Test func noTypeIsBelowFourteenPoints() throws {
        let sizes = try style("드론", wide: true).matches(of: /(\d+)pt/).compactMap { Int($0.1) }
        #expect(sizes.count > 4 && sizes.allSatisfy { $0 >= 14 }, "\(sizes)")
    }

    @Test func everySheetOfPaperHasItsTitleAndNumber() throws {
        let style = try style("드론 2", wide: false)
        #expect(style.contains(#"@bottom-left { content: "드론\20 2\20 명단"; }"#))
        #expect(style.contains("counter(page) \" / \" counter(pages)"))
    }

    @Test func signInSheetsLieAcross() throws {
        #expect(try style("드론", wide: true).contains("size: A4 landscape;"))
        #expect(try style("드론", wide: false).contains("size: A4;"))
    }

    @Test func aNameEndsNeitherTheStringNorTheStyleSheet() throws {
        let style = try style("\"; } </style><script>\\", wide: false)
        #expect(!style.contains("<") && !style.contains("</style"))
        #expect(style.contains(#"content: "\22 \3b \20 \7d \20 \3c \2f style\3e \3c script\3e \5c \20 명단";"#))
    }
}
