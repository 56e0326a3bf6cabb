# Issues and drafts: both editions made, published by one rename, and what goes with them.

ALL=   # of run: everything of the period
AFTER= # the month after it, where there is one
TOLD=  # in front of what is said of a release

# The newest issue of a period, or its draft.
newest_release() { # PERIOD
	EVENT=
	ask deliver --agenda -C "$SITE" -p "$1"
	[ "${OUTPUT%%
*}" = draft ] || EVENT=${OUTPUT%%
*}
}

# Is it the newest issue or, before there is one, the draft?
is_current() { # RELEASE
	[ "$(readlink "${1%/*}/current")" = "${1##*/}" ]
}

has_drafts() { # PERIOD
	for at in "$SITE/output/$1"/draft-*; do
		[ ! -d "$at" ] || return 0
	done
	return 1
}

# The figures that anybody may read of a month, and the documents made of these alone.
make_public_documents() { # MONTH
	make_figures "$1" -e public
	find_sheet "$1"
	stage compose -t "$TEMPLATES" -f "$FIGURES" ${sheet:+-i "$sheet"} -u -o "$WORK/documents"
}

# There may be none: a year with nobody to decide on.
move_files() { # FOLDER FOLDER
	! has_files "$1" '*' || { mkdir -p "$2" && mv "$1"/* "$2/"; } || die 74 "$2: cannot write"
}

# Figures as tables beside what is painted, in the way of the draft, of the issue, or of both.
add_figures() { # FURTHER OPTIONS...
	tables=$WORK/tables
	if [ -n "$BOTH" ]; then
		export_figures "$@" --draft -o "$tables"
		move_files "$tables" "$WORK/drafts"
		draft=
	fi
	export_figures "$@" ${draft:+"$draft"} -o "$tables"
	move_files "$tables" "$WORK/paint"
}

# The public edition: these documents as PDF, and its figures as tables.
make_public() { # MONTH
	make_public_documents "$1"
	tell_draft
	! has_files "$WORK/documents" '*.xml' || make_pages "$draft"
	add_figures
}

# Nothing of the internal edition is where the public one is made.
start_public() { # STEP PERIOD
	! is_month "$2" || {
		SAID=$WORK/public.said
		beside "$WORK/public" apart_said "$@"
		PUBLIC=$!
	}
}

# Beside the documents of a year the list to decide on, of who is in the next year's.
make_list() { # PERIOD
	is_year "$1" || return 0
	tell_draft
	add_figures --list
}

# What run --all makes of the same figures and, of a month, of what was taken in.
start_parts() { # PERIOD
	beside "$WORK" apart export_figures --empty ${draft:+"$draft"} -o "$WORK/data"
	! is_month "$1" || {
		ask deliver --next -C "$SITE" -p "$1"
		AFTER=$OUTPUT
		beside "$WORK/forms" apart make_forms "$AFTER"
		# what was approved is not all that was taken in
		papers=set_papers
		[ -z "$EVENT" ] || papers=make_papers
		beside "$WORK/papers" apart "$papers" "$1"
	}
}

# Each takes its place by a rename, after the release.
place_parts() { # PERIOD
	released=$OUTPUT
	of=$SITE/output/$1
	set -- "$WORK/data" "$of/data"
	[ ! -d "$WORK/pictures" ] || set -- "$@" "$WORK/pictures" "$of/charts"
	[ -z "$AFTER" ] || set -- "$@" "$WORK/papers/paint" "$of/papers" \
		"$WORK/forms/forms" "$SITE/output/$AFTER/forms"
	place_folders "$@"
	OUTPUT=$released
}

# Both editions of the issue, or of its draft, in the work folder alone; $public is that of the public
# one, where there is one.
make_editions() { # PERIOD
	tell_draft
	start_public make_public "$1"
	make_figures "$1"
	[ -z "$ALL" ] || start_parts "$1"
	compose_documents "$1"
	[ -z "$ALL" ] || beside "$WORK" apart make_charts svg
	make_pages "$draft"
	make_list "$1"
	end_beside
	public=
	! is_month "$1" || public=$WORK/public
}

# The issue, or the draft; $OUTPUT is where it stands, $PUBLISHED that with the digest of its figures.
# The public edition takes its place after the internal one: it is never there alone. NEXT is set where
# a draft of the next issue is to be made, since the issue would be made otherwise now.
publish_release() { # PERIOD WORK [WORK OF THE PUBLIC EDITION]
	set -- "$1" -w "$2" ${3:+--public "$3"}
	NEXT=
	rc=0
	tell_draft
	OUTPUT=$(stage deliver --publish -C "$SITE" -p "$@" ${draft:+"$draft"} ${EVENT:+-l "$EVENT"} && exit "$findings") || rc=$?
	case $OUTPUT in draft | *"
draft")
		NEXT=yes
		OUTPUT=${OUTPUT%draft}
		;;
	esac
	PUBLISHED=${OUTPUT%%
*}
	OUTPUT=${PUBLISHED% figures *}
	case $rc in
	0) ;;
	2) findings=2 ;;
	69) unmade=69 ;; # said: it can no longer be made
	*) exit "$rc" ;;
	esac
	[ -z "$OUTPUT" ] || log "published $OUTPUT"
}

# One issue of the period, or its draft: made, published and said.
make_release() { # PERIOD
	make_editions "$1"
	start_web
	publish_release "$1" "$WORK" ${public:+"$public"}
	end_web
	log "made in $(($(now_ms) - run_began)) ms"
	[ -n "$OUTPUT" ] || return 0
	say "$TOLD$PUBLISHED"
	[ -z "$ALL" ] || place_parts "$1"
}

# What ledger and archive ask for: mostly one issue or one draft; with --draft a draft alone.
make_releases() { # PERIOD [--draft]; sets $period
	period=$1
	ask deliver --agenda -C "$SITE" -p "$1" ${2:+"$2"}
	IFS='
'
	set -f
	# shellcheck disable=SC2086 # a line each
	set -- "$1" $OUTPUT
	set +f
	unset IFS
	while shift && [ $# -gt 0 ]; do
		EVENT=$1
		[ "$EVENT" != draft ] || EVENT=
		make_release "$period"
		if [ -n "$NEXT" ]; then
			# the pages of what stands keep its charts
			[ "${2:-}" = draft ] || {
				shift
				set -- "$EVENT" draft "$@"
			}
		elif [ -n "$OUTPUT" ] && [ -n "$DRAWN" ] && is_current "$OUTPUT"; then
			in_passing place_web "$period"
		fi
		[ -z "$OUTPUT" ] || ALL=
		[ $# -eq 1 ] || clear_work
	done
}
