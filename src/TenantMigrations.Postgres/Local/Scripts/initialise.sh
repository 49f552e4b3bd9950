# Run as the account of the server, in the cluster's folder, under its lock. Makes the cluster beside its final place and moves it
# there in one step, so that an attempt that was killed halfway leaves nothing that looks like a cluster.
# Input: the password. Arguments: initdb and its options.
set -eu
umask 077
rm -rf data.new password.new
cat > password.new
"$@" -D data.new --pwfile=password.new
mv password.new data.new/tenant-migrations.password
mv data.new data
