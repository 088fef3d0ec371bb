#!/bin/sh
# A stand-in for Wrangler and the account behind it, for the test of the deployment: it keeps what was created as files and
# answers in Wrangler's own words. STAND_IN names its folder; a file `break` in it holds the command that is to fail once.
cd "$STAND_IN" || exit 1
mkdir -p databases namespaces buckets queues secrets deployed
echo "$*" >>asked

complain() {
  printf '\033[31m✘ [ERROR] %s\033[0m\n' "$1" >&2
  exit 1
}
if [ -f break ]; then
  broken=$(cat break)
  case "$*" in "$broken"*) rm break && complain "A request to the Cloudflare API failed." ;; esac
fi

create() {
  [ -e "$1/$2" ] && complain "$2 already exists"
  # The account's own id of it: hexadecimal digits.
  echo "$(printf %s "$2" | od -An -tx1 | tr -d ' \n')" >"$1/$2"
}
list() { # folder, name of the id, name of the name
  printf '['
  comma=
  for path in "$1"/*; do
    [ -e "$path" ] || continue
    read -r id <"$path"
    [ "$2" = type ] && id=secret_text
    printf '%s{"%s":"%s","%s":"%s"}' "$comma" "$2" "$id" "$3" "${path##*/}"
    comma=,
  done
  printf ']\n'
}
after() { # flag, arguments
  flag=$1
  shift
  while [ $# -gt 1 ]; do
    [ "$1" = "$flag" ] && echo "$2" && return
    shift
  done
}
value_of() { sed -n "s/^ *\"$1\": \"\(.*\)\".*/\1/p" "$2"; }

case "$*" in
"d1 list --json") list databases uuid name ;;
"kv namespace list") list namespaces id title ;;
"r2 bucket list")
  echo "Listing buckets..."
  for path in buckets/*; do printf 'name:           %s\ncreation_date:  2026-01-01\n\n' "${path##*/}"; done
  ;;
"queues list --page "*)
  # Two to a page, so that more than one page has to be read.
  echo "│ id │ name │ created_on │ producers │"
  row=0
  for path in queues/*; do
    row=$((row + 1))
    [ -e "$path" ] && [ $(((row + 1) / 2)) = "$4" ] && read -r id <"$path" && echo "│ $id │ ${path##*/} │ 2026 │ 1 │"
  done
  true
  ;;
"d1 create "*) create databases "$3" ;;
"kv namespace create "*) create namespaces "$4" ;;
"r2 bucket create "*) create buckets "$4" ;;
"queues create "*) create queues "$3" ;;
"secret list "*)
  [ -d "secrets/$4" ] || complain "Worker \"$4\" not found."
  list "secrets/$4" type name
  ;;
"secret put "*)
  mkdir -p "secrets/$5"
  cat >"secrets/$5/$3"
  ;;
"d1 migrations apply "*)
  [ -e "databases/$4" ] || complain "Couldn't find a D1 DB with the name $4"
  [ -f "$(after --config "$@")" ] || complain "There is no configuration."
  ;;
"d1 execute "*)
  case "$*" in
  *"'known@shop.test'"*) echo '[{"results":[{"user_id":"usr_1"}]}]' ;;
  *) echo '[{"results":[]}]' ;;
  esac
  ;;
"deploy "*)
  config=$(after --config "$@")
  for queue in $(value_of queue "$config"); do [ -e "queues/$queue" ] || complain "Queue \"$queue\" does not exist."; done
  for service in $(value_of service "$config"); do
    [ -e "deployed/$service" ] || complain "Could not resolve service binding: $service was not found."
  done
  echo version >>"deployed/$(value_of name "$config" | head -n 1)"
  ;;
"rollback "*)
  [ "$(grep -c . "deployed/$3" 2>/dev/null)" -gt 1 ] || complain "There is no version to go back to."
  sed -i 1d "deployed/$3"
  ;;
*) complain "Unknown command: $*" ;;
esac
