# Builds what has changed since the last time.

# Compilers that stay resident would outlive ./pmif.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export ASPIRE_CLI_TELEMETRY_OPTOUT=1

build_assets() {
    local web=src/Pmif.Web
    [[ -f $web/package.json ]] || return 0
    if newer_than .pmif/stamps/npm "$web/package-lock.json" || [[ ! -d $web/node_modules ]]; then
        step "Installing the web site's packages"
        (cd "$web" && npm ci --no-audit --no-fund --loglevel=error)
        stamp npm
    fi
    if newer_than .pmif/stamps/assets "$web/package-lock.json" "$web/Assets" || [[ ! -d $web/wwwroot/build ]]; then
        step "Building the web site's styles and scripts"
        (cd "$web" && npm run --silent build)
        stamp assets
    fi
}

# What the browser tests sign in at, and what checks their pages for accessibility.
install_test_packages() {
    local folder=tests/Pmif.Web.Tests/Provider
    newer_than .pmif/stamps/npm-tests "$folder/package-lock.json" || [[ ! -d $folder/node_modules ]] || return 0
    step "Installing the tests' packages"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error)
    stamp npm-tests
}

# build STAMP TARGET PATH…: builds TARGET when anything in the paths has changed since.
build() {
    local stamp=$1-$PMIF_USE_ASPIRE target=$2
    shift 2
    newer_than ".pmif/stamps/$stamp" "$@" || return 0
    step "Building (about two minutes the first time)"
    dotnet build "$target" -c Release --nologo -v quiet -consoleLoggerParameters:NoSummary || fail "the build failed."
    stamp "$stamp"
}

readonly SOURCES=(Directory.Build.props Directory.Packages.props global.json nuget.config Pmif.AppHost Pmif.ServiceDefaults src)

build_suite() {
    restore_packages
    build_assets
    build suite Pmif.AppHost "${SOURCES[@]}"
}

build_tests() {
    restore_packages
    build_assets
    install_test_packages
    build tests Pmif.sln "${SOURCES[@]}" tests
    stamp "suite-$PMIF_USE_ASPIRE"
}

fetch_dashboard() {
    [[ -x .pmif/aspire/managed/aspire-managed || -f .pmif/no-dashboard ]] && return
    step "Fetching the Aspire dashboard (once, about 130 MB)"
    if ! dotnet run eng/LocalFeed.cs -- --dashboard; then
        say "The dashboard could not be had; everything else works without it. (rm .pmif/no-dashboard to try again.)"
        touch .pmif/no-dashboard
    fi
}
