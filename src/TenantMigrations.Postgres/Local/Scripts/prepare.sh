# Run as the account of the server. Says whether a cluster can live in the folder: ours alone, and able to hold what is needed.
# Argument: the folder.
set -u
umask 077
folder=$1
refuse() { echo "$1" >&2; exit 1; }

if [ ! -d "$folder" ]; then
    mkdir -p "$folder" 2>/dev/null || refuse "the folder cannot be made or reached"
fi
cd "$folder" 2>/dev/null || refuse "the folder cannot be reached"
[ ! -L "$folder" ] || refuse "it is a symbolic link"
[ -O . ] || refuse "it belongs to another account"
chmod 700 . || refuse "its permissions cannot be changed"
case $(ls -ld .) in
    drwx------*) ;;
    *) refuse "the file system does not keep permissions" ;;
esac
# Two at once is harmless: each makes its own.
mkfifo "probe.$$" 2>/dev/null || refuse "the file system has no named pipes"
rm -f "probe.$$"
for file in lock clients; do
    [ -e "$file" ] || : >> "$file" || refuse "it cannot be written to"
done
# Without symbolic links: the system tells the working folders of processes like this.
pwd -P
