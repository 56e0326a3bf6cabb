# A site and its plan: made, looked over, explained to reporters, carried into the next year.

verb_init() {
	[ $# -eq 1 ] || bad_usage 'init takes one folder'
	own=$(realpath -- "$(command -v -- "$0")") || die 69 "$0: cannot be found"
	exec "$LIBEXECDIR/tongbao-init" ${SAMPLE:+"$SAMPLE"} -D "$DATADIR" -T "$own" -- "$1"
}

verb_doctor() {
	[ $# -eq 0 ] || bad_usage 'doctor takes no operand'
	need_plan
	find_parts
	exec "$LIBEXECDIR/tongbao-doctor" -C "$SITE" -d "$TODAY" -F "$FONTS" -L "$LIBEXECDIR" \
		${TONGBAO_KEYS:+--keys "$TONGBAO_KEYS"} ${TONGBAO_MAIL:+--accounts "$TONGBAO_MAIL"}
}

verb_rules() {
	if [ $# -gt 0 ]; then
		need_plan
		exec "$LIBEXECDIR/tongbao-receive" -C "$SITE" -d "$TODAY" --rules -- "$@"
	fi
	begin rules
	target=$SITE/output/rules
	make_folder "$target"
	stage receive -C "$SITE" -d "$TODAY" --rules -o "$WORK/rules.xml"
	phrases=$TEMPLATES/rule-book-phrases.xml
	[ -f "$phrases" ] || phrases=$DATADIR/templates/rule-book-phrases.xml
	stage compose -t "$TEMPLATES" -p "$phrases" -o "$WORK/documents" \
		-x rule-book "$WORK/rules.xml"
	make_pages
	place "$WORK/paint/rules.pdf" "$target/审核规则手册.pdf"
	place "$WORK/rules.xml" "$target/rules.xml"
	say "$target/审核规则手册.pdf"
	finish
}

verb_audit() {
	[ $# -eq 0 ] || bad_usage 'audit takes no operand'
	begin audit
	make_folder "$SITE/output/audit"
	stage tally --audit -P "$SITE/input/plan" -t "$TEMPLATES" -o "$SITE/output/audit/audit.xml"
	stage compose -t "$TEMPLATES" -o "$WORK/documents" -x plan-audit "$SITE/output/audit/audit.xml"
	make_pages
	place "$WORK/paint/audit.pdf" "$SITE/output/audit/计划一致性审计.pdf"
	finish
}

verb_roll() {
	[ $# -eq 2 ] || bad_usage 'roll takes a year and a list'
	case $1 in
	20[0-9][0-9]) ;;
	*) bad_value "'$1' is no year YYYY" ;;
	esac
	[ -f "$2" ] || die 65 "$2: there is no such file; give the list that was filled in"
	[ -n "$DRAFT" ] || [ "${TODAY%%-*}" -gt "$1" ] ||
		die 65 "$1 is not over; what its figures propose may change still: wait, or say --draft"
	begin "roll-$1"
	newest_release "$1"
	[ -n "$EVENT" ] || [ -n "$DRAFT" ] ||
		die 65 "$1 is not approved; tongbao approve $1, or say --draft"
	make_figures "$1"
	ask receive -C "$SITE" -d "$TODAY" --list "$2" -f "$WORK/figures.xml" ${DRAFT:+"$DRAFT"} \
		-o "${OPTION_output:-$SITE/input/plan-$(($1 + 1))}"
	say "$OUTPUT"
	finish
}
