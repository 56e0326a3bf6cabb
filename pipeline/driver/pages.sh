# The status page of each period, and their index.  They are there to be looked at: nothing
# that goes wrong with them ends a run.

DRAWN= # the process that draws charts for them, while the release is published

# A step towards them; what it could not make is left to the next run.
in_passing() { # STEP ARGS...
	rc=0
	(
		UNSAID='note|warning'
		worst=0
		"$@"
		exit "$worst"
	) || rc=$?
	[ "$rc" -eq 0 ] || leave_undone "$rc" "$SITE/output/status: the status page is not up to date; the next run makes it"
}

# What the step before could not write.
not_written() {
	worst=74
	note "$1: cannot write"
}

# Of one width, $web/WIDTH, as SVG in a folder.
draw_at() { # WIDTH FOLDER OPTIONS AND DOCUMENTS...
	drawn=$web/$1
	folder=$2
	shift 2
	tell_draft
	soft_step chart -t "$TEMPLATES" -F "$FONTS" -m "$SITE/input/plan" "${draft:---alone}" -o "$drawn" "$@"
	! has_files "$drawn" '*.pages' || soft_step paint -F "$FONTS" -T svg -o "$folder" "$drawn"/*.pages
}

draw_page_charts() { # DOCUMENTS...
	draw_at wide "$web/page" --data "$web/page" --list "$web/lists" "$@"
	[ "$worst" -eq 0 ] || return 0
	# what has no room there is shown wide
	UNSAID='note|warning|error'
	draw_at narrow "$web/page/narrow" --width column "$@"
	[ "$worst" -eq 74 ] || worst=0
	UNSAID='note|warning'
}

# The charts of the documents that documents.xml shows there, wide and, for telephones, narrow: drawn
# while the release is published. The exit status is that of a step in passing.
draw_web() {
	UNSAID='note|warning'
	worst=0
	web=$WORK/web
	mkdir -p "$web/page" "$web/lists" || not_written "$web"
	set --
	for mark in "$WORK"/documents/*.web; do
		document=${mark%.web}.xml
		[ ! -f "$document" ] || set -- "$@" "$document"
	done
	[ $# -eq 0 ] || draw_page_charts "$@"
	for list in "$web"/lists/*.list; do
		[ ! -f "$list" ] || cat "$list"
	done >"$web/page/charts.list" || not_written "$web"
	exit "$worst"
}

start_web() { # [issue]: what is made has no approval yet, and is about to have one
	DRAWN=
	has_files "$WORK/documents" '*.web' || return 0
	(
		[ -z "${1:-}" ] || EVENT=$1
		draw_web
	) &
	DRAWN=$!
}

# They have been drawn; $drawn is what came of it.
end_web() {
	drawn=0
	[ -z "$DRAWN" ] || wait "$DRAWN" || drawn=$?
}

# They stand on the status page of the period, where nothing went wrong.
place_web() { # PERIOD
	worst=$drawn
	[ "$worst" -ne 0 ] || soft_step deliver --place -C "$SITE" "$WORK/web/page" "$SITE/output/status/$1"
}

# Who has reported the months that get a page: $web/MONTH.status.
tell_reported() {
	set --
	for shelf in "$web"/20*.xml; do
		of=${shelf##*/}
		of=${of%.xml}
		! is_month "$of" || set -- "$@" -p "$of"
	done
	[ $# -eq 0 ] || soft_step receive -C "$SITE" -d "$TODAY" --status --xml -o "$web" "$@"
}

# The pages of the shelf, with the figures of the newest issue, or of its draft; a month's page tells
# who has reported, or stays as it is.
compose_web() {
	set --
	for shelf in "$web"/20*.xml "$web/index.xml"; do
		of=${shelf##*/}
		of=${of%.xml}
		[ ! -f "$shelf" ] || {
			is_month "$of" && [ ! -f "$web/$of.status" ]
		} || set -- "$@" "$shelf"
	done
	[ $# -eq 0 ] || soft_step compose -t "$TEMPLATES" -o "$web/pages" -w -x status-page "$@"
}

# The pages of what was run and those that the shelf finds wanting, and the index; each takes its
# place by a rename.
make_status_pages() { # PERIODS...
	web=$WORK/status
	mkdir -p "$web" "$SITE/output/status" || not_written "$SITE/output/status"
	soft_step deliver --shelf -C "$SITE" -d "$TODAY" -w "$web" "$@"
	tell_reported
	compose_web
	! has_files "$web/pages" '*.html' || {
		sync -f "$web/pages" && mv -f "$web/pages"/*.html "$SITE/output/status/"
	} 2>>"$LOG" || not_written "$SITE/output/status"
}
