import CQREncode

/// A QR code (ISO/IEC 18004) as an inline SVG, black on white with its quiet zone of four modules.
struct QRCode {
    /// Modules on a side.
    let size: Int
    /// Row by row; true is black.
    let modules: [Bool]

    /// nil if the text is empty or longer than a QR code holds (2,331 bytes at level M).
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        modules = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// One path: each run of black modules in a row is a rectangle, so that no hairlines show in print.
    var svg: String {
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                var end = x
                while end < size, modules[y * size + end] { end += 1 }
                if end > x { path += "M\(x + 4) \(y + 4)h\(end - x)v1h-\(end - x)z" }
                x = max(end, x + 1)
            }
        }
        let side = size + 8
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges" \
            role="img" aria-label="QR"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
            """
    }
}
