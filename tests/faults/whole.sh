# Faults of whole runs: a full disk, runs at once, another order; sourced by run.
# shellcheck shell=sh disable=SC2154

# Each runs beside the sweeps, hence on a site of its own.
tongbao() { # SITE VERB ARGS... -> $rc
	where=$1
	shift
	rc=0
	"$bin/tongbao" -C "$where" -d "$day" "$@" >"$where.out" 2>"$where.err" || rc=$?
}

ended() { # 0 or 2
	[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ]
}

again() { # GROUP
	echo "tests/faults/run $named ${long:+--long }$1"
}

expect_same() { # GROUP TEXT WANT SITE
	echo "$1 $2" >>"$scratch/points"
	same_site "$3" "$4" >"$4.diff" ||
		complain "$1" "$2: $(head -n 2 "$4.diff" | tr '\n' ';' | sed "s|$scratch|…|g")" "$(again "$1")"
}

expect_done() { # GROUP TEXT SITE
	ended || complain "$1" "$2: exit $rc: $(tail -n 1 "$3.err")" "$(again "$1")"
}

# --- a disk that fills up ----------------------------------------------------------

used_kib() { # FOLDER
	df -k "$1" | awk 'NR == 2 { print $3 }'
}

size_disk() { # KIB
	mount -o "remount,size=${1}k" tongbao-faults "$scratch/disk"
}

# Whatever has its final name in a full site has its final bytes, and what was
# dropped is still there or has its answer.
nothing_half() { # SITE
	pages_are_whole "$scratch/base.run" "$scratch/want.run" "$1"
	(cd "$1" && find input/archive output -type f ! -path '*/.*' ! -path '*/logs/*' ! -path output/status/'*') |
		while read -r f; do
			cmp -s "$1/$f" "$scratch/want.run/$f" || echo "$f has other bytes;"
		done
	for f in "$scratch"/base.run/input/inbox/*; do
		name=${f##*/}
		case $name in *.xml.p7s) # it shares its submission's answer
			[ -e "$1/input/inbox/.claim/$name" ] || name=${name%.p7s} ;;
		*.sha256) # and so does a sum
			[ -e "$1/input/inbox/$name" ] || [ -e "$1/input/inbox/.claim/$name" ] || name=${name%.sha256} ;;
		esac
		[ -e "$1/input/inbox/$name" ] || [ -L "$1/input/inbox/$name" ] ||
			[ -e "$1/input/inbox/.claim/$name" ] || [ -L "$1/input/inbox/.claim/$name" ] ||
			grep -rqs "source=\"$name\"" "$1/input/archive" || echo "$name is lost;"
	done
}

fill_disk() { # KIB OF FREE SPACE; 1 when the run went through
	site_d=$scratch/disk/site
	size_disk 65536
	rm -rf "$scratch/disk"/*
	cp -a "$scratch/base.run" "$site_d"
	size_disk $(($(used_kib "$scratch/disk") + $1))
	tongbao_on_disk
	[ "$rc" -eq 74 ] || ended ||
		complain disk "$1 KiB free: exit $rc: $(tail -n 1 "$scratch/disk.err")" "$(again disk)"
	[ "$rc" -ne 74 ] || grep -q "error: $scratch/disk/site/[^ ]*: " "$scratch/disk.err" ||
		complain disk "$1 KiB free: no message names a file" "$(again disk)"
	was=$rc
	half=$(nothing_half "$site_d")
	[ -z "$half" ] || complain disk "$1 KiB free: $half" "$(again disk)"
	size_disk 65536
	tongbao_on_disk
	ended || complain disk "$1 KiB free, then more: exit $rc" "$(again disk)"
	echo "disk $1" >>"$scratch/points"
	same_site "$scratch/want.run" "$site_d" >"$scratch/disk.diff" ||
		complain disk "$1 KiB free: $(head -n 2 "$scratch/disk.diff" | tr '\n' ';')" "$(again disk)"
	[ "$was" -eq 74 ]
}

tongbao_on_disk() {
	rc=0
	"$bin/tongbao" -C "$site_d" -d "$day" run "$period" >"$scratch/disk.out" 2>"$scratch/disk.err" || rc=$?
}

group_disk() {
	mkdir -p "$scratch/disk"
	mount -t tmpfs -o size=65536k tongbao-faults "$scratch/disk" 2>/dev/null || {
		echo 'disk     skipped: mounting a tmpfs is not permitted here'
		return
	}
	step=256 full=0
	[ -z "$long" ] || step=16
	free=64
	fill_disk 4 && full=1
	while [ $free -le 4096 ]; do
		if fill_disk $free; then
			full=$((full + 1))
		elif [ -z "$long" ]; then
			break
		fi
		free=$((free + step))
	done
	[ $full -gt 1 ] || complain disk 'the disk was never full' "$(again disk)"
	read_only
	inbox_elsewhere
	umount "$scratch/disk"
}

put_site_on_disk() {
	site_d=$scratch/disk/site
	size_disk 65536
	rm -rf "$scratch/disk"/*
	cp -a "$scratch/base.run" "$site_d"
	echo "disk $1" >>"$scratch/points"
}

# The disk has turned read only, as a kernel does that met errors: nothing is done, and that is said.
read_only() {
	put_site_on_disk 'read only'
	mount -o remount,ro "$scratch/disk"
	tongbao_on_disk
	mount -o remount,rw "$scratch/disk"
	[ "$rc" -eq 74 ] && grep -q "error: $scratch/disk/site[^ ]*: " "$scratch/disk.err" ||
		complain disk "read only: exit $rc: $(tail -n 1 "$scratch/disk.err")" "$(again disk)"
	same_site "$scratch/base.run" "$site_d" >"$scratch/disk.diff" || complain disk 'read only, and changed' "$(again disk)"
	tongbao_on_disk
	same_site "$scratch/want.run" "$site_d" >"$scratch/disk.diff" ||
		complain disk "read only, then not: $(head -n 2 "$scratch/disk.diff" | tr '\n' ';')" "$(again disk)"
}

# An inbox that nothing can be renamed from is refused, and nothing of it is touched.
inbox_elsewhere() {
	put_site_on_disk 'inbox elsewhere'
	mv "$site_d/input/inbox" "$site_d/input/kept" && mkdir "$site_d/input/inbox"
	mount -t tmpfs -o size=8m,mode=1730 tongbao-faults "$site_d/input/inbox"
	cp -a "$scratch/base.run/input/inbox/." "$site_d/input/inbox/"
	tongbao_on_disk
	[ "$rc" -eq 69 ] && grep -q 'input/inbox: not on the file system of' "$scratch/disk.err" ||
		complain disk "inbox elsewhere: exit $rc: $(tail -n 1 "$scratch/disk.err")" "$(again disk)"
	for part in archive ledger inbox; do
		diff -r --no-dereference -x .claim -x .incoming "$scratch/base.run/input/$part" "$site_d/input/$part" >"$scratch/disk.diff" 2>&1 ||
			complain disk "inbox elsewhere, and $part is changed: $(head -n 1 "$scratch/disk.diff")" "$(again disk)"
	done
	umount "$site_d/input/inbox"
	rm -rf "$site_d/input/inbox" && mv "$site_d/input/kept" "$site_d/input/inbox"
	tongbao_on_disk
	same_site "$scratch/want.run" "$site_d" >"$scratch/disk.diff" ||
		complain disk "inbox elsewhere, then not: $(head -n 2 "$scratch/disk.diff" | tr '\n' ';')" "$(again disk)"
}

# --- runs at once ----------------------------------------------------------------------

# Stage programs of which receive waits until it is let go.
make_slow() { # LIBEXECDIR GATE
	mkdir -p "$1"
	for p in "$bin"/tongbao-*; do
		ln -s "$p" "$1/"
	done
	rm "$1/tongbao-receive"
	cat >"$1/tongbao-receive" <<-END
		#!/bin/sh
		while [ ! -e "$2" ]; do sleep 0.02; done
		exec "$bin/tongbao-receive" "\$@"
	END
	chmod +x "$1/tongbao-receive"
}

start_runs() { # SITE COUNT
	i=0
	while [ $i -lt "$2" ]; do
		i=$((i + 1))
		(
			"$bin/tongbao" -C "$1" -d "$day" run "$period" >"$1.out.$i" 2>"$1.err.$i"
			echo $? >"$1.rc.$i.new"
			mv "$1.rc.$i.new" "$1.rc.$i"
		) &
	done
}

wait_for() { # COUNT SITE: so many statuses, for at most 20 s
	tries=0
	while [ "$(cat "$2".rc.? 2>/dev/null | wc -l)" -lt "$1" ] && [ $tries -lt 400 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
	[ $tries -lt 400 ]
}

at_once() { # COUNT NAME [gate]
	where=$scratch/$2
	cp -a "$scratch/base.run" "$where"
	if [ -n "${3:-}" ]; then
		make_slow "$where.libexec" "$where.gate"
		TONGBAO_LIBEXECDIR=$where.libexec start_runs "$where" "$1"
		wait_for $(($1 - 1)) "$where" ||
			complain overlap "$1 runs: the others do not leave at once" "$(again overlap)"
		[ "$(cat "$where".rc.? | sort -u)" = 75 ] ||
			complain overlap "$1 runs: $(cat "$where".rc.? | tr '\n' ' '), expected 75" "$(again overlap)"
		: >"$where.gate"
	else
		start_runs "$where" "$1"
	fi
	wait_for "$1" "$where" || complain overlap "$1 runs do not end" "$(again overlap)"
	cat "$where".rc.? | grep -vqx '0\|2\|75' &&
		complain overlap "other statuses than 0, 2, 75" "$(again overlap)"
	cat "$where".rc.? | grep -qx '0\|2' || complain overlap "none of $1 runs worked" "$(again overlap)"
	expect_same overlap "$1 runs, $2" "$scratch/want.run" "$where"
}

group_overlap() {
	at_once 2 two gate
	at_once 3 three gate
	rounds=2
	[ -z "$long" ] || rounds=200
	while [ $rounds -gt 0 ]; do
		at_once 3 "free.$rounds"
		rm -rf "$scratch/free.$rounds"
		rounds=$((rounds - 1))
	done
}

# --- another order -----------------------------------------------------------------------

# From the inbox to the issue by the verbs given; deleting output/ is one of them.
in_order() { # NAME VERB...
	where=$scratch/$1
	name=$1
	cp -a "$scratch/base.run" "$where"
	shift
	for verb in "$@"; do
		case $verb in
		delete) rm -rf "$where/output" ;;
		receive) tongbao "$where" receive ;;
		refused) # nobody has looked at it; it leaves the draft
			tongbao "$where" approve "$period"
			[ "$rc" -ne 65 ] || rc=0
			;;
		*) tongbao "$where" "$verb" "$period" ;;
		esac
		[ "$verb" = delete ] || expect_done order "$name: $verb" "$where"
	done
	rm -rf "$where/output/logs"
}

group_order() {
	in_order usual run approve run
	in_order approve-first receive refused approve run
	expect_same order 'approve before run' "$scratch/usual" "$scratch/approve-first"
	in_order twice run run approve approve run run
	expect_same order 'everything twice' "$scratch/usual" "$scratch/twice"
	# the page of a month that is not run is of the day on which it was made
	besides=2022-02.html
	in_order deleted run delete run approve delete run delete run
	expect_same order 'output deleted' "$scratch/usual" "$scratch/deleted"
	in_order draft-deleted run delete run
	expect_same order 'output deleted, draft' "$scratch/want.run" "$scratch/draft-deleted"
	besides=
}

# --- many who drop files while receive runs ------------------------------------------------

group_droppers() {
	files=25
	[ -z "$long" ] || files=1000
	echo "droppers $files" >>"$scratch/points"
	"$top/tests/faults/droppers" "$bin" 8 $files "$scratch" >"$scratch/droppers.out" 2>&1 ||
		complain droppers "$(grep -v '^droppers' "$scratch/droppers.out" | head -n 3 | tr '\n' ';')" "$(again droppers)"
	grep '^droppers' "$scratch/droppers.out"
}
