# Run as the account of the server, in the cluster's folder, under its lock. Makes the cluster beside its final place and moves it
# there in one step, so that an attempt that was killed halfway leaves nothing that looks like a cluster.
# When only the one who asked for it is killed, this goes on to its end; the next start waits for the process named in "initialising".
# Input: the password. Arguments: initdb and its options.
set -eu
umask 077
rm -rf data.new password.new initialising initdb.log
echo $$ > initialising
cat > password.new
"$@" -D data.new --pwfile=password.new > initdb.log 2>&1 || { cat initdb.log >&2; exit 1; }
mv password.new data.new/tenant-migrations.password
mv data.new data
rm -f initialising initdb.log
