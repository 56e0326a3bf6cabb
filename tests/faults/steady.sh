# The same from the same: again, elsewhere, in another zone, at another time of day, with
# a clock that was set back; sourced by run.
# shellcheck shell=sh disable=SC2154

# One month from inbox to issue on a new site, NAME, under the environment given.
whole_month() { # NAME [VARIABLE=VALUE]...
	where=$scratch/steady.$1
	cp -a "$scratch/base.run" "$where"
	shift
	for verb in run approve run; do
		rc=0
		(cd "${elsewhere:-/}" && env "$@" "$bin/tongbao" -C "$where" -d "$day" "$verb" "$period") \
			>"$where.out" 2>"$where.err" || rc=$?
		expect_done steady "$*: $verb" "$where"
	done
	rm -rf "$where/output/logs"
}

same_month() { # NAME [VARIABLE=VALUE]...
	whole_month "$@"
	shift
	expect_same steady "${*:-again}" "$scratch/steady.first" "$where"
	rm -rf "$where"
}

# Three runs more on a site that is done change not a byte.
thrice() {
	where=$scratch/steady.thrice
	cp -a "$scratch/steady.first" "$where"
	for i in 1 2 3; do
		tongbao "$where" run "$period"
		expect_done steady "run $i more" "$where"
		rm -rf "$where/output/logs"
		expect_same steady "run $i more" "$scratch/steady.first" "$where"
	done
}

# Seconds from now to a time of day in UTC.
until_time() { # DATE-TIME
	echo $(($(date -u -d "$1" +%s) - $(date +%s)))
}

# The day that receive writes down where none is given: the clock's, of the zone.
arrives() { # NAME ZONE CLOCK WANTED
	where=$scratch/clock.$1
	echo "steady clock $1" >>"$scratch/points"
	cp -a "$scratch/base.run" "$where"
	rc=0
	env TZ="$2" LD_PRELOAD="$scratch/shim.so" TB_CLOCK="$(until_time "$3")" \
		"$bin/tongbao" -C "$where" receive >"$where.out" 2>"$where.err" || rc=$?
	expect_done steady "clock $1" "$where"
	found=$(sed -n 's/.*<record [^>]*arrived="\([^"]*\)".*/\1/p' "$where"/input/archive/2022/03/*.r1.*[0-9a-f].xml | sort -u)
	[ "$found" = "$4" ] || complain steady "clock $1: arrived $found, expected $4" "$(again steady)"
	rm -rf "$where"
}

sequences() { # SITE: of the ledger's events, in the order of their names
	for f in "$1"/input/ledger/*.xml; do
		sed -n 's/.* sequence="\([0-9]*\)".*/\1/p' "$f" | head -n 1
	done
}

# The clock goes back by an hour, and by a day, between approvals: sequence numbers grow,
# what arrived keeps the day that was written down, and nothing is decided on a day before the newest
# event's.
set_back() {
	where=$scratch/clock.back
	cp -a "$scratch/base.run" "$where"
	for step in 0 -3600 -86400 -90000; do
		rc=0
		env TZ=Asia/Shanghai LD_PRELOAD="$scratch/shim.so" TB_CLOCK=$(($(until_time '2022-04-08 20:00') + step)) \
			"$bin/tongbao" -C "$where" run "$period" >"$where.out" 2>"$where.err" || rc=$?
		expect_done steady "clock $step s: run" "$where"
		rc=0
		env TZ=Asia/Shanghai LD_PRELOAD="$scratch/shim.so" TB_CLOCK=$(($(until_time '2022-04-08 20:00') + step)) \
			"$bin/tongbao" -C "$where" approve "$period" >"$where.out" 2>"$where.err" || rc=$?
		if [ "$step" -gt -86400 ]; then
			expect_done steady "clock $step s: approve" "$where"
		elif [ "$rc" -ne 69 ] || ! grep -q '\[E088\]' "$where.err"; then
			complain steady "clock $step s: approve: exit $rc, expected 69 (E088)" "$(again steady)"
		fi
		echo "steady clock $step" >>"$scratch/points"
		cp "$(sample 2022-03 '炎陵*')" "$where/input/inbox/dropped$step.xml"
		cat "$where"/input/archive/2022/03/*.xml | sha256sum >"$where.archive.now"
		[ ! -f "$where.archive" ] || cmp -s "$where.archive" "$where.archive.now" ||
			complain steady "clock $step s: the archive changed" "$(again steady)"
		cp "$where.archive.now" "$where.archive"
	done
	[ "$(sequences "$where")" = "$(sequences "$where" | sort -n -u)" ] ||
		complain steady "clock set back: sequences $(sequences "$where" | tr '\n' ' ')" "$(again steady)"
	rm -rf "$where"
}

group_steady() {
	make_shim
	whole_month first
	same_month second
	elsewhere=$top same_month third
	same_month zone TZ=America/New_York LANG=tr_TR.UTF-8 LC_ALL=C.UTF-8
	[ -z "$long" ] || for zone in Pacific/Kiritimati Pacific/Marquesas Europe/Berlin Asia/Shanghai; do
		same_month "zone.${zone#*/}" TZ="$zone" HOME=/nowhere UMASK=077
	done
	thrice
	arrives before-midnight Asia/Shanghai '2022-04-08 15:59:58' 2022-04-08
	arrives after-midnight Asia/Shanghai '2022-04-08 16:00:00' 2022-04-09
	arrives leap-day Asia/Shanghai '2024-02-28 16:00:00' 2024-02-29
	arrives after-leap-day Asia/Shanghai '2024-02-29 16:00:00' 2024-03-01
	arrives spring-forward America/New_York '2022-03-13 07:30:00' 2022-03-13
	arrives fall-back America/New_York '2022-11-06 06:30:00' 2022-11-06
	arrives year Asia/Shanghai '2022-12-31 16:00:00' 2023-01-01
	set_back
}
