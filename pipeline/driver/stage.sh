# One program of the pipeline: run under its time limit, its status kept.

STAGE_SECONDS=600
findings=0
unmade=     # the status, where an issue can no longer be made
late=       # the status, where what ends no run could not be written
UNSAID=note # kinds of messages that are for the log alone

# Runs one program under its time limit; 74 and 75 are tried again three times.  Its
# status is in $rc.  What is of the kinds UNSAID, such as notes of which face stands in for
# which, is for the log alone.
attempt() { # NAME ARGS...
	name=$1
	shift
	rc=0
	"$LIBEXECDIR/tongbao-stage" -l "$LOG" -s "$STAGE_SECONDS" -p "${TONGBAO_PAUSE:-1}" -q "$UNSAID" \
		-- "$LIBEXECDIR/tongbao-$name" "$@" || rc=$?
}

# A stage of a run: 0 and 2 go on (2 is remembered), everything else ends the run.
stage() { # NAME ARGS...
	attempt "$@"
	case $rc in
	0) ;;
	2) findings=2 ;;
	73) exit 74 ;; # said: the log cannot be written
	74 | 75) fail "$rc" "$name failed 4 times" ;;
	124) fail 70 "$name took longer than $STAGE_SECONDS s" ;;
	126 | 127) fail 69 "$LIBEXECDIR/tongbao-$name cannot be run" ;;
	64 | 65 | 69 | 70) fail "$rc" "$name ended with $rc" ;;
	*) fail 70 "$name ended with $rc" ;;
	esac
	return 0
}

# A stage whose standard output is wanted: in $OUTPUT.
ask() { # NAME ARGS...
	rc=0
	OUTPUT=$(stage "$@" && exit "$findings") || rc=$?
	case $rc in
	0) ;;
	2) findings=2 ;;
	*) exit "$rc" ;;
	esac
}

# The same of what ends no run, receipts as PDF and status pages: what is good of it goes on,
# whatever it says.  The worst of several is in $worst: 0, 2 or 74.
soft_step() { # NAME ARGS...
	attempt "$@"
	case $rc in
	0 | 2) ;;
	74) worst=74 ;;
	*) [ "$worst" -ne 0 ] || worst=2 ;;
	esac
}

# What such steps could not make is left to the next run.
leave_undone() { # STATUS TEXT
	findings=2
	[ "$1" -ne 74 ] || late=74
	printf 'tongbao: warning: %s; log: %s\n' "$2" "$LOG" >&2
}
