# Finds the programs that the suite needs, or installs them.

readonly OLDEST_POSTGRES=15
readonly OLDEST_NODE=18

has_dotnet() { dotnet --version >/dev/null 2>&1; }

has_postgres() {
    local initdb
    for initdb in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb || true)"; do
        [[ -x $initdb ]] && (($("$initdb" --version | grep -oE '[0-9]+' | head -1) >= OLDEST_POSTGRES)) && return
    done
    return 1
}

has_rabbitmq() {
    local folder
    command -v epmd >/dev/null || return 1
    for folder in /usr/lib/rabbitmq/bin /opt/rabbitmq/sbin; do
        [[ -x $folder/rabbitmq-server ]] && return
    done
    command -v rabbitmq-server >/dev/null
}

has_node() {
    command -v npm >/dev/null && (($(node --version 2>/dev/null | grep -oE '[0-9]+' | head -1 || echo 0) >= OLDEST_NODE))
}

has_setpriv() { command -v setpriv >/dev/null && command -v setsid >/dev/null; }

has_curl() { command -v curl >/dev/null; }

chromium_path() { type -P chromium || type -P chromium-browser || type -P google-chrome; }

has_chromium() { chromium_path >/dev/null; }

# require NAME…: each is there when this returns.
require() {
    has_dotnet || fail ".NET 10 SDK not found: install the package dotnet-sdk-10.0, then run this again."
    local name missing=() packages=()
    for name in "$@"; do
        "has_$name" || { missing+=("$name") && packages+=("$(package_of "$name")"); }
    done
    ((${#missing[@]} == 0)) && return

    command -v apt-get >/dev/null || fail "not installed: ${missing[*]}. Install them by this system's package manager, then run this again."
    ((EUID == 0)) || fail "not installed: ${missing[*]}. Run: sudo apt-get update && sudo apt-get install -y ${packages[*]}"

    step "Installing ${packages[*]} (some minutes; .pmif/install.log has the details)"
    mkdir -p .pmif
    # Unquoted: one entry may name two packages.
    apt_install ${packages[*]} >.pmif/install.log 2>&1 || { tail -n 20 .pmif/install.log && fail "apt-get could not install them."; }
    for name in "${missing[@]}"; do
        "has_$name" || fail "$name is still missing, or too old in this system's packages (PostgreSQL $OLDEST_POSTGRES and Node $OLDEST_NODE are the oldest that serve)."
    done
}

package_of() {
    case $1 in
        postgres) say postgresql ;;
        rabbitmq) say rabbitmq-server ;;
        node) say nodejs npm ;;
        setpriv) say util-linux ;;
        *) say "$1" ;;
    esac
}

# Debian's packages start their own server when they are installed, and at each boot. We run our own instances, so
# theirs are kept from starting; a policy that the machine already has is put back afterwards.
apt_install() (
    local policy=/usr/sbin/policy-rc.d kept
    kept=$(mktemp -d)
    [[ -e $policy ]] && mv "$policy" "$kept/"
    # shellcheck disable=SC2064
    trap "rm -f '$policy'; if [[ -e '$kept/policy-rc.d' ]]; then mv '$kept/policy-rc.d' '$policy'; fi; rm -rf '$kept'" EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"

    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get install -y -q --no-install-recommends "$@"

    local service
    if [[ -d /run/systemd/system ]]; then
        for service in postgresql rabbitmq-server epmd; do
            systemctl disable --quiet --now "$service" 2>/dev/null || true
        done
    fi
)
