# run and approve: a period from the inbox to its draft, and the draft to the issue.

verb_run() {
	[ -z "$DUE" ] || {
		run_due "$@"
		return
	}
	[ $# -eq 1 ] || bad_usage 'run takes one period'
	check_span "$1"
	begin "$1"
	run_began=$(now_ms)
	stage receive -C "$SITE" -d "$TODAY"
	if [ -n "$ALL" ]; then
		beside "$WORK" apart make_receipts
		RECEIPTS=$!
	else
		make_receipts
	fi
	make_releases "$1"
	in_passing make_status_pages "$1"
	failed=
	[ -z "$UPWARD" ] || post_all '' inbox
	DONE=yes
	return "${unmade:-${failed:-${late:-$findings}}}"
}

# It is recorded, and mostly it stands there: the line that says so, one more for each further try, and
# behind them where the editions stand.
tell_approval() { # PERIOD
	approved=${OUTPUT%%
*}
	say "$approved"
	lines=$OUTPUT
	PUBLISHED=
	while read -r line; do
		case $line in "$SITE/output/"*) PUBLISHED=${PUBLISHED:-$line} ;; esac
	done <<-END
		$lines
	END
	OUTPUT=${PUBLISHED% figures *}
	if [ -z "$OUTPUT" ]; then
		note "$approved"
		printf 'tongbao: warning: %s: it is recorded, but not published; tongbao run %s makes it\n' \
			"$approved" "$1" >&2
		return
	fi
	log "published $OUTPUT"
	say "$PUBLISHED"
	[ -z "$DRAWN" ] || ! is_current "$OUTPUT" || in_passing place_web "$1"
}

verb_approve() {
	[ $# -eq 1 ] || bad_usage 'approve takes one period'
	check_span "$1"
	begin "$1"
	[ -f "$SITE/input/issue/$1.xml" ] ||
		die 65 "$SITE/input/issue/$1.xml: the office's sheet is missing; write it before approving"
	EVENT=
	BOTH=yes
	make_editions "$1"
	start_web issue
	rc=0
	OUTPUT=$(stage deliver --approve -C "$SITE" -p "$1" -w "$WORK" ${public:+--public "$public"} -d "$TODAY" \
		${OPTION_expect:+--expect "$OPTION_expect"} ${EMPTY:+"$EMPTY"} && exit "$findings") || rc=$?
	end_web
	verdict=$rc
	[ -z "$OUTPUT" ] || tell_approval "$1"
	in_passing make_status_pages "$1" # of the draft, too, that was refused and stands there now
	case $verdict in
	0) ;;
	2) findings=2 ;;
	*) exit "$verdict" ;;
	esac
	finish
}
