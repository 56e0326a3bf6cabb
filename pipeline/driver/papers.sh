# What the office works with, and what it sends to units: working papers, call-up sheets, forms.
# They need no approval and are delivered to nobody.

# Those of the figures that are there, $FIGURES: $WORK/paint.
set_papers() { # MONTH
	ask_status "$1"
	stage compose -t "$TEMPLATES" -f "$FIGURES" -s "$STATUS" -u -o "$WORK/documents"
	make_pages
	STATUS=
}

# The working papers as of today, whatever was approved.
make_papers() { # MONTH
	EVENT=
	make_figures "$1"
	set_papers "$1"
}

# They take the place of those before.
renew_papers() { # MONTH
	make_papers "$1"
	place_folders "$WORK/paint" "$SITE/output/$1/papers"
}

# The call-up sheets of all units, as PDF: each by itself, and bound.
make_call_ups() { # FOLDER OF DATA
	stage compose -t "$TEMPLATES" -o "$WORK/documents" -x call-up "$1"/*.xml
	cp "$1"/*.bind "$WORK/documents/" || die 74 "$WORK: cannot write"
	make_pages
}

# Workbooks, the same as XML, and call-up sheets, of all units or of some: $WORK/forms.
make_forms() { # MONTH [UNIT...]
	month=$1
	shift
	stage receive -C "$SITE" -d "$TODAY" --status --xml --before -o "$WORK" -p "$month"
	stage export -P "$SITE/input/plan" -A "$SITE/input/archive" -t "$TEMPLATES" --forms "$month" \
		-s "$WORK/$month.status" -s "$WORK/before.status" --sheets "$WORK/sheets" -o "$WORK/forms" -- "$@"
	make_call_ups "$WORK/sheets"
	# of the sheets those of the forms, and the bound one
	set --
	for form in "$WORK"/forms/*.xlsx "$WORK"/sheets/*.bind; do
		form=${form##*/}
		set -- "$@" "$WORK/paint/${form%.*}.pdf"
	done
	mv "$@" "$WORK/forms/" || die 74 "$WORK: cannot write"
}

# They take the place of those before.
renew_forms() { # MONTH
	make_forms "$1"
	place_folders "$WORK/forms" "$SITE/output/$1/forms"
}

# Those of some units; the forms of the others stay.
renew_some_forms() { # MONTH UNIT...
	make_forms "$@"
	target=$SITE/output/$1/forms
	make_folder "$target"
	for form in "$WORK"/forms/*; do
		place "$form" "$target/${form##*/}"
	done
	say "$target"
}

verb_papers() {
	[ $# -eq 1 ] || bad_usage 'papers takes one period'
	check_period "$1"
	begin "papers-$1"
	renew_papers "$1"
	finish
}

verb_forms() {
	[ $# -ge 1 ] || bad_usage 'forms takes one period, and units'
	check_period "$1"
	begin "forms-$1"
	if [ $# -eq 1 ]; then
		renew_forms "$1"
	else
		renew_some_forms "$@"
	fi
	finish
}
