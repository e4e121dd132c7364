# What the scripts share. Sourced, with `root` set to the top of the repository.

# The libraries that `naru` is built on; docs/licences.md says why each is there.
libraries="libcurl4-openssl-dev libical-dev libqrencode-dev libsodium-dev libsqlite3-dev libxlsxwriter-dev libzip-dev pkg-config"

# Says a thing in the language of the locale: say KOREAN ENGLISH
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        ko*) printf '%s\n' "$1" ;;
        *) printf '%s\n' "$2" ;;
    esac
}

# Ends with what is wrong: give_up KOREAN ENGLISH
give_up() {
    say "$1" "$2" >&2
    exit 1
}

need_swift() {
    command -v swift > /dev/null || give_up \
        'Swift 6이 없습니다. https://www.swift.org/install 을 보십시오.' \
        'Swift 6 is missing; see https://www.swift.org/install.'
}

# Installs the named packages that are missing, after saying which: install PACKAGE…
install() {
    missing=
    for package in "$@"; do
        # The status of a package that was removed but left its settings is not "installed" either.
        case "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2> /dev/null)" in
            installed) ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    command -v apt-get > /dev/null || give_up \
        "apt가 없는 시스템입니다. 다음을 직접 설치해 주십시오:$missing" \
        "This system has no apt; please install by hand:$missing"
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    say "다음 패키지를 ${as_root:+sudo }apt-get으로 설치합니다:$missing" \
        "About to install with ${as_root:+sudo }apt-get:$missing"
    # The lists of a fresh machine may be empty or old: try with what is there before fetching them anew.
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing > /dev/null 2>&1 || {
        $as_root apt-get update -q
        # shellcheck disable=SC2086
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
    }
}
