# Starts, stops and asks the suite.

readonly DATA=.pmif/data
readonly APPHOST_LOG=.pmif/apphost.log
readonly PID_FILE=.pmif/apphost.pid
readonly PORT_BASE_FILE=.pmif/port-base

cmd_up() {
    local background=false options=() port_base=8000
    while (($#)); do
        case $1 in
            -d) background=true ;;
            --port-base) port_base=${2:?--port-base needs a number} && options+=("$1" "$2") && shift ;;
            --no-samples | --no-dashboard) options+=("$1") ;;
            *) fail "up does not know $1" ;;
        esac
        shift
    done

    require curl
    choose_engine
    if is_up; then
        say "Pmif is already up."
        where_to_look
        return
    fi

    if [[ $PMIF_USE_ASPIRE == true ]]; then
        require node
    else
        require setpriv postgres rabbitmq node
    fi
    build_suite
    [[ $PMIF_USE_ASPIRE == true || " ${options[*]-} " == *" --no-dashboard "* ]] || fetch_dashboard

    step "Starting"
    echo "$port_base" >"$PORT_BASE_FILE"
    if $background; then
        start_in_background "${options[@]}"
    else
        run_in_foreground "${options[@]}"
    fi
}

# Becomes the AppHost. A session of its own keeps Ctrl-C from it: ./pmif tells it to stop, and waits until it has.
apphost() {
    echo $$ >"$PID_FILE"
    if [[ $PMIF_USE_ASPIRE == true ]]; then
        exec dotnet run --project Pmif.AppHost -c Release --no-build -- "$@"
    fi
    exec setpriv --pdeathsig "$DEATH_SIGNAL" dotnet Pmif.AppHost/bin/Release/net10.0/Pmif.AppHost.dll --data "$DATA" "$@"
}
export DATA PID_FILE
export -f apphost

start_in_background() {
    : >"$APPHOST_LOG" # before tail looks for it
    DEATH_SIGNAL=clear setsid nohup bash -c 'apphost "$@"' apphost "$@" >>"$APPHOST_LOG" 2>&1 </dev/null &
    local pid=$!
    trap 'kill -TERM $pid 2>/dev/null || true; wait $pid; exit 130' INT TERM HUP
    tail -n +1 -f --pid="$pid" "$APPHOST_LOG" &
    local tail=$!
    wait_until_ready "$pid" || fail "it did not start; its log is $APPHOST_LOG"
    trap - INT TERM HUP
    kill "$tail" 2>/dev/null || true
    where_to_look
}

run_in_foreground() {
    DEATH_SIGNAL=TERM setsid bash -c 'apphost "$@"' apphost "$@" </dev/null &
    local pid=$! code=0
    trap 'kill -TERM $pid 2>/dev/null || true' INT TERM HUP
    if wait_until_ready "$pid"; then where_to_look; fi

    # A signal ends wait early; the AppHost still has to clean up.
    while kill -0 "$pid" 2>/dev/null; do wait "$pid" && code=0 || code=$?; done
    exit "$code"
}

wait_until_ready() {
    while kill -0 "$1" 2>/dev/null; do
        is_ready && return
        sleep 0.2
    done
    return 1
}

is_up() { [[ -f $PID_FILE ]] && grep -q Pmif.AppHost "/proc/$(<"$PID_FILE")/cmdline" 2>/dev/null; }

require_up() { is_up || fail "Pmif is not running: ./pmif up"; }

is_ready() {
    if [[ $PMIF_USE_ASPIRE == true ]]; then
        curl --silent --fail --output /dev/null "$(address web)/health/ready"
    else
        ask /ready >/dev/null 2>&1
    fi
}

# The local engine listens on a socket that only its owner can open.
ask() { curl --silent --fail-with-body --unix-socket "$DATA/control.sock" "${@:2}" "http://pmif$1"; }

# address NAME: where its HTTP door is.
address() {
    if [[ $PMIF_USE_ASPIRE != true ]]; then
        ask "/resources/$1/endpoints/http"
        return
    fi
    local -A offset=([web]=80 [framework]=101 [measures]=102 [risk]=103 [benchmarking]=104 [reporting]=105)
    [[ -n ${offset[$1]:-} ]] && echo "http://localhost:$(($(<"$PORT_BASE_FILE") + ${offset[$1]}))"
}

where_to_look() {
    cat <<TEXT

Pmif is up.
  Staff site    $(address web)
  Scorecard     $(address reporting)/v1/scorecards/balanced-scorecard
  Measures      $(address measures)/v1/measures
  Traces, logs  $(address dashboard || echo "no dashboard here")

Push next month's figures, and watch an open scorecard change:
  ./pmif push --key pmif_demo_hr samples/gateshead/feeds/2026-10/hr.csv
Or a single value:
  printf 'measure,period,value\nHR01,2026-10,9.1\n' | ./pmif push --key pmif_demo_hr --format csv -

./pmif status shows the parts, ./pmif logs what they say, ./pmif down stops them.
TEXT
}

cmd_down() {
    if is_up; then
        local pid
        pid=$(<"$PID_FILE")
        kill -TERM "$pid"
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
        say "Stopped."
    else
        say "Nothing is running."
    fi
    if [[ ${1:-} == --clean ]]; then
        rm -rf "$DATA" "$APPHOST_LOG"
        remove_volumes
        say "Its data is removed."
    fi
}

remove_volumes() {
    local runtime
    [[ -f .pmif/use-aspire && $(<.pmif/use-aspire) == true ]] || return 0
    for runtime in docker podman; do
        "$runtime" volume rm --force pmif-postgres pmif-rabbitmq >/dev/null 2>&1 || true
    done
}

cmd_status() {
    if ! is_up; then
        say "Not running."
        exit 3
    fi
    choose_engine
    if [[ $PMIF_USE_ASPIRE == true ]]; then where_to_look; else ask /status.txt; fi
}

cmd_logs() {
    local file=$DATA/logs/${1:-}.log
    if [[ -z ${1:-} ]]; then
        exec tail -n 20 -F "$DATA"/logs/*.log
    elif [[ -f $file ]]; then
        exec tail -n 100 -F "$file"
    fi
    fail "there is no $1; there are: $(cd "$DATA/logs" 2>/dev/null && printf '%s ' *.log | sed 's/\.log//g')"
}

cmd_stop() { change stop "$@"; }

cmd_start() { change start "$@"; }

change() {
    require_up
    local answer
    answer=$(ask "/resources/${2:?name of a part: see ./pmif status}/$1" --request POST) || fail "$answer"
    say "$answer"
}

cmd_push() { command_line push "$@"; }

cmd_measures() { command_line measures "$@"; }

cmd_breakdowns() { command_line breakdowns "$@"; }

cmd_audit() { command_line audit "$@"; }

# command_line VERB…: the command line of the suite, pointed at the services that run here.
command_line() {
    choose_engine
    build_suite
    if is_up; then
        local service
        for service in framework measures risk benchmarking reporting; do
            export "services__${service}__http__0=$(address "$service")"
        done
    fi
    exec dotnet src/Pmif.Cli/bin/Release/net10.0/pmif.dll "$@"
}
