# Runs a program in a session of its own, where the system has the means: whatever kills a whole process group does not reach it.
# Arguments: the program and its arguments.
command -v setsid >/dev/null 2>&1 && exec setsid "$@"
exec "$@"
