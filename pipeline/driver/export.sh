# What leaves beside documents: open data, the public edition, the submission to the level
# above, charts by themselves.

# The public edition of a month alone, as a run makes it.
export_public() { # PERIOD
	check_period "$1"
	begin "public-$1"
	newest_release "$1"
	start_public make_public "$1"
	end_beside
	publish_release "$1" "$WORK/public"
	[ -z "$unmade" ] || exit "$unmade"
	[ -n "$OUTPUT" ] || die 65 "$1: the approval of its newest issue tells of no public edition; approve it again"
	say "$OUTPUT"
	finish
}

verb_export() {
	[ $# -eq 1 ] || bad_usage 'export takes one period'
	case $OPTION_edition in
	'') ;;
	public)
		[ -z "$OF_ROLLUP$OPTION_reason" ] || bad_usage "--edition does not go with ${OF_ROLLUP:---reason}"
		export_public "$1"
		return
		;;
	*) bad_usage "edition '$OPTION_edition': public is the one that is exported by itself" ;;
	esac
	if [ -n "$OPTION_rollup" ]; then
		check_period "$1"
		set -- "$1" "submission-$OPTION_rollup.xml" --rollup "$OPTION_rollup" -d "$TODAY"
	else
		[ -z "$OF_ROLLUP$OPTION_reason" ] ||
			bad_usage "${OF_ROLLUP:---reason} belongs to export --rollup"
		check_span "$1"
		set -- "$1" data
	fi
	begin "export-$1"
	newest_release "$1"
	make_figures "$1"
	target=$SITE/output/$1/$2
	shift 2
	tell_draft
	export_figures ${OPTION_contact:+--contact "$OPTION_contact"} ${OPTION_phone:+--phone "$OPTION_phone"} \
		${OPTION_revision:+--revision "$OPTION_revision"} ${OPTION_reason:+--reason "$OPTION_reason"} \
		${OPTION_prepared:+--prepared "$OPTION_prepared"} \
		${OPTION_reviewed:+--reviewed "$OPTION_reviewed"} \
		${OPTION_approved:+--approved "$OPTION_approved"} "$@" ${draft:+"$draft"} -o "$target"
	say "$target"
	finish
}

verb_charts() {
	[ $# -eq 1 ] || bad_usage 'charts takes one period'
	check_span "$1"
	check_format "${OPTION_format:-pdf}"
	case $OPTION_density in
	[1-9] | [1-9][0-9] | [1-9][0-9][0-9] | 1[0-9][0-9][0-9] | 2[0-3][0-9][0-9] | 2400) ;;
	*) bad_value "density '$OPTION_density' is not a number from 1 to 2400" ;;
	esac
	begin "charts-$1"
	newest_release "$1"
	make_documents "$1"
	has_files "$WORK/documents" '*.xml' || die 65 "$1: no document is made of it, so there is no chart"
	# shellcheck disable=SC2086 # one format, or three
	make_charts ${OPTION_format:-pdf svg png}
	has_files "$WORK/alone" '*.pages' || die 65 "$1: its documents have no chart"
	place_folders "$WORK/pictures" "$SITE/output/$1/charts"
	finish
}
