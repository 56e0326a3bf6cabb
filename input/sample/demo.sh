#!/bin/sh
# A scratch site with the invented sample year: drops each month's submissions
# into the inbox on the days their senders dated them, runs the months from
# February to LAST, approves and publishes that one, and prints its PDFs.
#
# usage: demo.sh TONGBAO SITE [LAST], in the checkout's input/sample or the installed share/tongbao/sample
#	TONGBAO  the driver    SITE  folder, made anew    LAST  2022-07
set -eu
tongbao=$1
site=$2
last=${3:-2022-07}
sample=$(cd "$(dirname "$0")" && pwd)
data=${sample%/*} # the plan stands beside the sample, the templates do when both are installed
templates=$data/templates
[ -d "$templates" ] || templates=${data%/*}/templates

new_site() {
	[ ! -e "$site" ] || [ -z "$(ls -A "$site")" ] || [ -f "$site/input/plan/sample-notice.xml" ] || {
		echo "demo.sh: $site: is not empty, and no site of the sample; give another folder" >&2
		exit 69
	}
	rm -rf "$site"
	mkdir -p "$site/input/plan" "$site/input/inbox" "$site/input/issue" "$site/output"
	cp "$sample"/plan/*.xml "$site/input/plan/" # first: a site that was cut off is known by them
	scratch=$(mktemp -d "${TMPDIR:-/tmp}/tongbao-demo.XXXXXX")
	trap 'rm -rf "$scratch"' EXIT
	trap 'exit 75' HUP INT TERM
	cp "$data"/plan/*.xml "$site/input/plan/"
	cp "$sample"/issue/*.xml "$site/input/issue/"
	cp -R "$templates" "$site/templates"
}

# Findings (2) are part of the sample: some of its files are wrong on purpose.
quietly() {
	rc=0
	"$@" >"$scratch/out" 2>>"$scratch/err" || rc=$?
	[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ] || {
		cat "$scratch/err" >&2
		exit "$rc"
	}
}

date_of() {
	LC_ALL=C sed -n 's/.*<submission[^>]* date="\([0-9-]*\)".*/\1/p' "$1" | head -n 1
}

bulletin_day() { # PERIOD -> the 10th of the next month, when the office runs it
	year=${1%-*}
	month=${1#*-}
	month=$((${month#0} + 1))
	[ "$month" -le 12 ] || {
		month=1
		year=$((year + 1))
	}
	printf '%s-%02d-10' "$year" "$month"
}

# The month's files in the order of their dates: each day's are taken in that day.
drop_month() { # PERIOD
	for f in "$sample/submissions/$1"/*; do
		printf '%s\t%s\n' "$(date_of "$f")" "$f"
	done | sort >"$scratch/list"
	day=
	while IFS="$(printf '\t')" read -r date file; do
		[ -n "$date" ] || date=$(bulletin_day "$1")
		if [ -n "$day" ] && [ "$date" != "$day" ]; then
			quietly "$tongbao" -C "$site" receive -d "$day"
		fi
		day=$date
		cp "$file" "$site/input/inbox/"
	done <"$scratch/list"
	quietly "$tongbao" -C "$site" receive -d "$day"
}

new_site
for folder in "$sample"/submissions/*/; do
	period=$(basename "$folder")
	[ "$(printf '%s\n%s\n' "$period" "$last" | sort | tail -n 1)" = "$last" ] || continue
	drop_month "$period"
	quietly "$tongbao" -C "$site" run -d "$(bulletin_day "$period")" "$period"
done
began=$(date +%s%N)
quietly "$tongbao" -C "$site" approve -d "$(bulletin_day "$last")" "$last"
ended=$(date +%s%N)
find "$site/output/$last" -type f -name '*.pdf' | sort | while read -r pdf; do
	name=$(basename "$pdf" .pdf)
	pages=$(sed -n "s/.*<document name=\"$name\".* pages=\"\([0-9]*\)\".*/\1/p" \
		"$(dirname "$pdf")/manifest.xml")
	printf '%s: %s pages\n' "$pdf" "$pages"
done
printf 'approved and published %s: %d ms\n' "$last" "$(((ended - began) / 1000000))"
