# What is looked at, and changes nothing: a document as it would be now, figures and where they
# come from, whether what was published comes out again.

# A sheet a page, 1 to N: those of a longer one before it go.
drop_pages_behind() { # STEM N SUFFIX
	n=$(($2 + 1))
	while [ -f "$1-$n.$3" ]; do
		rm -f "$1-$n.$3"
		n=$((n + 1))
	done
}

place_preview() { # FOLDER FORMAT
	for pages in "$WORK"/pages/*.pages; do
		name=${pages##*/}
		name=${name%.pages}
		n=0
		for file in "$WORK/paint/$name.$2" "$WORK/paint/$name"-[0-9]*."$2"; do
			[ -f "$file" ] || continue
			place "$file" "$1/${file##*/}"
			say "$1/${file##*/}"
			n=$((n + 1))
		done
		[ "$2" = pdf ] || drop_pages_behind "$1/$name" "$n" "$2"
	done
}

verb_preview() {
	[ $# -eq 2 ] || bad_usage 'preview takes a document and a period'
	case $1 in
	'' | -* | *[[:space:]\*\?\[]*) bad_value "document '$1' is not a name of templates/documents.xml" ;;
	esac
	check_span "$2"
	format=${OPTION_format:-pdf}
	check_format "$format"
	begin "preview-$2"
	EVENT=
	DOCUMENTS=$1
	ABSENT=--absent
	! is_month "$2" || ask_status "$2"
	make_documents "$2"
	make_pages --draft "$format"
	target=$SITE/output/preview
	make_folder "$target"
	place_preview "$target" "$format"
	finish
}

verb_explain() {
	[ $# -eq 2 ] || bad_usage 'explain takes a period and a figure'
	check_span "$1"
	begin "explain-$1"
	newest_release "$1"
	make_documents "$1"
	ask export -P "$SITE/input/plan" -A "$SITE/input/archive" -t "$TEMPLATES" -f "$FIGURES" \
		--explain "$2" ${OPTION_depth:+--depth "$OPTION_depth"} "$WORK"/documents/*.uses
	say "$OUTPUT"
	finish
}

verb_figures() {
	[ $# -eq 1 ] || bad_usage 'figures takes one period'
	check_span "$1"
	begin "figures-$1"
	make_folder "$SITE/output/figures"
	make_figures "$1"
	place "$FIGURES" "$SITE/output/figures/$1.xml"
	say "$SITE/output/figures/$1.xml"
	finish
}

# What is published with its approval or, made again, with that; the status is in $rc.
compare_issue() { # PERIOD FURTHER OPTIONS...
	attempt deliver --verify -C "$SITE" -p "$@" ${OPTION_issue:+--issue "$OPTION_issue"}
}

# An issue made again from its approval, beside the site: nothing there is written or locked, for
# what was approved does not change.
verify_issue() { # PERIOD
	[ -z "$OPTION_head" ] || bad_usage '--head does not go with a period'
	check_span "$1"
	need_plan
	find_parts
	WORK=$(mktemp -d "${TMPDIR:-/tmp}/tongbao-verify.XXXXXX") || die 74 "${TMPDIR:-/tmp}: cannot make a folder"
	trap 'exit 75' HUP INT TERM
	make_work
	LOG=$WORK/log
	ASIDE=yes
	rc=0
	EVENT=$(compare_issue "$1" && exit "$rc") || rc=$?
	[ -n "$EVENT" ] || exit "$rc"
	verdict=$rc # of what is published
	public=
	! is_month "$1" || public=$WORK/public
	rc=0
	(
		trap wait EXIT
		make_editions "$1"
		exit "$findings"
	) || rc=$?
	unmade=
	case $rc in 0 | 2) ;; *) unmade=$rc ;; esac
	findings=0
	compare_issue "$1" -w "$WORK" ${public:+--public "$public"} ${unmade:+--unmade}
	DONE=yes
	# the worst of the three
	for rc in "$rc" ${unmade:+"$unmade"}; do
		case $verdict in 0 | 2) [ "$rc" -eq 0 ] || verdict=$rc ;; esac
	done
	return "$verdict"
}

verb_verify() {
	[ $# -le 1 ] || bad_usage 'verify takes one period'
	[ $# -eq 0 ] || {
		verify_issue "$1"
		return
	}
	[ -z "$OPTION_issue" ] || bad_usage '--issue N needs a period'
	begin verify
	stage deliver --verify -C "$SITE" ${OPTION_head:+--head "$OPTION_head"}
	finish
}
