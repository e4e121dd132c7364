import Foundation

/// A number with so many places after its point, whatever the locale.
func decimal(_ number: Double, places: Int) -> String {
    let text = String(Int((abs(number) * pow(10, Double(places))).rounded()))
    let padded = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
    let whole = padded.dropLast(places)
    return (number < 0 ? "-" : "") + whole + (places > 0 ? "." + padded.suffix(places) : "")
}

/// `1.23 %` of a share.
func percent(_ share: Double) -> String { decimal(share * 100, places: 2) + " %" }
