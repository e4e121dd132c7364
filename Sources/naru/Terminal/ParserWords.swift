import Foundation

/// What the argument parser itself says, in Korean: it knows English alone. Its headings, remarks and complaints are
/// put into words line by line; what the commands say of themselves stands in `Words` and is left as it is.
enum ParserWords {
    static func korean(_ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            phrases.reduce(String(line)) { line, phrase in
                line.replacingOccurrences(of: phrase.english, with: phrase.korean, options: .regularExpression)
            }
        }.joined(separator: "\n")
    }

    /// Regular expressions, tried in this order, and what stands in their place.
    private static let phrases: [(english: String, korean: String)] = [
        ("^OVERVIEW: ", "개요: "),
        ("^U(SAGE|sage): ", "사용법: "),
        ("^ARGUMENTS:$", "인자:"),
        ("^OPTIONS:$", "옵션:"),
        ("^SUBCOMMANDS:$", "명령:"),
        ("^Error: ", "잘못: "),
        ("^Help:  ", "도움말:  "),
        ("(?<=^사용법: .{0,400})\\[<options>\\]", "[<옵션>]"),
        ("(?<=^사용법: .{0,400})<subcommand>", "<명령>"),
        ("^(  --version +)Show the version\\.$", "$1판 번호를 보입니다."),
        ("^(  -h, --help +)Show help information\\.$", "$1이 도움말을 보입니다."),
        ("^  See '(.+) <subcommand>' for detailed help\\.$", "  명령마다 더 자세한 도움말은 ‘$1 <명령>’으로 볼 수 있습니다."),
        ("^  See '(.+)' for more information\\.$", "  더 자세한 것은 ‘$1’로 볼 수 있습니다."),
        // A long list of values is broken over lines.
        ("\\(values: ", "(값: "),
        ("(^ +|[ (;])default: ([^)]*)\\)$", "$1기본값: $2)"),
        ("^(잘못: )Missing expected argument '(.+)'$", "$1꼭 있어야 할 ‘$2’가 없습니다."),
        ("^(잘못: )Missing one of: '(.+)'$", "$1다음 가운데 하나가 있어야 합니다: ‘$2’"),
        ("^(잘못: )Missing value for '(.+)'$", "$1‘$2’에 값이 없습니다."),
        ("^(잘못: )The value '(.*)' is invalid for '(.+?)'\\.?", "$1값 ‘$2’: ‘$3’에 쓸 수 없습니다."),
        (" Please provide one of (.+)\\.$", " 쓸 수 있는 값: $1"),
        ("^(잘못: )Unexpected argument '(.+)'$", "$1알 수 없는 말: ‘$2’"),
        ("^(잘못: )[0-9]+ unexpected arguments: '(.+)'$", "$1알 수 없는 말: ‘$2’"),
        ("(?<=^잘못: .{0,400})', '", "’, ‘"),
        ("^(잘못: )Unknown option '(.+?)'", "$1모르는 옵션: ‘$2’"),
        ("^(잘못: )The option '(.+)' does not take any value, but '(.*)' was specified\\.$", "$1옵션 ‘$2’에는 값이 없습니다: ‘$3’"),
        ("^(잘못: .*)\\. Did you mean '(.+)'\\?$", "$1 (혹시 ‘$2’?)"),
    ]
}
