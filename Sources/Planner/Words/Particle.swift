/// Korean particles that depend on whether the word before them ends in a consonant.
enum Particle {
    case object, subject, topic, with, toward

    /// The word with the particle that fits it; both forms where its end is no Hangul syllable.
    func after(_ word: String) -> String {
        let forms = forms
        guard let last = word.unicodeScalars.last(where: { !"’)]\"'".unicodeScalars.contains($0) })?.value,
            (0xAC00...0xD7A3).contains(last)
        else { return word + forms.both }
        let final = (last - 0xAC00) % 28
        let takesOpen = final == 0 || (self == .toward && final == 8)
        return word + (takesOpen ? forms.open : forms.closed)
    }

    private var forms: (closed: String, open: String, both: String) {
        switch self {
        case .object: ("을", "를", "을(를)")
        case .subject: ("이", "가", "이(가)")
        case .topic: ("은", "는", "은(는)")
        case .with: ("과", "와", "과(와)")
        case .toward: ("으로", "로", "(으)로")
        }
    }
}
