# The command line: options, which verb each belongs to, and the verb itself.

TODAY=$(date +%Y-%m-%d)
VERB=
DUE=
DATE=
EXPECT=
EMPTY=
HEAD=
DRY=
DRAFT=
STANDARD=
UPWARD= # what run hands to the levels above
OF_ONE= # an option that --sites does not go with
XML=
SAMPLE=
OPTION_rollup=
OPTION_contact=
OPTION_phone=
OPTION_revision=
OPTION_reason=
OPTION_prepared=
OPTION_reviewed=
OPTION_approved=
OPTION_by=
OPTION_until=
OPTION_look=
OPTION_sites=
OPTION_jobs=
OPTION_bounced=
OPTION_edition=
OPTION_output=
OPTION_issue=
OPTION_format=
OPTION_depth=
OPTION_density=300
OF_CHARTS= # one that charts alone takes
OF_PICTURES= # one that charts and preview take
OF_ROLLUP= # one that export --rollup alone takes
OF_DECISION= # one that close, reopen, grant and withdraw alone take

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

need_value() { # COUNT OPTION
	[ "$1" -ge 2 ] || bad_usage "$2 needs a value"
}

while [ $# -gt 0 ]; do
	case $1 in
	-C | --site)
		need_value $# "$1"
		SITE=$2
		OF_ONE=$1
		shift 2
		;;
	-d | --date)
		need_value $# "$1"
		TODAY=$2
		DATE=given
		shift 2
		;;
	--expect)
		need_value $# "$1"
		EXPECT=$2
		shift 2
		;;
	--head)
		need_value $# "$1"
		HEAD=$2
		shift 2
		;;
	--due)
		DUE=$1
		shift
		;;
	--all)
		ALL=$1
		shift
		;;
	--sample)
		SAMPLE=$1
		shift
		;;
	--empty)
		EMPTY=$1
		shift
		;;
	--dry-run)
		DRY=$1
		shift
		;;
	--draft)
		DRAFT=$1
		shift
		;;
	--xml)
		XML=$1
		OF_ONE=$1
		shift
		;;
	--require-standard-fonts)
		STANDARD=$1
		shift
		;;
	--upward)
		UPWARD=$1
		shift
		;;
	--rollup | --contact | --phone | --revision | --reason | --prepared | --reviewed | --approved | \
		--by | --until | --bounced | --look | --issue | --edition | --format | --density | --depth | --output | --sites | --jobs)
		need_value $# "$1"
		case $1 in
		--format) OF_PICTURES=$1 ;;
		--density) OF_CHARTS=$1 ;;
		--by | --until) OF_DECISION=$1 ;;
		--reason | --bounced | --look | --issue | --edition | --depth | --output | --sites | --jobs) ;;
		*) OF_ROLLUP=$1 ;;
		esac
		eval "OPTION_${1#--}=\$2"
		shift 2
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
		shift
		;;
	esac
done
[ -n "$VERB" ] || bad_usage 'no verb given'
[ -z "$DATE" ] || check_date "$TODAY"
[ -z "$DUE$ALL" ] || [ "$VERB" = run ] || bad_usage "${DUE:-$ALL} belongs to run"
[ -z "$DUE" ] || [ -z "$ALL" ] || bad_usage 'run --due or run --all, not both'
[ -z "$HEAD" ] || [ "$VERB" = verify ] || bad_usage '--head belongs to verify'
[ -z "$EMPTY" ] || [ "$VERB" = approve ] || bad_usage '--empty belongs to approve'
[ -z "$SAMPLE" ] || [ "$VERB" = init ] || bad_usage '--sample belongs to init'
[ -z "$DRY$OPTION_bounced" ] || [ "$VERB" = deliver ] || bad_usage "${DRY:---bounced} belongs to deliver"
[ -z "$DRAFT$OPTION_output" ] || [ "$VERB" = roll ] || bad_usage "${DRAFT:---output} belongs to roll"
[ -z "$XML" ] || [ "$VERB" = status ] || bad_usage '--xml belongs to status'
[ -z "$OPTION_edition" ] || [ "$VERB" = export ] || bad_usage '--edition belongs to export'
[ -z "$OPTION_look" ] || [ "$VERB" = watch ] || bad_usage '--look belongs to watch'
[ -z "$OPTION_issue" ] || [ "$VERB" = verify ] || bad_usage '--issue belongs to verify'
[ -z "$OPTION_depth" ] || [ "$VERB" = explain ] || bad_usage '--depth belongs to explain'
[ -z "$STANDARD$UPWARD" ] || [ "$VERB" = run ] || bad_usage "${STANDARD:-$UPWARD} belongs to run"
[ -z "$OPTION_jobs" ] || [ -n "$OPTION_sites" ] || bad_usage '--jobs belongs to --sites'
[ -z "$OF_CHARTS" ] || [ "$VERB" = charts ] || bad_usage "$OF_CHARTS belongs to charts"
[ -z "$OF_PICTURES" ] || [ "$VERB" = charts ] || [ "$VERB" = preview ] ||
	bad_usage "$OF_PICTURES belongs to charts and preview"
[ -z "$OF_ROLLUP" ] || [ "$VERB" = export ] || bad_usage "$OF_ROLLUP belongs to export"
case $VERB in
close | reopen | grant) ;;
withdraw) [ -z "$OPTION_until" ] || bad_usage '--until belongs to grant' ;;
deliver) [ -z "$OF_DECISION" ] || bad_usage "$OF_DECISION belongs to close, reopen, grant and withdraw" ;;
export) [ -z "$OF_DECISION" ] || bad_usage "$OF_DECISION belongs to close, reopen, grant and withdraw" ;;
*) [ -z "$OF_DECISION$OPTION_reason" ] || bad_usage "${OF_DECISION:---reason} belongs to close, reopen, grant and withdraw" ;;
esac
[ -z "$OPTION_sites" ] || call_sites "$@"
"verb_$VERB" "$@"
