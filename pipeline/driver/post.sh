# What was published is handed out, and submissions go to the level above.

# One submission to a level above: $SUBMISSIONS.
make_submission() { # MONTH PLAN DAY EVENT
	EVENT=$4
	make_figures "$1"
	export_figures --rollup "$2" -d "$3" -o "$SUBMISSIONS/$1/$2.xml"
}

# Each submission that is to be laid into an inbox, of the newest issue of its month.
make_submissions() { # [PERIOD]
	ask post -C "$SITE" -d "$TODAY" -t "$TEMPLATES" ${1:+-p "$1"} --wanted
	each_line make_submission
	make_work
}

# Hands out what is due; without a channel by all.
post_all() { # [PERIOD [CHANNEL]]
	SUBMISSIONS=$WORK.submissions
	[ -n "$DRY" ] || make_submissions "$1"
	stage post -C "$SITE" -d "$TODAY" -t "$TEMPLATES" ${1:+-p "$1"} ${2:+--channel "$2"} ${DRY:+"$DRY"} \
		--made "$SUBMISSIONS" ${TONGBAO_KEYS:+--keys "$TONGBAO_KEYS"} ${TONGBAO_MAIL:+--accounts "$TONGBAO_MAIL"}
	rm -rf "$SUBMISSIONS"
}

# The pages of what something was handed out of; a call that had nothing to do touches none.
tell_deliveries() {
	index=$SITE/output/status/index.html
	[ ! -d "$SITE/input/ledger/deliveries" ] ||
		{ [ -f "$index" ] && [ -z "$(find "$SITE/input/ledger/deliveries" -type d -newer "$index")" ]; } ||
		in_passing make_status_pages
}

verb_deliver() {
	[ $# -le 1 ] || bad_usage 'deliver takes one period'
	[ $# -eq 0 ] || check_span "$1"
	if [ -n "$OPTION_bounced" ] && { [ -z "$OPTION_reason" ] || [ $# -eq 0 ]; }; then
		bad_usage '--bounced ID needs --reason TEXT and a period'
	fi
	begin "deliver${1:+-$1}"
	failed=
	if [ -n "$OPTION_bounced" ]; then
		stage post -C "$SITE" -d "$TODAY" -p "$1" --bounced "$OPTION_bounced" --reason "$OPTION_reason"
	else
		post_all "${1-}"
	fi
	[ -n "$DRY" ] || tell_deliveries
	DONE=yes
	return "${failed:-${late:-$findings}}"
}
