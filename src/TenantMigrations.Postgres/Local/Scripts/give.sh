# Run as root. Makes the cluster's folder and gives it to the account that the server runs as.
# Arguments: the folder, the account.
set -u
folder=$1 account=$2
umask 022
mkdir -p "$(dirname "$folder")" || exit 1
[ -d "$folder" ] || mkdir -m 700 "$folder" || exit 1
# Only what root itself has made is given away: in a temporary folder anybody may have put a folder of that name there.
if [ -O "$folder" ] && [ ! -L "$folder" ]; then
    chown "$account" "$folder" || exit 1
fi
