# run --due: what the calendar of the plan says is due, each once; what stands is made again
# where something of it is missing or has changed.

# What all drafts are made of, as one digest: the plan, the templates, what people decided. What the
# calendar did itself is no part of it. ARCHIVED is what was taken in, a line a file, with its month.
find_common() {
	COMMON=$({
		find "$SITE/input/plan" "$TEMPLATES" "$DATADIR/templates" -type f -exec sha256sum {} + | sort
		find "$SITE/input/ledger" -name '*.xml' ! -name '*-calendar-*' ! -path '*/deliveries/*' | sort
	} 2>/dev/null | sha256sum)
	ARCHIVED=$(cd "$SITE/input/archive" 2>/dev/null &&
		find . -path './20[0-9][0-9]/*' -name '*.xml' | sort |
		sed 's,^\./\([0-9]*\)/\([0-9]*\)/,\1-\2 ,')
}

# The last month of a period.
last_month() { # PERIOD
	case $1 in
	*-Q*) printf '%s-%02d\n' "${1%-*}" "$((${1#*-Q} * 3))" ;;
	*-*) echo "$1" ;;
	*) echo "$1-12" ;;
	esac
}

# The same with what was taken in of its months and those before, the program's version and the office's
# sheet. A report of a later month makes no difference.
inputs_of() { # PERIOD
	{
		echo "$VERSION $COMMON"
		echo "$ARCHIVED" | awk -v last="$(last_month "$1")" '$1 <= last'
		sha256sum "$SITE/input/issue/$1.xml" 2>/dev/null
	} | sha256sum
}

# A draft that is there, of what is there now. Only work is saved by looking: whatever is deleted
# under output/ is made again.
draft_stands() { # PERIOD
	has_drafts "$1" && [ "$(cat "$SITE/output/$1/.made" 2>/dev/null)" = "$INPUTS" ]
}

# The issue or the draft of a period, and the working papers of a month.
make_term() { # PERIOD papers|- [--draft]
	run_began=$(now_ms)
	make_releases "$1" ${3:+"$3"}
	echo "$1" >>"$TOUCHED" || die 74 "$TOUCHED: cannot write"
	! has_drafts "$1" || {
		printf '%s\n' "$INPUTS" >"$WORK/made" || die 74 "$WORK: cannot write"
		place "$WORK/made" "$SITE/output/$1/.made"
	}
	[ "$2" != papers ] || {
		TOLD="papers $1: "
		clear_work
		renew_papers "$1"
	}
	[ -z "$unmade" ] || exit "$unmade"
}

record_task() { # TASK PERIOD [--missed]
	ask deliver --record -C "$SITE" -d "$TODAY" -p "$2" ${3:+"$3"} "$1"
}

# One thing that is due: made, and then recorded; a call that was cut off between makes it again.
do_task() { # make|miss TASK PERIOD REST
	TOLD="$2 $3: "
	case $1 in
	miss)
		record_task "$2" "$3" --missed
		say "${TOLD}not made, too late: $4"
		return
		;;
	esac
	case $2 in
	forms) renew_forms "$3" ;;
	*-reminder) renew_papers "$3" ;;
	*)
		INPUTS=$(inputs_of "$3")
		make_term "$3" "$4"
		;;
	esac
	record_task "$2" "$3"
}

# One thing that was done before, made again where that is needed.
do_again() { # issue|draft TASK PERIOD REST, or forms|papers PERIOD
	TOLD="$1 $2, again: "
	case $1 in
	forms) renew_forms "$2" ;;
	papers) [ -d "$SITE/output/$2/papers" ] || renew_papers "$2" ;; # a draft may have had them made
	*)
		TOLD="$2 $3, again: "
		INPUTS=$(inputs_of "$3")
		# an issue that is there is let be: what has changed since does not keep its draft from being made
		case $1 in
		issue) make_term "$3" - ;;
		draft) draft_stands "$3" || make_term "$3" "$4" --draft ;;
		esac
		;;
	esac
}

# Of what was published, taken in and decided: was something changed by another hand?
look_for_changes() {
	attempt deliver --intact -C "$SITE" -d "$TODAY"
	case $rc in
	0) ;;
	2) findings=2 ;;
	*) failed=${failed:-$rc} ;;
	esac
}

run_due() {
	[ $# -eq 0 ] || bad_usage 'run --due takes no period'
	begin due
	failed=
	ask deliver --calendar -C "$SITE" -d "$TODAY" # before anything is taken in: is the clock right?
	due=$OUTPUT
	stage receive -C "$SITE" -d "$TODAY"
	make_receipts
	find_common
	TOUCHED=$WORK.touched # the periods that have a new issue or draft
	{ : >"$TOUCHED"; } 2>/dev/null || die 74 "$TOUCHED: cannot write"
	OUTPUT=$due
	each_line do_task
	ask deliver --standing -C "$SITE" -d "$TODAY"
	each_line do_again
	make_work
	look_for_changes
	# shellcheck disable=SC2046 # one each
	in_passing make_status_pages $(cat "$TOUCHED")
	rm -f "$TOUCHED"
	[ -z "$UPWARD" ] || post_all '' inbox
	DONE=yes
	return "${failed:-${late:-$findings}}"
}
