#!/bin/sh
# Puts the line on a small server of its own with Debian 13 or later, behind Caddy. As root, in a copy of the project:
#
#   sh docs/recipes/server/install.sh line.example.org
#
# The name must lead to this server already. The first time it makes /etc/line.env, for you to fill in, and ends; the second time it starts the
# line. After that it puts in place what the copy holds now, without losing a call. What it changes on the server, and nothing else:
#
#   Debian's packages nodejs, npm and caddy        /usr/local/bin/line     (the commands of docs/operate.md)
#   the user "line"                                /etc/caddy/Caddyfile    (the one before is kept as Caddyfile.before)
#   /opt/line   (the program, built)               /etc/systemd/system/line.service, line.socket
#   /etc/line.env   (the settings)                 /var/lib/line   (counters, own words, recordings)
#   /etc/systemd/journald.conf.d/line.conf   (logs are kept for a week)
set -eu

fail() { echo "$1" >&2; exit 1; }
[ "$#" -eq 1 ] || fail 'Name the host, such as: sh docs/recipes/server/install.sh line.example.org'
[ "$(id -u)" -eq 0 ] || fail 'Run this as root: with sudo in front.'
host=$1
recipe=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$recipe/../../.." && pwd)

echo '== What it runs on'
apt-get update -q
apt-get install -q -y --no-install-recommends nodejs npm caddy
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node $(node --version) is too old: the line needs 20.19 or later, which Debian has from 13 on."
id line >/dev/null 2>&1 || useradd --system --home-dir /var/lib/line --shell /usr/sbin/nologin line

echo '== The settings'
if [ ! -e /etc/line.env ]; then
  install -m 600 "$project/.env.example" /etc/line.env
  echo "PUBLIC_URL=https://$host" >>/etc/line.env
  echo 'Fill in /etc/line.env (the README explains each setting), then run this again.'
  exit 0
fi

echo '== The program, built beside the one that runs'
rm -rf /opt/line.next
mkdir /opt/line.next
for part in package.json package-lock.json .npmrc tsconfig.json tsconfig.build.json src prompts audio; do
  cp -R "$project/$part" /opt/line.next/
done
(cd /opt/line.next && npm ci && npm run build && npm prune --omit=dev && rm -rf src)
chown -R root:root /opt/line.next
rm -rf /opt/line.before
[ ! -e /opt/line ] || mv /opt/line /opt/line.before
mv /opt/line.next /opt/line

echo '== systemd and Caddy'
install -m 755 "$recipe/line" /usr/local/bin/line
install -m 644 "$recipe/line.service" "$recipe/line.socket" /etc/systemd/system/
sed "s/{\$LINE_HOST}/$host/" "$recipe/Caddyfile" >/etc/caddy/Caddyfile.next
if ! cmp -s /etc/caddy/Caddyfile.next /etc/caddy/Caddyfile; then cp /etc/caddy/Caddyfile /etc/caddy/Caddyfile.before; fi
mv /etc/caddy/Caddyfile.next /etc/caddy/Caddyfile
# Logs for a week, as the line promises its callers.
mkdir -p /etc/systemd/journald.conf.d
printf '[Journal]\nMaxRetentionSec=7day\n' >/etc/systemd/journald.conf.d/line.conf
systemctl restart systemd-journald
systemctl daemon-reload
systemctl enable --now line.socket
systemctl enable line.service
systemctl restart line.service
systemctl reload-or-restart caddy

echo '== Is it there?'
for _ in 1 2 3 4 5 6 7 8 9 10; do
  if node -e "fetch('http://127.0.0.1:3000/readyz', { signal: AbortSignal.timeout(2000) }).then((r) => r.text()).then(console.log, () => process.exit(1))"; then
    echo "It answers. Next: line doctor, then line deploy --dry-run. What it was before is in /opt/line.before."
    exit 0
  fi
  sleep 1
done
fail 'It does not answer: journalctl -u line tells why.'
