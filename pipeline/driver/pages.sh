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

# The page of one period, with the figures of its newest issue, or of its draft; or the index.
make_status_page() { # SHELF
	of=${1##*/}
	of=${of%.xml}
	status=
	known=
	! is_month "$of" || {
		status=$web/$of.status
		soft_step receive -C "$SITE" -d "$TODAY" --status --xml -p "$of" >"$status"
		case $rc in 0 | 2) ;; *) return 0 ;; esac
		[ -s "$status" ] || status=
	}
	[ ! -f "$SITE/output/$of/current/figures.xml" ] || known=$SITE/output/$of/current/figures.xml
	soft_step compose -t "$TEMPLATES" ${known:+-f "$known"} ${status:+-s "$status"} \
		-o "$web/pages" -w -x status-page "$1"
}

make_status_page_alone() { # SHELF
	make_status_page "$1"
	exit "$worst"
}

# What was made beside has ended; 74 is the worst.
end_status_page() {
	rc=0
	[ -z "$BESIDE" ] || wait "${BESIDE# }" || rc=$?
	BESIDE=
	[ "$rc" -ne 74 ] || worst=74
	[ "$rc" -eq 0 ] || [ "$worst" -ne 0 ] || worst=2
}

# Two at a time.
make_status_page_beside() { # SHELF
	if [ -z "$BESIDE" ]; then
		beside "$WORK" make_status_page_alone "$1"
		return
	fi
	make_status_page "$1"
	end_status_page
}

# The pages of what was run and those that the shelf finds wanting, and the index; each takes its
# place by a rename.
make_status_pages() { # PERIODS...
	web=$WORK/status
	mkdir -p "$web" "$SITE/output/status" || not_written "$SITE/output/status"
	soft_step deliver --shelf -C "$SITE" -d "$TODAY" -w "$web" "$@"
	for shelf in "$web"/20*.xml "$web/index.xml"; do
		[ ! -f "$shelf" ] || make_status_page_beside "$shelf"
	done
	end_status_page
	! has_files "$web/pages" '*.html' || {
		sync -f "$web/pages" && mv -f "$web/pages"/*.html "$SITE/output/status/"
	} 2>>"$LOG" || not_written "$SITE/output/status"
}
