# What is taken in, and how it is answered: receipts, who has reported.

# One folder of sheets; the exit status is 0, 2 or 74.
make_receipt_batch() { # FOLDER
	worst=0
	soft_step compose -t "$TEMPLATES" -o "$1.documents" -x receipt "$1"/*.xml
	! has_files "$1.documents" '*.xml' ||
		soft_step typeset -t "$TEMPLATES" -F "$FONTS" -o "$1.pages" "$1.documents"/*.xml
	! has_files "$1.pages" '*.pages' ||
		soft_step paint -F "$FONTS" -T pdf -o "$1.pdf" "$1.pages"/*.pages
	! has_files "$1.pdf" '*.pdf' || {
		sync -f "$1.pdf" && mv -f "$1.pdf"/*.pdf "$SITE/output/receipts/"
	} 2>>"$LOG" || worst=74
	exit "$worst"
}

# PDFs of the receipts that have none.  Their texts are there: nothing that goes wrong here
# ends the run.
make_receipts() {
	UNSAID='note|warning'
	worst=0
	soft_step receive -C "$SITE" -d "$TODAY" --sheets -o "$WORK/sheets"
	set -- "$WORK"/sheets/[0-9]*
	[ -d "$1" ] || set --
	for batch in "$@"; do
		rc=0
		(make_receipt_batch "$batch") || rc=$?
		[ "$rc" -le "$worst" ] || worst=$rc
	done
	UNSAID=note
	[ "$worst" -eq 0 ] || leave_undone "$worst" \
		"$SITE/output/receipts: not every receipt is there as PDF, all are as text; the next run makes them"
}

verb_receive() {
	[ $# -eq 0 ] || bad_usage 'receive takes no operand'
	begin receive
	stage receive -C "$SITE" -d "$TODAY"
	make_receipts
	in_passing make_status_pages
	DONE=yes
	return "${late:-$findings}"
}

verb_watch() {
	[ $# -eq 0 ] || bad_usage 'watch takes no operand'
	need_plan
	exec "$LIBEXECDIR/tongbao-watch" -C "$SITE" ${DATE:+-d "$TODAY"} \
		${OPTION_look:+--look "$OPTION_look"} "$0"
}

verb_check() {
	[ $# -ge 1 ] || bad_usage 'check takes one file or more'
	need_plan
	exec "$LIBEXECDIR/tongbao-receive" -C "$SITE" -d "$TODAY" --check "$@"
}

# A line each of what the calendar says is due: a month, a quarter, a year.
due_periods() {
	"$LIBEXECDIR/tongbao-deliver" --due -C "$SITE" -d "$TODAY"
}

verb_status() {
	[ $# -le 1 ] || bad_usage 'status takes one period'
	need_plan
	period=${1:-$(due_periods | head -n 1)}
	[ -n "$period" ] || die 69 "$SITE: no period is due yet"
	check_period "$period"
	exec "$LIBEXECDIR/tongbao-receive" -C "$SITE" -d "$TODAY" --status ${XML:+"$XML"} -p "$period"
}
