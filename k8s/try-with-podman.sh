#!/usr/bin/env bash
# Runs the pods of the overlay "laptop" with podman on this machine until the distillation ends.
# Needs no Kubernetes.
# usage: k8s/try-with-podman.sh [--keep]        --keep does not remove the pods
# Needs the images splitkd:latest and splitkd-device:latest (see README.md), podman 4 as root,
# kubectl (for its kustomize), python3 with yaml, and curl.
# Installs nothing. Without a Docker engine, podman needs a CONTAINERS_CONF: README.md has one.
set -euo pipefail
cd "$(dirname "$0")"

fail() { echo "try-with-podman: $*" >&2; exit 1; }
for tool in podman kubectl python3 curl; do
  command -v "$tool" >/dev/null || fail "$tool is missing"
done
python3 -c 'import yaml' 2>/dev/null || fail "python3's yaml module is missing: install Debian's python3-yaml"
[ "$(id -u)" -eq 0 ] || fail "must be run as root, to reach the pods at their addresses"
for image in splitkd:latest splitkd-device:latest; do
  podman image exists "$image" || fail "the image $image is missing: ./mvnw -Pimage package, then podman load"
done

keep=false
[ "${1:-}" != --keep ] || keep=true
network=splitkd-try prefix=10.89.77 patience=300
work=$(mktemp -d)
pods=()
clean() {
  status=$?
  if [ "$status" -ne 0 ]; then
    for pod in "${pods[@]}"; do
      echo "--- $pod" >&2
      podman pod logs --tail 20 "$pod" >&2 || true
    done
  fi
  if ! $keep; then
    [ "${#pods[@]}" -eq 0 ] || podman pod rm -f -t 1 "${pods[@]}" >/dev/null 2>&1 || true
    podman volume ls -q | grep -E '^(results|data|caches|socket|tmp)-splitkd-|^splitkd-scenarios-' | xargs -r podman volume rm >/dev/null 2>&1 || true
    podman network rm -f "$network" >/dev/null 2>&1 || true
  fi
  rm -rf "$work"
}
trap clean EXIT
await() { # WHAT COMMAND...: until the command succeeds
  local what=$1 end=$((SECONDS + patience))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "not reached within $patience s: $what"
    [ -z "$(podman ps -aq --filter status=exited --filter 'name=^splitkd-.*-(splitkd|postgresql)$')" ] || fail "a pod ended before this was reached: $what"
    sleep 1
  done
  echo "$SECONDS s: $what"
}
said() { podman logs "$1-splitkd" 2>&1 | grep -qE "$2"; } # POD PATTERN

kubectl kustomize overlays/laptop | python3 podman_pods.py "$work" "$prefix" >"$work/pods"
podman network exists "$network" || podman network create --subnet "$prefix.0/24" "$network" >/dev/null
while IFS=$'\t' read -r file pod address names ready <&3; do
  podman pod exists "$pod" && fail "$pod: exists already; remove it with: podman pod rm -f $pod"
  pods+=("$pod")
  podman play kube --network "$network:ip=$address,alias=${names//,/,alias=}" "$file" >/dev/null
  echo "$SECONDS s: $pod at $address"
  if [ -n "$ready" ]; then
    # shellcheck disable=SC2086
    await "$pod is ready" podman exec "$pod-postgresql" $ready
  fi
done 3<"$work/pods"

while IFS=$'\t' read -r file pod address names ready <&3; do
  [ -n "$ready" ] || await "$pod is ready" curl -fsS "http://$address:8559/ready"
done 3<"$work/pods"
devices=$(grep -c $'\tsplitkd-device-' "$work/pods")
await "the server sees $devices devices" said splitkd-server-0 ": 1 server, $devices device"
await "the run has ended" said splitkd-server-0 '^written '
podman exec splitkd-server-0-splitkd sh -c 'cd /var/lib/splitkd/run && test -s distillation.json && ls'
$keep && exit 0

podman stop -t 180 splitkd-server-0-splitkd >/dev/null # devices end with the last server
for ((i = 0; i < devices; i++)); do
  status=$(podman wait "splitkd-device-$i-splitkd")
  echo "$SECONDS s: splitkd-device-$i ended with $status"
  [ "$status" -eq 0 ] || fail "splitkd-device-$i must end with 0"
done
