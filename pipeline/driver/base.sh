#!/bin/sh
# tongbao: the one command that cron and people call.  It only sequences the
# stage programs; what each does is in its manual page, the whole in tongbao(1).
#
# One program, put together from parts; a part uses what stands before it.  This one: where
# things are, how the program ends, and what it says, to whom.
set -u
LC_ALL=C
export LC_ALL

LIBEXECDIR="${TONGBAO_LIBEXECDIR:-@LIBEXECDIR@}"
DATADIR="${TONGBAO_DATADIR:-@DATADIR@}"
VERSION=@VERSION@

SITE=.
WORK=  # the run's own folder, which goes with it
DONE=  # the end is the program's own
ASIDE= # the log goes with the work folder

# The shell closes its standard error when it has no descriptor to keep it by.
die() { # STATUS TEXT
	printf 'tongbao: error: %s\n' "$2" >&2 || printf 'tongbao: error: %s\n' "$2" >&8
	exit "$1"
}

# The shell itself ends with 2 when it cannot go on (no process, no descriptor):
# that must not look like "done, with findings", wherever its errors went to.
at_exit() { # STATUS
	wait 2>/dev/null # for what is beside the run
	[ -z "$WORK" ] || rm -rf "$WORK"
	[ -n "$DONE" ] || [ "$1" -ne 2 ] || die 74 "$SITE: the shell could not go on" 2>&8
}

trap 'at_exit $?' EXIT
command exec 8>&2 || die 74 'standard error: cannot be kept'

# What the caller waits for.
say() { # TEXT
	printf '%s\n' "$1" || die 74 'standard output: cannot write'
}

# --- logs: one a run, with the time in front of each line --------------------
note() {
	[ -z "${LOG:-}" ] || { printf '%s %s\n' "$(date +%Y-%m-%dT%H:%M:%S)" "$1" >>"$LOG"; } 2>/dev/null
}

log() {
	note "$1" || die 74 "$LOG: cannot write"
}

fail() { # STATUS TEXT
	note "failed: $2"
	[ -z "$ASIDE" ] || die "$1" "$2"
	die "$1" "$2; log: $LOG"
}

now_ms() {
	t=$(date +%s%N)
	echo "${t%??????}"
}
