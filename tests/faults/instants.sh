# Killed at any instant: whole months from the inbox to the addressees, the driver alone, and
# each program; sourced by run.
# shellcheck shell=sh disable=SC2154,SC2034
#
# Instants by chance, the same fractions of the undisturbed time each time: what lies between
# two calls, and what several processes do at once, is hit too.  Of a month everything is
# killed at once, as when memory runs out; of `run` the driver alone, whose stages then end
# by themselves.

make_month() {
	cat >"$scratch/month" <<-END_MONTH
		#!/bin/sh
		cd "\$1" || exit 74
		for verb in run approve run deliver; do
			rc=0
			"$bin/tongbao" -C "\$1" -d $day \$verb $period || rc=\$?
			[ \$rc -eq 0 ] || [ \$rc -eq 2 ] || exit \$rc
		done
	END_MONTH
	chmod +x "$scratch/month"
	cp -a "$scratch/base.run" "$scratch/base.month"
	name_addressees "$scratch/base.month" public
	clear_handed
	make_want month
	cp -a "$scratch/want.month/share" "$scratch/want.sharemonth"
}

month_command() {
	command="env PATH=\"\$scratch/programs:\$PATH\" PRINTED=\"\$lane/printed\" TONGBAO_MAIL=\"\$lane/mail.xml\" \"\$scratch/month\" \"\$site\""
}

# What differs by design: how often something was tried, and when; `handed` and verify see to it.
same_month_site() { # WANT SITE
	diff -r --no-dereference -x logs -x .lock -x deliveries -x audit.log -x '*.html' "$1" "$2"
}

# Every release has what its sums say, and nothing else; every page its end.
releases_are_whole() { # SITE
	for release in "$1"/output/20*/issue-* "$1"/output/20*/draft-* "$1"/output/20*/public/issue-* "$1"/output/20*/public/draft-*; do
		[ ! -d "$release" ] || {
			[ -f "$release/SHA256SUMS" ] && (cd "$release" && sha256sum --quiet -c SHA256SUMS) >/dev/null 2>&1 &&
				[ "$(find "$release" -type f | wc -l)" -eq $(($(wc -l <"$release/SHA256SUMS") + 1)) ]
		} || echo "${release#"$1"/} is half"
	done
	for page in "$1"/output/status/*.html; do
		[ ! -f "$page" ] || tail -c 20 "$page" | grep -q '</html>' || echo "${page#"$1"/} is half"
	done
}

judge_month_instant() {
	diff -rq --no-dereference -x logs -x .incoming -x .staging -x audit.log -x deliveries -x status -x .work -x papers \
		"$scratch/want.month" "$site" | sed -n 's/^Files .* and \(.*\) differ$/\1 is half/p' | head -n 1
	releases_are_whole "$site"
	grows_only "$scratch/base.month/$trail" "$site/$trail"
	judge_post_instant month
}

# FRACTION of the undisturbed time, in thousandths.
killed_at() { # TARGET FRACTION
	took=$(cat "$scratch/took.$1")
	seconds=$(awk -v ms="$took" -v at="$2" 'BEGIN { printf "%.3f", ms * at / 1000000 + 0.002 }')
	alone=
	[ "$1" != run ] || alone=--foreground
	rc=0
	eval "timeout $alone -s KILL $seconds $command" >"$lane/out" 2>"$lane/err" || rc=$?
}

try_instant() { # TARGET FRACTION
	fresh "$1"
	{ killed_at "$1" "$2"; } 2>/dev/null
	case $rc in
	0 | 2 | 137) ;;
	*) echo "exit $rc: $(tail -n 1 "$lane/err")" ;;
	esac
	judge_instant "$1"
	run_again "$1"
}

instants_of() { # TARGET COUNT
	is_wanted "$1" || return 0
	fresh "$1"
	began_ms=$(date +%s%3N)
	eval "$command" >/dev/null 2>&1
	echo $(($(date +%s%3N) - began_ms)) >"$scratch/took.$1"
	awk -v n="$2" -v seed="$1" 'BEGIN { srand(length(seed) * 7919 + n); while (n-- > 0) print int(rand() * 1020) }' >"$lane/fractions"
	while read -r at; do
		check_point instants "$1" instant "$at" killed
	done <"$lane/fractions"
}

group_instants() {
	! is_wanted month || make_month
	if [ -z "$long" ]; then
		instants_of month 1
		instants_of post 1
		return
	fi
	for t in receive approve draft issue post $stages; do
		instants_of "$t" "${INSTANTS:-50}"
	done
	instants_of run "$((${INSTANTS:-50} * 2))"
	instants_of month "$((${INSTANTS:-50} * 6))"
}
