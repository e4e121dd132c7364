/// The languages of the interface. Whatever is shown to people exists in both.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    case korean = "ko"
    case english = "en"

    /// Reads `ko`, `en`, and the locale names that POSIX gives them (`ko_KR.UTF-8`, `en-US`, `C`, `POSIX`);
    /// nil for any other language.
    public init?(locale: String) {
        let name = locale.split(whereSeparator: { "_-.@".contains($0) }).first.map { $0.lowercased() } ?? ""
        switch name {
        case "ko", "kor": self = .korean
        case "en", "eng", "c", "posix": self = .english
        default: return nil
        }
    }

    /// The language that POSIX's variables ask for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and
    /// not empty; English for a language that the interface does not have (POSIX.1-2017, Base Definitions §8.2).
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale.flatMap(Language.init(locale:)) ?? .english
    }
}
