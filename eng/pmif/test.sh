# Runs the tests and the benchmarks.

readonly AT_ONCE=2
readonly LONGEST_PROJECT=20m

cmd_test() {
    # Tests run real servers and the whole suite as processes of this machine, whatever ./pmif up does here.
    export PMIF_USE_ASPIRE=false
    require curl setpriv postgres rabbitmq node chromium
    PMIF_CHROMIUM=$(chromium_path)
    export PMIF_CHROMIUM
    build_tests

    # The system tests measure time and fill both cores, so they run by themselves, after the others.
    local results=artifacts/tests folder project together=() alone=()
    rm -rf "$results" && mkdir -p "$results"
    for folder in tests/*Tests; do
        project=${folder#tests/}
        wanted "$project" "$@" || continue
        if [[ $project == *SystemTests ]]; then alone+=("$project"); else together+=("$project"); fi
    done
    ((${#together[@]} + ${#alone[@]} > 0)) || fail "no test project's name holds: $*"

    step "Testing"
    local code=0
    run_projects "$AT_ONCE" "${together[@]}" || code=1
    run_projects 1 "${alone[@]}" || code=1
    sum_up "$code"
}

wanted() {
    (($# == 1)) && return
    local word
    for word in "${@:2}"; do
        [[ ${1,,} == *"${word,,}"* ]] && return
    done
    return 1
}

# run_projects N PROJECT…: N at a time.
run_projects() { printf '%s\n' "${@:2}" | xargs --no-run-if-empty -P "$1" -I{} bash -c 'run_project {}'; }

run_project() {
    local log=artifacts/tests/$1.log code=0
    timeout --kill-after=30s "$LONGEST_PROJECT" \
        dotnet "tests/$1/bin/Release/net10.0/$1.dll" --no-ansi --no-progress --filter-not-trait Run=on-request \
        --results-directory artifacts/tests >"$log" 2>&1 </dev/null || code=$?
    if ((code == 0)); then
        printf '  ok    %-32s %4s tests  %s\n' "$1" "$(count succeeded "$log")" "$(sed -nE 's/^ *duration: *//p' "$log" | tail -1)"
    else
        printf '  FAIL  %-32s exit code %s\n' "$1" "$code"
        sed 's/^/        /' "$log"
    fi
    return "$code"
}

# count WORD FILE…: the sum of what the test programs say of WORD in their summaries.
count() { sed -nE "s/^ *$1: *([0-9]+).*/\1/p" "${@:2}" | awk '{ sum += $1 } END { print sum + 0 }'; }

export LONGEST_PROJECT
export -f run_project count

sum_up() {
    local logs=(artifacts/tests/*.log) passed failed skipped code=$1
    passed=$(count succeeded "${logs[@]}")
    failed=$(count failed "${logs[@]}")
    skipped=$(count skipped "${logs[@]}")
    # A test program that broke off has told no count; it must not look like success.
    ((code == 0 || failed > 0)) || failed=1
    if ((skipped > 0)) && [[ -n ${CI:-} ]]; then
        say "On CI a skipped test is a failure; $skipped were skipped."
        code=1
    fi
    ((passed + failed > 0)) || code=1
    name_failures "${logs[@]}"
    say
    say "$passed passed, $failed failed"
    ((failed == 0)) || code=1
    exit "$code"
}

# name_failures LOG…: each failed test once more with what it said, because a long log stands between it and the end.
name_failures() {
    local log
    for log in "$@"; do
        awk -v project="$(basename "$log" .log)" '
            /^failed / { print "\n" project ": " $0; left = 12; next }
            left > 0 && NF == 0 { left = 0 }
            left-- > 0' "$log"
    done
}

cmd_bench() {
    export PMIF_USE_ASPIRE=false
    require curl setpriv postgres rabbitmq node
    build_tests
    mkdir -p artifacts
    step "Measuring"
    exec dotnet tests/Pmif.Benchmarks/bin/Release/net10.0/Pmif.Benchmarks.dll "$@"
}
