# The way of the data within the work folder: figures, documents, charts, pages, ink.

DOCUMENTS=${TONGBAO_DOCUMENTS:-} # none: those that templates/documents.xml lists
EVENT=                           # the approved issue, or empty
FIGURES=                         # the file of figures that was made last
ABSENT=                          # --absent: names that no figure has are told
STATUS=                          # who has reported, for working papers
BOTH=                            # approve: as a draft has it, to compare, and as the issue

# What is not of an approved issue is marked so: $draft, empty where it is.
tell_draft() {
	draft=--draft
	[ -z "$EVENT" ] || draft=
}

# From the archive to the figures of a period, $FIGURES. EVENT is the approved issue or empty.
make_figures() { # PERIOD FURTHER OPTIONS...
	span=$1
	FIGURES=$WORK/figures.xml
	shift
	# what takes part from here on tells so there, for the manifest
	TONGBAO_MADE=$WORK/made
	export TONGBAO_MADE
	{ : >"$TONGBAO_MADE"; } 2>/dev/null || die 74 "$TONGBAO_MADE: cannot write"
	stage tally -P "$SITE/input/plan" -A "$SITE/input/archive" -L "$SITE/input/ledger" -p "$span" \
		${EVENT:+-l "$EVENT"} "$@" -o "$FIGURES"
}

# The office's sheet, or the approval that holds it: $sheet, empty where there is none.
find_sheet() { # PERIOD
	sheet=${EVENT:-$SITE/input/issue/$1.xml}
	[ -f "$sheet" ] || sheet=
}

compose_documents() { # PERIOD
	find_sheet "$1"
	# shellcheck disable=SC2086 # DOCUMENTS is a list of names
	stage compose -t "$TEMPLATES" -f "$FIGURES" ${sheet:+-i "$sheet"} \
		${STATUS:+-s "$STATUS"} ${ABSENT:+"$ABSENT"} -u -o "$WORK/documents" $DOCUMENTS
}

# From the archive to the documents of a period.
make_documents() { # PERIOD
	make_figures "$1"
	compose_documents "$1"
}

# Who has reported, for working papers: in $STATUS.
ask_status() { # PERIOD
	ask receive -C "$SITE" -d "$TODAY" --status --xml -p "$1"
	STATUS=$WORK/status.xml
	printf '%s\n' "$OUTPUT" >"$STATUS" || die 74 "$STATUS: cannot write"
}

# The figures as data: as tables, for the level above, for each document those it prints.
export_figures() { # FURTHER OPTIONS...
	stage export -P "$SITE/input/plan" -A "$SITE/input/archive" -t "$TEMPLATES" -f "$FIGURES" "$@"
}

# From the documents to pictures.
draw_charts() { # FOLDER FURTHER OPTIONS...
	stage chart -v ${STANDARD:+"$STANDARD"} -t "$TEMPLATES" -F "$FONTS" -m "$SITE/input/plan" \
		-o "$@" "$WORK"/documents/*.xml
}

# Each picture by itself, for use outside of the documents, with its data: $WORK/pictures.
make_charts() { # FORMAT...
	tell_draft
	draw_charts "$WORK/alone" "${draft:---alone}" --data "$WORK/pictures"
	has_files "$WORK/alone" '*.pages' || return 0
	for format; do
		stage paint -F "$FONTS" -T "$format" -r "$OPTION_density" -o "$WORK/pictures" "$WORK"/alone/*.pages
	done
}

# Of each document the table of the figures that it prints, for its PDF, in a process beside the others:
# the folder is in $SOURCES, empty where there are no figures.
tell_sources() { # FORMAT
	SOURCES=
	set -- "$1" "$WORK"/documents/*.uses "$WORK"/documents/*.bind
	[ "$1" = pdf ] && [ -f "$2" ] || return 0
	shift
	for last; do :; done
	[ -f "$last" ] || set -- "$WORK"/documents/*.uses
	SOURCES=$WORK/sources
	beside "$WORK" export_figures --sources -o "$SOURCES" "$@"
}

# One PDF of many: the list has its title, and then the names of the documents.
bind_pages() { # LIST
	name=${1##*/}
	{
		read -r title
		set --
		while read -r document; do
			set -- "$@" "$WORK/pages/$document.pages"
		done
	} <"$1"
	stage paint -F "$FONTS" -T pdf -j "${name%.bind}" -t "$title" ${SOURCES:+-a "$SOURCES"} \
		${marks:+"$marks"} ${BOTH:+--drafts "$WORK/drafts"} -o "$WORK/paint" "$@"
}

# From the documents to pages, and to ink: $WORK/paint.
make_pages() { # [--draft [FORMAT]]
	others=$BESIDE
	BESIDE=
	marks=
	[ -n "$BOTH" ] || marks=${1:-}
	tell_sources "${2:-pdf}"
	draw_charts "$WORK/charts"
	stage typeset -v ${STANDARD:+"$STANDARD"} -t "$TEMPLATES" -F "$FONTS" -c "$WORK/charts" -o "$WORK/pages" \
		"$WORK"/documents/*.xml
	end_beside
	for list in "$WORK"/documents/*.bind; do
		[ ! -f "$list" ] || beside "$WORK" bind_pages "$list"
	done
	stage paint -F "$FONTS" -T "${2:-pdf}" ${SOURCES:+-a "$SOURCES"} ${marks:+"$marks"} \
		${BOTH:+--drafts "$WORK/drafts"} -o "$WORK/paint" "$WORK"/pages/*.pages
	end_beside
	BESIDE=$others
}
