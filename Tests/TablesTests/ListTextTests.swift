import Model
import Testing

@testable import Tables

@Suite("Lists in cells") struct ListTextTests {
    @Test(arguments: [
        ("가, 나", ["가", "나"]), ("가,나;다、라\n마", ["가", "나", "다", "라", "마"]), (" 가 , , 나 ,", ["가", "나"]), ("", []),
        ("\"회계, 세무\", 조리", ["회계, 세무", "조리"]),
        ("\"따옴표 \"\"둘\"\"\"", ["따옴표 \"둘\""]), ("가·나", ["가·나"]),
    ])
    func items(_ text: String, _ items: [String]) { #expect(ListText.items(text) == items) }

    @Test(arguments: ["\"열림", "가\"나", "\"가\"나"])
    func broken(_ text: String) { #expect(ListText.items(text) == nil) }

    @Test func roundTrip() {
        let items = ["가", "회계, 세무", "\"인용\"", "줄\n바꿈", " 빈칸 ", "", "a;b"]
        #expect(ListText.items(ListText.text(items)) == items)
    }

    @Test func completions() {
        let read = CompletionText.read("디지털기초 85%, 컴퓨터(70%), 입문=60%, 회계：５０％, 기초")
        #expect(
            read == [
                Completion(of: "디지털기초", attendance: 85), Completion(of: "컴퓨터", attendance: 70),
                Completion(of: "입문", attendance: 60), Completion(of: "회계", attendance: 50), Completion(of: "기초"),
            ])
        #expect(CompletionText.read("기초 120%") == nil)
        #expect(CompletionText.read("85%") == nil)
        let odd = [
            Completion(of: "할인 50%"), Completion(of: "기초", attendance: 0), Completion(of: "가, 나", attendance: 99),
        ]
        #expect(CompletionText.read(CompletionText.text(odd)) == odd)
    }

    @Test func choices() {
        #expect(ChoiceText.read("이론-1 + 실습-1 | 실습-2") == [["이론-1"], ["실습-1", "실습-2"]])
        #expect(ChoiceText.read("이론-1＋실습-1｜실습-2") == [["이론-1"], ["실습-1", "실습-2"]])
        for broken in ["", "+", "가 +", "| 가", "가 | 가", "가, 나"] { #expect(ChoiceText.read(broken) == nil, "\(broken)") }
    }

    @Test func flags() {
        for yes in ["예", "네", "Y", "yes", "TRUE", "1", "O", "○", "있음"] {
            #expect(FlagText.words.value(of: yes) == true)
        }
        for no in ["아니오", "아니요", "N", "No", "FALSE", "0", "X", "×", "없음"] {
            #expect(FlagText.words.value(of: no) == false)
        }
        #expect(FlagText.words.value(of: "글쎄") == nil)
    }
}
