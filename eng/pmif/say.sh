# How ./pmif talks.

say() { printf '%s\n' "$*"; }

step() {
    if [[ -t 1 && -z ${NO_COLOR:-} ]]; then printf '\e[1m» %s\e[0m\n' "$*"; else printf '» %s\n' "$*"; fi
}

fail() {
    printf 'pmif: %s\n' "$*" >&2
    exit 1
}
