#!/bin/sh
# Makes Temporal's two databases and brings their schema to the version of this image. Safe to run
# again: what exists is kept. Needs SQL_HOST, SQL_USER and SQL_PASSWORD.
set -eu

for database in temporal visibility; do
  case $database in
    temporal) name=temporal ;;
    visibility) name=temporal_visibility ;;
  esac
  sql() {
    temporal-sql-tool --plugin postgres12 --ep "$SQL_HOST" -p 5432 -u "$SQL_USER" --db "$name" "$@"
  }
  sql create
  sql setup-schema -v 0.0
  sql update-schema -d "/etc/temporal/schema/postgresql/v12/$database/versioned"
done
