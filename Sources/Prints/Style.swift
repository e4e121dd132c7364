/// The one style sheet of all pages: no type below 14 pt, black on white, A4.
enum Style {
    private static let font =
        #"14pt/1.5 "Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif"#

    /// The sheet of the page `title`, which stands at the foot of every sheet of paper beside its number: sheets that
    /// came apart find each other again.
    static func sheet(title: String, wide: Bool) -> String {
        """
        @page { size: A4\(wide ? " landscape" : ""); margin: 14mm; font: \(font); color: #333;
          @bottom-left { content: "\(escaped(title))"; }
          @bottom-right { content: counter(page) " / " counter(pages); } }
        \(body)
        """
    }

    /// As the content of a CSS string: all but letters and digits by its number, so that nothing ends the string, the
    /// style sheet or the element that holds it.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
        }.joined()
    }

    private static let body = """
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 60rem; color: #111; background: #fff;
          font: \(font);
          word-break: keep-all; overflow-wrap: anywhere; }
        h1 { font-size: 22pt; line-height: 1.3; margin: 0 0 .4rem; }
        h2 { font-size: 17pt; margin: 1.4rem 0 .4rem; break-after: avoid; }
        p { margin: .3rem 0; }
        a { color: #003a8c; }
        table { border-collapse: collapse; width: calc(100% - 2px); margin: .5rem 1px; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 1px solid #555; padding: .25rem .45rem; text-align: left; vertical-align: top; }
        th { background: #e8eef5; font-weight: 700; }
        td.n, th.n { text-align: right; width: 1%; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.d, th.d { white-space: nowrap; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }
        dt { font-weight: 700; } dd { margin: 0; }
        .first { border: 3px solid #003a8c; border-radius: .4rem; padding: .5rem .9rem; margin: .8rem 0; font-size: 18pt; }
        .first b { display: block; font-size: 14pt; color: #003a8c; }
        .aside { font-weight: 400; color: #333; }
        .sign td { height: 12mm; vertical-align: middle; } .sign td.name { white-space: nowrap; }
        .sign th.day { text-align: center; min-width: 22mm; }
        .sheet + .sheet { break-before: page; }
        .card { display: grid; grid-template-columns: 1fr 42mm; gap: 1rem; align-items: start; }
        .card svg { width: 42mm; height: 42mm; } .address { word-break: break-all; }
        .matter { border-top: 1px solid #555; padding: .2rem 0; break-inside: avoid; }
        .dates { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
        .dates li { white-space: nowrap; min-width: 6.4rem; }
        .bar { background: #e8eef5; height: .8rem; min-width: 6rem; } .bar i { display: block; background: #003a8c; height: 100%; }
        .hours th, .hours td { padding: .15rem .4rem; }
        footer { border-top: 1px solid #555; margin-top: 1.5rem; padding-top: .4rem; }
        @media print { body { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
        """
}
