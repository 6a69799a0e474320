#!/bin/sh
# Makes the namespace of TEMPORAL_NAMESPACE where it is missing. Closed tickets stay readable in the
# Temporal UI for RETENTION (longer than any event's reopen window). Needs TEMPORAL_ADDRESS.
set -eu

# The port answers before the server does: asked again until it does, two minutes at most.
attempt=1
until temporal operator cluster health; do
  [ "$attempt" -lt 60 ] || { echo "Temporal did not become healthy at $TEMPORAL_ADDRESS" >&2; exit 1; }
  attempt=$((attempt + 1))
  sleep 2
done

temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
