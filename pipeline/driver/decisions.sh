# What the office decides beside its issues: events of the ledger.

# What somebody decided, by name and with a reason.
record_decision() { # ACTION OPERANDS...
	action=$1
	shift
	if [ -z "$OPTION_by" ] || [ -z "$OPTION_reason" ]; then
		bad_usage "$action needs --by NAME and --reason TEXT"
	fi
	begin "$action"
	stage deliver "--$action" -C "$SITE" -d "$TODAY" --by "$OPTION_by" --reason "$OPTION_reason" \
		${OPTION_until:+--until "$OPTION_until"} -- "$@"
	in_passing make_status_pages
	finish
}

verb_award() {
	[ $# -eq 4 ] || bad_usage 'award takes a scheme, an enterprise, a step and a year'
	begin award
	stage deliver --award -C "$SITE" -d "$TODAY" -- "$@"
	in_passing make_status_pages
	finish
}

verb_withdraw() {
	[ $# -eq 4 ] || bad_usage 'withdraw takes a scheme, an enterprise, a step and a year'
	record_decision withdraw "$@"
}

verb_close() {
	[ $# -eq 1 ] || bad_usage 'close takes one period'
	check_window "$1"
	record_decision close "$1"
}

verb_reopen() {
	[ $# -eq 1 ] || bad_usage 'reopen takes one period'
	check_window "$1"
	record_decision reopen "$1"
}

verb_grant() {
	[ $# -eq 2 ] || bad_usage 'grant takes a unit and a period'
	[ -n "$OPTION_until" ] || bad_usage 'grant needs --until DATE'
	check_period "$2"
	record_decision grant "$@"
}
