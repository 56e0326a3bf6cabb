# The power fails: what was not synced is gone; sourced by run.
# shellcheck shell=sh disable=SC2154,SC2034
#
# The site lies on a small ext4 file system of its own that writes nothing by
# itself.  The program is killed, the image is copied as it is at that instant,
# and the copy is mounted in its place.  Once more with another program's fsync
# between kill and copy: it makes names durable whose bytes are not.

# HOW: cut fsync, on a system that commits nothing by itself; cut-default fsync-default, on
# one that is mounted as usual.
plugged_for() { # HOW
	case $1 in
	*-default) plugged='loop' ;;
	*) plugged='loop,commit=300,noauto_da_alloc' ;;
	esac
}
plugged_for cut
mnt=$scratch/mnt

unmount() {
	n_tries=0
	until umount "$mnt" 2>/dev/null; do
		n_tries=$((n_tries + 1))
		[ $n_tries -lt 100 ] || return 1
		sleep 0.05
	done
}

# An image with the site as it is before the target's program runs.
make_image() { # TARGET
	truncate -s 24M "$scratch/image.$1"
	mkfs.ext4 -q -F "$scratch/image.$1" && mount -o "$plugged" "$scratch/image.$1" "$mnt" || return 1
	cp -a "$scratch/base.$1" "$mnt/site"
	unmount
}

plug_in() { # TARGET
	cp --sparse=always "$scratch/image.$1" "$lane/image"
	! hands_out "$1" || clear_handed
	mount -o "$plugged" "$lane/image" "$mnt"
	site=$mnt/site
	command_of "$1"
}

pull_the_plug() { # HOW
	case $1 in fsync*) echo | dd of="$mnt/other" conv=fsync 2>/dev/null ;; esac
	cp --sparse=always "$lane/image" "$lane/image.cut"
	unmount
	mount -o "$plugged" "$lane/image.cut" "$mnt"
}

# N of 0: the plug is pulled after the program has ended.
try_cut() { # TARGET CALL N HOW
	plugged_for "$4"
	plug_in "$1" || echo 'cannot mount'
	if [ "$3" -eq 0 ]; then
		eval "$command" >"$lane/out" 2>"$lane/err"
	else
		disturbed "$2" "$3" signal=KILL 2>/dev/null
		[ "$rc" -eq 137 ] || is_by_chance "$2" || echo "was not killed: exit $rc"
	fi
	pull_the_plug "$4"
	judge_instant "$1"
	[ "$3" -ne 0 ] || judge_durable "$1"
	run_again "$1"
	unmount || echo 'cannot unmount'
}

hows='cut fsync cut-default fsync-default'

cut_all() { # TARGET MOST
	target=$1
	is_wanted "$1" || return 0
	make_image "$1" || return 1
	count_calls "$1" | grep -v '^openat\|^getdents\|^clone' >"$lane/calls"
	for how in $hows; do
		check_point cut "$1" end 0 "$how"
	done
	each_point "$2" cut_point
}

# Every way, in the short form one of them in turn.
cut_point() {
	at=0
	turn=$((turn % 4 + 1))
	for how in $hows; do
		at=$((at + 1))
		[ -z "$long" ] && [ $at -ne $turn ] || check_point cut "$target" "$call" "$n" "$how"
	done
}

group_cut() {
	mkdir -p "$mnt"
	make_image receive 2>/dev/null || {
		echo 'cut      skipped: mounting an image of ext4 is not permitted here'
		return
	}
	cut_all receive 3
	for t in approve draft issue; do
		cut_all "$t" 2
	done
	cut_all post 1
	cut_all export 1
}
