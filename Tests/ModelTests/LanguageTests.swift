import Model
import Testing

@Suite("The interface's language")
struct LanguageTests {
    @Test(
        "is read from the names people and systems give it",
        arguments: [
            ("ko", Language.korean), ("ko_KR.UTF-8", .korean), ("KO-kr", .korean), ("en_US", .english),
            ("C.UTF-8", .english),
            ("POSIX", .english),
        ])
    func names(name: String, language: Language) {
        #expect(Language(locale: name) == language)
    }

    @Test("is not guessed", arguments: ["", "fr_FR.UTF-8", "korea"])
    func unknown(name: String) {
        #expect(Language(locale: name) == nil)
    }

    @Test("is the first locale variable that is set")
    func environment() {
        #expect(Language(environment: ["LANG": "ko_KR.UTF-8"]) == .korean)
        #expect(Language(environment: ["LANG": "ko_KR.UTF-8", "LC_ALL": "", "LC_MESSAGES": "C"]) == .english)
        #expect(Language(environment: ["LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"]) == .korean)
        #expect(Language(environment: ["LC_ALL": "fr_FR", "LANG": "ko_KR"]) == .english)
        #expect(Language(environment: [:]) == .english)
    }
}
