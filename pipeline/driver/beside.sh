# Steps in processes of their own: some beside one another, some each by itself so that what
# goes wrong with one does not keep the others.

BESIDE=   # processes beside the run, while there are some
RECEIPTS= # that of them that makes receipts
PUBLIC=   # that of them that makes the public edition
SAID=     # the file of its messages

# A step in a process of its own, with a work folder that may be its own.
run_beside() { # WORK STEP ARGS...
	[ "$WORK" = "$1" ] || {
		WORK=$1
		make_work
	}
	BESIDE=
	shift
	"$@"
	exit "${late:-$findings}"
}

beside() { # WORK STEP ARGS...
	run_beside "$@" &
	BESIDE="$BESIDE $!"
}

# All of them have ended. What one could not do ends the run, but for receipts.
end_beside() {
	broken=
	for process in $BESIDE; do
		rc=0
		wait "$process" || rc=$?
		[ "$process" != "$PUBLIC" ] || [ ! -s "$SAID" ] || cat "$SAID" >&2
		case $process:$rc in
		*:0) ;;
		*:2) findings=2 ;;
		"$RECEIPTS:74") findings=2 late=74 ;;
		*) broken=${broken:-$rc} ;;
		esac
	done
	BESIDE=
	[ -z "$broken" ] || exit "$broken"
}

# What is no part of the release is not told of in its manifest; with so much beside it, each of its
# stages does one thing at a time, which takes less in all.
apart() { # STEP ARGS...
	unset TONGBAO_MADE
	TONGBAO_PROCESSORS=1
	export TONGBAO_PROCESSORS
	"$@"
}

# What keeps both editions from being made is said once: by the internal one, which ends the run. What
# is left of the other's messages is said when it has ended; the log has all. It is small: with the
# internal one beside it, each of its stages does one thing at a time.
apart_said() { # STEP ARGS...
	TONGBAO_PROCESSORS=1
	export TONGBAO_PROCESSORS
	"$@" 2>"$SAID"
}

# Each by itself: what goes wrong with one does not keep the others. The worst status is kept.
each_line() { # STEP, on the lines of $OUTPUT
	while read -r a b c d <&7; do
		[ -n "$a" ] || continue
		rc=0
		(
			trap 'at_exit $?' EXIT
			trap 'exit 75' HUP INT TERM
			DONE=
			make_work
			"$1" "$a" "$b" "$c" "$d"
			DONE=yes
			exit "$findings"
		) || rc=$?
		case $rc in
		0) ;;
		2) findings=2 ;;
		*) failed=${failed:-$rc} ;;
		esac
	done 7<<-END
		$OUTPUT
	END
}
