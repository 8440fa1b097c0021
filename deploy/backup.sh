#!/bin/sh
# backup.sh FOLDER KEPT: writes the office into FOLDER/danvan-YYYY-MM-DD.tar.gz and keeps the newest KEPT of them.
# Older ones go only once the new one is whole.
set -eu
folder=$1 kept=$2
umask 077
.venv/bin/python -m etl backup "$folder/danvan-$(date +%F).tar.gz"
ls -1 "$folder" | grep -E '^danvan-[0-9]{4}-[0-9]{2}-[0-9]{2}\.tar\.gz$' | sort -r | tail -n "+$((kept + 1))" |
    while read -r old; do rm -- "$folder/$old"; done
