# Which way the AppHost runs here, and whether every package can be had.

# Sets PMIF_USE_ASPIRE: Aspire where its packages restore and a container runtime runs, else local processes.
choose_engine() {
    mkdir -p .pmif
    if [[ -z ${PMIF_USE_ASPIRE:-} && -f .pmif/use-aspire ]]; then
        PMIF_USE_ASPIRE=$(<.pmif/use-aspire)
    fi
    if [[ ${PMIF_USE_ASPIRE:-} == true ]] && ! containers_run; then
        say "No container runtime answers; going on with local processes."
        PMIF_USE_ASPIRE=false
    fi
    if [[ -z ${PMIF_USE_ASPIRE:-} ]]; then
        PMIF_USE_ASPIRE=false
        if containers_run; then
            step "Finding out whether Aspire's packages can be had here"
            dotnet restore Pmif.AppHost -p:UseAspire=true -v quiet >/dev/null 2>&1 && PMIF_USE_ASPIRE=true
        fi
        echo "$PMIF_USE_ASPIRE" >.pmif/use-aspire
    fi
    export PMIF_USE_ASPIRE
}

containers_run() {
    local runtime
    for runtime in docker podman; do
        timeout 10 "$runtime" info >/dev/null 2>&1 && return
    done
    return 1
}

# Restores all projects; where the source lacks a package, fills the local feed and tries again.
restore_packages() {
    newer_than .pmif/stamps/packages-"$PMIF_USE_ASPIRE" ./*.props nuget.config global.json Pmif.*/*.csproj src/*/*.csproj tests/*/*.csproj || return 0
    step "Restoring packages"
    local log
    log=$(mktemp)
    if ! dotnet restore Pmif.sln -v quiet >"$log" 2>&1; then
        grep -qE 'NU110[1-3]' "$log" || { cat "$log" && rm "$log" && fail "the packages could not be restored."; }
        say "This machine's package source does not hold everything; filling the local feed."
        require node
        dotnet run eng/LocalFeed.cs
        dotnet restore Pmif.sln -v quiet
    fi
    rm -f "$log"
    stamp packages-"$PMIF_USE_ASPIRE"
}

# newer_than STAMP PATH…: true when STAMP is missing or anything in the paths has changed since.
newer_than() {
    local stamp=$1
    shift
    [[ ! -f $stamp ]] && return
    [[ -n $(find "$@" \( -name bin -o -name obj -o -name node_modules -o -name build -o -name .git \) -prune -o -newer "$stamp" -print -quit) ]]
}

stamp() {
    mkdir -p .pmif/stamps
    touch ".pmif/stamps/$1"
}
