# Does the sweep look?  Each sync of the code is left out in turn, by shim.c, and the
# power-cut sweep must find what that does; sourced by run.
# shellcheck shell=sh disable=SC2154,SC2034
#
# A site is a chain of callers, so that one function that syncs for many counts for each
# of them.  What can be left out without harm is superfluous, and is said.

# Under a name of the lane first: two may make it at once.
make_shim() {
	cc -std=gnu17 -O1 -shared -fPIC "$top/tests/faults/shim.c" -o "$lane/shim.so" -ldl &&
		mv "$lane/shim.so" "$scratch/shim.so" || exit 70
}

# FUNCTION<FUNCTION<… of a site, the syncing one first.
name_site() { # TARGET SITE
	program=$(eval "set -- $command; echo \"\$1\"")
	echo "$2" | tr '-' '\n' | while read -r return; do
		printf '%x\n' $((0x$return - 1))
	done | xargs addr2line -f -s -e "$program" 2>/dev/null |
		sed -n 'h;n;s/ (discriminator.*//;s/^[^:]*//;x;G;s/\n//p' | grep -v '^main' | tr '\n' '<' | sed 's/<$//'
}

# Prints the first wrong outcome of the power-cut sweep without the sync, or nothing.
first_wrong() { # TARGET
	make_image "$1" || return
	for how in cut fsync; do
		wrong=$(try_cut "$1" end 0 $how)
		[ -z "$wrong" ] || break
	done
	[ -n "$wrong" ] || count_calls "$1" | grep -v '^openat\|^getdents\|^clone\|^mkdir' >"$lane/calls"
	[ -n "$wrong" ] || while read -r call first count; do
		n=$first
		while [ "$n" -le "$count" ]; do
			for how in cut fsync; do
				tried=$((tried + 1))
				wrong=$(try_cut "$1" "$call" "$n" $how)
				[ -z "$wrong" ] || {
					echo "$call $n $how: $wrong"
					return
				}
			done
			n=$((n + 1))
		done
	done <"$lane/calls"
	echo "$wrong"
}

# Why a site that was not seen is none the less right; nothing when it is not listed.
reason_for() { # CALLERS
	callers=$(echo "$1" | sed 's/:[0-9?]*//g')
	while IFS='	' read -r listed reason; do
		case $callers in "$listed"*) echo "$reason" ;; esac
	done <"$top/tests/faults/unseen.tsv"
}

look_at() { # TARGET
	fresh "$1"
	rm -f "$lane/syncs"
	with="env LD_PRELOAD=\"\$scratch/shim.so\" TB_SYNCS=\"\$lane/syncs\""
	command_of "$1"
	eval "$command" >/dev/null 2>&1
	sort "$lane/syncs" | uniq >"$lane/sites"
	[ -n "$long" ] || sed -n 1p "$lane/sites" >"$lane/sites.few"
	[ -n "$long" ] || mv "$lane/sites.few" "$lane/sites"
	while read -r sync name; do
		with=
		command_of "$1"
		where=$(name_site "$1" "$sync")
		with="env LD_PRELOAD=\"\$scratch/shim.so\" TB_NO_SYNC=$sync"
		wrong=$(first_wrong "$1" | head -n 1 | sed "s|$scratch|…|g")
		echo "look $1 $sync" >>"$scratch/points"
		if [ -n "$wrong" ]; then
			echo "look     $1 without $name of $where: seen ($wrong)" | cut -c 1-240
		elif [ -n "$(reason_for "$where")" ]; then
			echo "look     $1 without $name of $where: not seen: $(reason_for "$where")"
		else
			complain look "$1 without $name of $where: nothing is wrong; it is superfluous, or the sweep is blind" \
				"tests/faults/run $named --long look"
		fi
	done <"$lane/sites"
	with=
}

group_look() {
	make_shim
	mkdir -p "$mnt"
	make_image receive 2>/dev/null || {
		echo 'look     skipped: mounting an image of ext4 is not permitted here'
		return
	}
	for t in receive draft export ${long:+approve issue}; do
		look_at "$t"
	done
}
