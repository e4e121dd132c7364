import Foundation
import Glibc
import Model

/// Why a file or folder could not be read or written.
public struct FileFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case read
        case write
        /// The folder holds this file, which we did not write: replacing the folder would lose it.
        case foreign(String)
    }

    public var kind: Kind
    public var path: String
    /// POSIX's number of the reason.
    public var number: Int32

    /// With the present `errno`, unless another number is given.
    init(_ kind: Kind, _ url: URL, number: Int32 = errno) {
        self.kind = kind
        self.path = url.relativePath
        self.number = number
    }

    public func words(in language: Language) -> String {
        let reason = FileFault.reason(number)[language]
        return switch kind {
        case .read: Phrase("\(path): 읽을 수 없습니다: \(reason)", "\(path): cannot be read: \(reason)")[language]
        case .write: Phrase("\(path): 쓸 수 없습니다: \(reason)", "\(path): cannot be written: \(reason)")[language]
        case .foreign(let file):
            Phrase(
                "\(path): 나루가 만들지 않은 '\(file)'이(가) 있어 덮어쓰지 않았습니다. 다른 폴더를 정해 주십시오",
                "\(path): holds '\(file)', which Naru did not write, so it was left alone; please name another folder"
            )[language]
        }
    }

    static func reason(_ number: Int32) -> Phrase {
        switch number {
        case ENOENT: Phrase("그런 파일이나 폴더가 없습니다", "no such file or folder")
        case EACCES, EPERM: Phrase("권한이 없습니다", "permission denied")
        case EISDIR: Phrase("파일이 아니라 폴더입니다", "it is a folder, not a file")
        case ENOTDIR: Phrase("폴더가 아니라 파일입니다", "it is a file, not a folder")
        case ENOSPC, EDQUOT: Phrase("디스크가 가득 찼습니다", "the disk is full")
        case EROFS: Phrase("읽기만 할 수 있는 디스크입니다", "the disk is read-only")
        case ENAMETOOLONG: Phrase("이름이 너무 깁니다", "the name is too long")
        default: Phrase("시스템 오류 \(number)", String(cString: strerror(number)))
        }
    }
}

/// Reads a whole file.
func contents(of url: URL) throws(FileFault) -> Data {
    let file = open(url.path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileFault(.read, url) }
    defer { close(file) }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
        let count = read(file, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw FileFault(.read, url) }
        guard count > 0 else { return data }
        data.append(contentsOf: buffer[..<count])
    }
}
