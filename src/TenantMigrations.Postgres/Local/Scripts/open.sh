# Run as the account of the server, in the cluster's folder, under its lock, when no server runs. Lays out what a start needs.
# Input: the text of keep-server.sh.
set -eu
umask 077
rm -f lease keeper stopped joined.* server.log
cat > keep-server.sh
mkfifo lease
