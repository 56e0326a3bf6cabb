# The site's folders and lock, the work folder of a run, and how what is finished takes its
# place in output/.

need_plan() {
	[ -d "$SITE/input/plan" ] || die 69 \
		"$SITE: not a site: there is no input/plan; give the folder that has it with -C, or make one by tongbao init"
}

# Templates and fonts are the site's, where it has them.
find_parts() {
	TEMPLATES=$SITE/templates
	[ -d "$TEMPLATES" ] || TEMPLATES=$DATADIR/templates
	FONTS=$SITE/fonts
	[ -f "$FONTS/fonts.conf" ] || FONTS=$DATADIR/fonts
}

make_folder() { # FOLDER
	[ -d "$1" ] || mkdir -p "$1" || die 74 "$1: cannot make the folder"
}

has_files() { # FOLDER PATTERN
	for file in "$1"/$2; do
		[ ! -f "$file" ] || return 0
	done
	return 1
}

open_site() {
	need_plan
	for d in output/logs output/receipts output/.work input/inbox/.claim input/archive input/ledger; do
		make_folder "$SITE/$d"
	done
	find_parts
}

# The rest of the program holds the site's lock; a second run leaves at once.
lock_site() {
	{ command exec 9>"$SITE/output/.lock"; } 2>/dev/null || die 74 "$SITE/output/.lock: cannot open"
	rc=0
	flock -n 9 || rc=$?
	[ "$rc" -ne 1 ] || die 75 "$SITE: another run is at work; try again later"
	[ "$rc" -eq 0 ] || die 74 "$SITE/output/.lock: cannot lock"
}

# The folders that the way of the data goes through.
make_work() {
	mkdir -p "$WORK/documents" "$WORK/charts" "$WORK/pages" "$WORK/paint" ||
		die 74 "$WORK: cannot make the folder"
}

# A work folder for the next of several issues.
clear_work() {
	rm -rf "$WORK" && make_work
}

# What a run that was cut off had decided is carried out before anything is read.
settle() {
	for j in archive/.incoming/journal ledger/.journal; do
		[ ! -e "$SITE/input/$j" ] || stage deliver --settle -C "$SITE"
	done
}

# A private work folder; what earlier runs left behind is cleared away.
open_run() { # NAME
	for d in "$SITE"/output/.work/*; do
		[ ! -d "$d" ] || rm -rf "$d"
	done
	WORK=$SITE/output/.work/$1
	LOG=$SITE/output/logs/$1.log
	make_work
	trap 'fail 75 "$SITE: stopped by a signal; what was decided stands, the rest is made by the same call again"' HUP INT TERM
	log "tongbao $VERSION, $1, $TODAY"
	settle
}

# Every verb that runs stages stands between these two.
begin() { # NAME
	open_site
	lock_site
	open_run "$1"
}

finish() {
	DONE=yes
	return "$findings"
}

# A file that is whole takes the place of the one before.
place() { # FILE TARGET
	{ sync "$1" && mv -f "$1" "$2"; } 2>/dev/null || die 74 "$2: cannot write"
}

# The same of folders, each at one instant, and said: those before go away with the work folder.
place_folders() { # FOLDER TARGET...
	stage deliver --place -C "$SITE" "$@"
	while [ $# -gt 0 ]; do
		say "$TOLD$2"
		shift 2
	done
}
