import Foundation

/// A part of a mail with its headers: a leaf, always in base 64, or a multipart of others (RFC 2045, 2046).
struct MIMEPart {
    let bytes: [UInt8]

    init(type: String, parameters: [(String, String)], fileName: String? = nil, body: [UInt8]) {
        var headers = [
            parameters.reduce(HeaderLine("Content-Type").adding(token: parameters.isEmpty ? type : "\(type);")) {
                header, parameter in
                header.adding(
                    token: "\(parameter.0)=\(parameter.1)\(parameter.0 == parameters.last!.0 ? "" : ";")")
            },
            HeaderLine("Content-Transfer-Encoding").adding(token: "base64"),
        ]
        if let fileName {
            headers.append(
                HeaderLine("Content-Disposition").adding(token: "attachment;").adding(token: "filename=\"\(fileName)\"")
            )
        }
        bytes = headers.flatMap(\.bytes) + MIMEPart.crlf + MIMEPart.base64(body)
    }

    init(multipart subtype: String, boundary: String, parts: [MIMEPart]) {
        let header = HeaderLine("Content-Type").adding(token: "multipart/\(subtype);")
            .adding(token: "boundary=\"\(boundary)\"")
        let opening = Array("--\(boundary)\r\n".utf8)
        bytes =
            header.bytes + MIMEPart.crlf + parts.flatMap { opening + $0.bytes + MIMEPart.crlf }
            + Array("--\(boundary)--\r\n".utf8)
    }

    private static let crlf = Array("\r\n".utf8)

    /// In lines of 76 characters (RFC 2045 §6.8).
    static func base64(_ body: [UInt8]) -> [UInt8] {
        Array(
            Data(body).base64EncodedData(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ])) + (body.isEmpty ? [] : crlf)
    }
}
