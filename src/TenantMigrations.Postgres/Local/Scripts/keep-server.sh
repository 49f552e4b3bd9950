# Keeps one PostgreSQL server running while somebody holds the other end of the pipe "lease", and stops it when the last holder is
# gone. How a holder goes does not matter: the system closes the pipe of a killed process as well. It was started by pg_ctl in a
# session of its own, so that Ctrl-C in a terminal reaches the holder and not the server.
# Arguments: the server's options. The folder to work in is the current one.
trap 'echo $? > stopped' EXIT
umask 077

# Open for both first: that never waits, not even when the one who asked for the start is dead already.
exec 3<> lease 4< lease 3>&-

"$TENANTMIGRATIONS_SERVER_PROGRAM" -D "$PWD/data" "$@" 4<&- &
server=$!

(
    trap - EXIT
    # Whoever joins writes a word and waits for the file of that name: so it knows that it was not too late.
    while read -r word; do
        case $word in
            *[!0-9a-f]*) ;;
            *) : > "joined.$word" ;;
        esac
    done <&4
    rm -f lease
    # Asked again every second: one that has only just been started does not hear the first signal.
    # A server that has not stopped after 20 seconds is stopped the hard way; it recovers at the next start.
    seconds=0 pause=
    trap '[ -z "$pause" ] || kill "$pause"; exit' TERM
    while [ "$seconds" -lt 20 ] && kill -INT "$server" 2>/dev/null; do
        sleep 1 &
        pause=$!
        wait "$pause"
        pause= seconds=$((seconds + 1))
    done
    [ "$(head -n 1 data/postmaster.pid 2>/dev/null)" = "$server" ] && kill -QUIT "$server"
) &
reader=$!
exec 4<&-

printf '%s\n%s\n' "$$" "$server" > keeper.new && mv keeper.new keeper
trap 'kill -INT "$server"' INT TERM HUP
while :; do
    wait "$server"
    status=$?
    kill -0 "$server" 2>/dev/null || break
done
trap '' INT TERM HUP
kill "$reader" 2>/dev/null
wait "$reader" 2>/dev/null
rm -f lease joined.*
if [ "$TENANTMIGRATIONS_SERVER_LIFE" = throwaway ]; then
    trap - EXIT
    folder=$PWD
    cd / && rm -rf "$folder"
fi
exit "$status"
