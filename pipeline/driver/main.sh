# The command line: options, which verb each belongs to, and the verb itself.

# Options by themselves are kept as they were given, or are empty; of those with a value it is
# OPTION_NAME.
TODAY=
RAW=  # -- was given: operands follow, whatever they look like
DATE= # given: TODAY is not the clock's
VERB=
DUE=
EMPTY=
DRY=
DRAFT=
STANDARD=
UPWARD= # what run hands to the levels above
XML=
SAMPLE=
OPTION_approved=
OPTION_bounced=
OPTION_by=
OPTION_contact=
OPTION_density=300
OPTION_depth=
OPTION_edition=
OPTION_expect=
OPTION_format=
OPTION_head=
OPTION_issue=
OPTION_jobs=
OPTION_look=
OPTION_output=
OPTION_phone=
OPTION_prepared=
OPTION_reason=
OPTION_reviewed=
OPTION_revision=
OPTION_rollup=
OPTION_sites=
OPTION_until=
# The last that was given of a kind.
OF_ONE=      # one that --sites does not go with
OF_CHARTS=   # one that charts alone takes
OF_PICTURES= # one that charts and preview take
OF_ROLLUP=   # one that export --rollup alone takes
OF_DECISION= # one that close, reopen, grant and withdraw alone take

need_value() { # COUNT OPTION
	[ "$1" -ge 2 ] || bad_usage "$2 needs a value"
}

# An option, if it was given, goes with these verbs alone.
belongs() { # OPTION 'VERB, VERB and VERB'
	[ -z "$1" ] || case " $2," in
	*" $VERB,"* | *" $VERB "*) ;;
	*) bad_usage "$1 belongs to $2" ;;
	esac
}

# A figure may begin with a minus; an option that stands behind an operand is none.
find_late_option() { # OPERANDS...
	for operand; do
		case $operand in
		--[a-z]* | -C | -d) bad_usage "$operand stands behind '$1': options come first" ;;
		esac
	done
}

check_options() {
	decisions='close, reopen, grant and withdraw'
	belongs "${DUE:-$ALL}" run
	[ -z "$DUE" ] || [ -z "$ALL" ] || bad_usage 'run --due or run --all, not both'
	belongs "${OPTION_head:+--head}" verify
	belongs "${EMPTY:-${OPTION_expect:+--expect}}" approve
	belongs "$SAMPLE" init
	belongs "${DRY:-${OPTION_bounced:+--bounced}}" deliver
	belongs "${DRAFT:-${OPTION_output:+--output}}" roll
	belongs "$XML" status
	belongs "${OPTION_edition:+--edition}" export
	belongs "${OPTION_look:+--look}" watch
	belongs "${OPTION_issue:+--issue}" verify
	belongs "${OPTION_depth:+--depth}" explain
	belongs "${STANDARD:-$UPWARD}" run
	[ -z "$OPTION_jobs" ] || [ -n "$OPTION_sites" ] || bad_usage '--jobs belongs to --sites'
	belongs "$OF_CHARTS" charts
	belongs "$OF_PICTURES" 'charts and preview'
	belongs "$OF_ROLLUP" export
	belongs "$OF_DECISION" "$decisions"
	case $VERB in
	close | reopen | withdraw) belongs "${OPTION_until:+--until}" grant ;;
	deliver | export) ;;
	*) belongs "${OPTION_reason:+--reason}" "$decisions" ;;
	esac
}

# The same verb for each site of a list; each is a call of this program.
call_sites() {
	case $VERB in
	run) if [ $# -eq 1 ]; then check_span "$1"; else [ -n "$DUE" ] || bad_usage 'run takes one period'; fi ;;
	deliver) [ $# -eq 0 ] || check_span "$1" ;;
	receive) ;;
	status) [ $# -eq 0 ] || check_period "$1" ;;
	*) bad_usage '--sites belongs to run, receive, deliver and status' ;;
	esac
	[ -z "$OF_ONE" ] || bad_usage "$OF_ONE is of one site"
	exec "$LIBEXECDIR/tongbao-sites" -f "$OPTION_sites" ${OPTION_jobs:+-j "$OPTION_jobs"} -- "$0" "$VERB" \
		-d "$TODAY" ${DUE:+"$DUE"} ${ALL:+"$ALL"} ${STANDARD:+"$STANDARD"} ${DRY:+"$DRY"} -- "$@"
}

while [ $# -gt 0 ]; do
	case $1 in
	-C | --site)
		need_value $# "$1"
		OF_ONE=$1
		shift
		SITE=$1
		;;
	-d | --date)
		need_value $# "$1"
		shift
		TODAY=$1
		DATE=given
		;;
	--approved | --bounced | --by | --contact | --density | --depth | --edition | --expect | --format | --head | \
		--issue | --jobs | --look | --output | --phone | --prepared | --reason | --reviewed | --revision | \
		--rollup | --sites | --until)
		need_value $# "$1"
		case $1 in
		--by | --until) OF_DECISION=$1 ;;
		--density) OF_CHARTS=$1 ;;
		--format) OF_PICTURES=$1 ;;
		--approved | --contact | --phone | --prepared | --reviewed | --revision | --rollup) OF_ROLLUP=$1 ;;
		esac
		eval "OPTION_${1#--}=\$2"
		shift
		;;
	--all) ALL=$1 ;;
	--draft) DRAFT=$1 ;;
	--dry-run) DRY=$1 ;;
	--due) DUE=$1 ;;
	--empty) EMPTY=$1 ;;
	--require-standard-fonts) STANDARD=$1 ;;
	--sample) SAMPLE=$1 ;;
	--upward) UPWARD=$1 ;;
	--xml)
		XML=$1
		OF_ONE=$1
		;;
	-h | --help)
		if [ -n "$VERB" ]; then usage_of "$VERB"; else usage; fi
		exit 0
		;;
	-V | --version)
		echo "tongbao $VERSION"
		exit 0
		;;
	--)
		shift
		RAW=yes
		break
		;;
	-*) bad_usage "unknown option '$1'" ;;
	*)
		[ -z "$VERB" ] || break
		VERB=$1
		case $VERB in
		init | doctor | run | receive | watch | approve | deliver | status | papers | preview | explain | check | rules | figures | award | audit | export) ;;
		close | reopen | grant | withdraw | verify | forms | charts | roll) ;;
		*) bad_usage "unknown verb '$VERB'" ;;
		esac
		;;
	esac
	shift
done
[ -n "$VERB" ] || bad_usage 'no verb given'
[ -n "$RAW" ] || find_late_option "$@"
if [ -n "$DATE" ]; then check_date "$TODAY"; else TODAY=$(date +%Y-%m-%d); fi
check_options
[ -x "$LIBEXECDIR/tongbao-stage" ] || die 69 "$LIBEXECDIR: the programs of tongbao are not there; \
install it under the PREFIX where it is to run, or name their folder in TONGBAO_LIBEXECDIR"
[ -z "$OPTION_sites" ] || call_sites "$@"
"verb_$VERB" "$@"
