#!/bin/sh
# tongbao: the one command that cron and people call.  It only sequences the
# stage programs; what each does is in its manual page, the whole in tongbao(1).
set -u
LC_ALL=C
export LC_ALL

LIBEXECDIR="${TONGBAO_LIBEXECDIR:-@LIBEXECDIR@}"
DATADIR="${TONGBAO_DATADIR:-@DATADIR@}"
VERSION=1.0
STAGE_SECONDS=600

usage() {
	cat <<-'END'
	usage: tongbao [-C DIR] VERB ...
	  init [--sample] DIR      a new site, with a plan to be filled in
	  doctor                   what is not as it should be, and how to mend it
	  run PERIOD | run --due   from the inbox to the draft, or to the issue once approved
	  run --sites FILE ...     the same for many sites, several at a time
  run --all PERIOD         that, and the papers, open data, charts and next forms with it
	  receive                  take in what lies in the inbox, and answer it
	  watch                    the same as soon as something is there, until it is stopped
	  approve PERIOD           record that the draft of the period is approved
	  deliver [PERIOD]         hand out what was published, to whom the plan says
	  status [PERIOD]          who has reported
	  papers PERIOD            the office's own: reminders, queries, supervision, data quality
	  check FILE...            check submissions as receive would, and change nothing
	  rules [CODE...]          the rule book for reporters; or help on a rule, an indicator or a field
	  preview DOCUMENT PERIOD  one document as it would be now, in a second
	  explain PERIOD FIGURE    where a number comes from, back to who reported it
	  figures PERIOD           every number of a month, a quarter or a year, as one file
	  award SCHEME ENTERPRISE STEP YEAR
	                           record that a step award was given
	  withdraw SCHEME ENTERPRISE STEP YEAR
	                           that was a mistake, or was taken back
	  close PERIOD | reopen PERIOD
	                           nobody may report the period any more; whoever must may again
	  grant UNIT PERIOD        one unit may report a period that is closed
	  audit                    where the plan contradicts itself
	  roll YEAR LIST           the plan of the next year, from the list that the office decided on
	  verify [--head HASH]     archive and ledger are what the audit log says
	  verify [--issue N] PERIOD   an issue is what was published, and comes out the same again
	  forms PERIOD [UNIT...]   call-up sheets, and the forms in which units report the month
	  export PERIOD            open data: tables, a workbook, a database
	  export --edition public PERIOD   what anybody may read: sums, none of few units
	  export --rollup PLAN PERIOD
	                           the submission to the level above
	  charts PERIOD            every chart by itself, as PDF, SVG and PNG, with its data
	  -C, --site DIR    the site's folder (default: the current one)
	  -d, --date DATE   today's date, YYYY-MM-DD (default: the clock's)
	  -h, --help        this text; after a verb, that verb's
	  -V, --version     version
	PERIOD is YYYY-MM, 2022-07 = January to July; of run, approve, deliver, verify, preview,
	explain, figures, export and charts also a quarter, 2022-Q2, or a year, 2022.
	exit: 0 done, 2 done with findings, 64 usage, 65 unusable data, 69 plan, template, font or
	folder not fit, 70 bug, 74 I/O error, 75 try again later
	END
}

usage_of() {
	case $1 in
	init)
		cat <<-'END'
		usage: tongbao init [--sample] DIR
		Makes DIR, which is not there or is empty, a new site: a plan in which 待填 marks what is to
		be filled in, a specimen of the office's sheet, the inbox with its rights, and text for cron
		and systemd. --sample: the plan of the invented sample year in its place.
		END
		;;
	doctor)
		cat <<-'END'
		usage: tongbao [-C DIR] doctor [-d DATE]
		Looks at folders and their rights, disk, clock, plan, holidays, delivery, fonts and
		templates, says what is to be mended, a line each, and changes nothing. The status is 0 where
		nothing is, 2 where something will go wrong, 69 where nothing can be made.
		END
		;;
	run)
		cat <<-'END'
		usage: tongbao [-C DIR] run [-d DATE] [--require-standard-fonts] [--all] [--upward] PERIOD
		       tongbao [-C DIR] run [-d DATE] [--require-standard-fonts] [--upward] --due
		       tongbao run --sites FILE [--jobs N] [-d DATE] [--require-standard-fonts] [--all] PERIOD
		       tongbao run --sites FILE [--jobs N] [-d DATE] [--require-standard-fonts] --due
		Takes in the inbox, adds up, and sets the documents of PERIOD (2022-07, 2022-Q2 or 2022) as
		a draft under output/PERIOD/draft-…, or as output/PERIOD/issue-N once `tongbao approve` has
		recorded it; what anybody may read of a month, likewise, under output/PERIOD/public/.
		--all makes with it, of the same figures, open data (export) and charts as SVG (charts) and,
		of a month, working papers (papers) and the forms of the month after (forms). Nothing takes
		its place before all is made.
		--due does what the plan's calendar says is due and was not done yet: call-up sheets, first
		and second reminder, bulletin with its working papers, quarter, year; each once, which the
		ledger remembers. It makes again what is missing of what stands, and a draft of which
		something has changed. It says in a line each what it did, and nothing when there was nothing.
		--require-standard-fonts makes nothing while a free face stands in for one that
		fonts.conf wants: status 69 names each.
		--upward then lays the submissions of issues into the inboxes of levels above, as deliver does.
		--sites does it for each site of FILE, a folder a line, N at a time (as many as there are
		processors); a site into whose inbox others of FILE deliver comes after them, and they do
		so (--upward). At the end each has a line with its status; the exit status is the worst.
		END
		;;
	receive)
		echo 'usage: tongbao [-C DIR] receive [-d DATE]'
		echo '       tongbao receive --sites FILE [--jobs N] [-d DATE]'
		echo 'Takes in what lies in input/inbox and writes a receipt for each file.' ;;
	watch)
		cat <<-'END'
		usage: tongbao [-C DIR] watch [-d DATE] [--look SECONDS]
		Waits, and does `receive` whenever a file in input/inbox or a folder of it is finished:
		its receipt is there within a second or two. Folders that send no events (network drives)
		are looked at every 30 s, or as --look says. Says on standard output what it did;
		ends on SIGTERM, SIGINT or SIGHUP.
		END
		;;
	approve)
		cat <<-'END'
		usage: tongbao [-C DIR] approve [-d DATE] [--expect DIGEST] [--empty] PERIOD
		Records in input/ledger that the draft of PERIOD (2022-07, 2022-Q2 or 2022) goes out with
		the sheet input/issue/PERIOD.xml. It must be the draft that stands there: where something
		has changed since, the sheet too, a new one is made to look at, and nothing is approved (65).
		--expect refuses if the figures are not those that `run` printed. A period that is not over
		is refused; so is one that nobody has reported, but with --empty.
		END
		;;
	deliver)
		cat <<-'END'
		usage: tongbao [-C DIR] deliver [-d DATE] [--dry-run] [PERIOD]
		       tongbao [-C DIR] deliver [-d DATE] --bounced ID --reason TEXT PERIOD
		       tongbao deliver --sites FILE [--jobs N] [-d DATE] [--dry-run] [PERIOD]
		Hands out the newest issue of PERIOD (2022-07, 2022-Q2 or 2022; without it, of all that were
		approved in the last 60 days) to the addressees of the plan: into folders, by mail, to
		printers, and submissions into inboxes of levels above. What went out is recorded in input/ledger, so that nobody gets it twice; what
		failed for the time being is tried again by the next call whose time has come. --dry-run
		says who would get what, and does nothing. --bounced records that a letter came back, or that the level above returned it.
		Drafts are never delivered.
		END
		;;
	status)
		echo 'usage: tongbao [-C DIR] status [-d DATE] [--xml] [PERIOD]'
		echo '       tongbao status --sites FILE [--jobs N] [-d DATE] [PERIOD]'
		echo 'Says which units have reported PERIOD (default: the period that is due).' ;;
	papers)
		cat <<-'END'
		usage: tongbao [-C DIR] papers [-d DATE] PERIOD
		Makes the office's working papers of PERIOD as of today, output/PERIOD/papers/: whom to
		remind, what to ask back, what to have supervised, the quality of the data. They need no
		approval and are delivered to nobody; those of another time are replaced.
		END
		;;
	check)
		echo 'usage: tongbao [-C DIR] check [-d DATE] FILE...'
		echo 'Prints the receipt each file would get; changes nothing.' ;;
	close | reopen)
		cat <<-'END'
		usage: tongbao [-C DIR] close  [-d DATE] --by NAME --reason TEXT PERIOD
		       tongbao [-C DIR] reopen [-d DATE] --by NAME --reason TEXT PERIOD
		Records in input/ledger that PERIOD (2022-07, or 2022 for all of the year) is closed (关网),
		or open again. A first report of a closed period is kept and not counted (迟报); corrections
		are taken until the year is closed. The approval of an issue closes its period too.
		END
		;;
	grant)
		cat <<-'END'
		usage: tongbao [-C DIR] grant [-d DATE] --by NAME --reason TEXT --until DATE UNIT PERIOD
		Records in input/ledger that UNIT may report the closed PERIOD up to DATE. Its late report
		that is here already counts from now on.
		END
		;;
	audit)
		echo 'usage: tongbao [-C DIR] audit [-d DATE]'
		echo 'Lists where input/plan contradicts itself, and writes output/audit/audit.xml and a PDF.' ;;
	roll)
		cat <<-'END'
		usage: tongbao [-C DIR] roll [-d DATE] [--draft] [--output FOLDER] YEAR LIST
		Makes the plan of the year after YEAR from LIST, the rolling-list.xlsx (or .ods, .fods, .xml)
		of YEAR's documents in which the office has decided on every row: a copy of input/plan, file
		by file, and beside it the list of the next year. It goes into the new folder input/plan-YEAR,
		or FOLDER; input/plan is not touched. What is wrong with LIST is said with sheet and cell, and
		then nothing is made; what is to be filled in still (待填) is said with file and line.
		--draft: YEAR is not over, or its documents are not approved, and all the same.
		END
		;;
	verify)
		cat <<-'END'
		usage: tongbao [-C DIR] verify [--head HASH]
		       tongbao [-C DIR] verify [--issue N] PERIOD
		Follows input/ledger/audit.log from its first row to its last, and compares archive and
		ledger with it. --head: the log must have the row with this hash, as noted in a run's log or
		a manifest before.
		With PERIOD (2022-07, 2022-Q2 or 2022): looks whether the newest issue, or N, stands as it was
		published, makes it again from its approval elsewhere, and says of each file whether its
		bytes come out, and what has changed of plan, templates, programs, libraries and fonts. The
		status is 2 where what has changed explains it, and 65 where nothing does or where published
		files were changed. The site is left as it is.
		END
		;;
	rules)
		cat <<-'END'
		usage: tongbao [-C DIR] rules [-d DATE]
		       tongbao [-C DIR] rules CODE...
		Makes the rule book for those who report, output/rules/审核规则手册.pdf, and its data,
		rules.xml; deadlines and projects are those of the year of the date. With CODE it prints
		help on a rule (R084, as receipts have it), an indicator (rev) or a field (as the form
		calls it), and makes nothing.
		END
		;;
	preview)
		cat <<-'END'
		usage: tongbao [-C DIR] preview [-d DATE] [--format pdf|png|svg] DOCUMENT PERIOD
		Makes one document of PERIOD (2022-07, 2022-Q2 or 2022) from what has been taken in so far,
		as output/preview/DOCUMENT.pdf, and changes nothing else. DOCUMENT is a name of
		templates/documents.xml, or NAME:KEY of what is made of each: county-brief:430211.
		END
		;;
	explain)
		cat <<-'END'
		usage: tongbao [-C DIR] explain [-d DATE] [--depth N] PERIOD FIGURE
		Prints how FIGURE of PERIOD is derived, from what units reported and the plan to the places
		where its documents print it. FIGURE is an id (industry/CODE/rev-completion), a name
		(NAME·完成率), a printed text (71.2%) or the name of a row of a table; where several are meant
		they are listed.
		It is that of the newest issue or, before there is one, of the draft.
		END
		;;
	figures)
		cat <<-'END'
		usage: tongbao [-C DIR] figures [-d DATE] PERIOD
		Computes what has been taken in so far, and writes output/figures/PERIOD.xml. PERIOD is a
		month (2022-07), or a quarter (2022-Q2) or a year (2022) with its scoreboards, awards and
		lists.
		END
		;;
	award)
		cat <<-'END'
		usage: tongbao [-C DIR] award [-d DATE] SCHEME ENTERPRISE STEP YEAR
		Records in input/ledger that the award SCHEME of the plan was given to ENTERPRISE on DATE
		for having reached STEP in YEAR; it is no candidate for that step again.
		END
		;;
	withdraw)
		cat <<-'END'
		usage: tongbao [-C DIR] withdraw [-d DATE] --by NAME --reason TEXT SCHEME ENTERPRISE STEP YEAR
		Records in input/ledger that an award recorded before was a mistake or was taken back: from
		then on it counts as never given.
		END
		;;
	forms)
		cat <<-'END'
		usage: tongbao [-C DIR] forms [-d DATE] PERIOD [UNIT...]
		Makes for each unit that must report PERIOD, in output/PERIOD/forms/: a workbook with what
		it reported before, the same as XML for who reports by a program, and its call-up sheet as
		PDF; and all sheets bound. Those of another time are replaced. With UNIT (its code in the
		plan) it makes those of the named units, and the bound sheets, and leaves the others.
		END
		;;
	export)
		cat <<-'END'
		usage: tongbao [-C DIR] export [-d DATE] [--edition public] PERIOD
		       tongbao [-C DIR] export [-d DATE] --rollup PLAN [--contact NAME --phone NUMBER]
		               [--revision N --reason TEXT]
		               [--prepared NAME --reviewed NAME --approved NAME] PERIOD
		Writes the figures of PERIOD, those of its newest issue or, before there is one, of its
		draft: as open data into output/PERIOD/data/ (also of a quarter or a year); with --rollup as
		output/PERIOD/submission-PLAN.xml, to be sent to the level above whose plan is PLAN; with
		--edition public, what anybody may read of a month, as run makes it, into output/PERIOD/public/.
		END
		;;
	charts)
		cat <<-'END'
		usage: tongbao [-C DIR] charts [-d DATE] [--format pdf|svg|png] [--density DPI] PERIOD
		Makes every chart of PERIOD's documents by itself, for slides and pages of the web, in
		output/PERIOD/charts/: as PDF, SVG and PNG, or as --format says, and its data as CSV and
		HTML. They are those of the newest issue or, before there is one, of the draft, which each
		picture then says. --density: dots per inch of PNG; default 300.
		END
		;;
	esac
}

# The shell closes its standard error when it has no descriptor to keep it by.
die() { # STATUS TEXT
	printf 'tongbao: error: %s\n' "$2" >&2 || printf 'tongbao: error: %s\n' "$2" >&8
	exit "$1"
}

SITE=.
WORK=
BESIDE=   # processes beside the run, while there are some
RECEIPTS= # that of them that makes receipts
PUBLIC=   # that of them that makes the public edition
SAID=     # the file of its messages
DONE=
trap 'at_exit $?' EXIT
command exec 8>&2 || die 74 'standard error: cannot be kept'

# The shell itself ends with 2 when it cannot go on (no process, no descriptor):
# that must not look like "done, with findings", wherever its errors went to.
at_exit() { # STATUS
	wait 2>/dev/null # for what is beside the run
	[ -z "$WORK" ] || rm -rf "$WORK"
	[ -n "$DONE" ] || [ "$1" -ne 2 ] || die 74 "$SITE: the shell could not go on" 2>&8
}

bad_usage() {
	printf 'tongbao: %s\n' "$1" >&2
	usage_of "$VERB" >&2
	[ -n "$(usage_of "$VERB")" ] || printf 'tongbao: what there is: tongbao --help\n' >&2
	exit 64
}

# A value that cannot be, where the form of the call is right.
bad_value() {
	printf 'tongbao: %s\n' "$1" >&2
	exit 64
}

# --- logs: one a run, with the time in front of each line --------------------
note() {
	[ -z "${LOG:-}" ] || { printf '%s %s\n' "$(date +%Y-%m-%dT%H:%M:%S)" "$1" >>"$LOG"; } 2>/dev/null
}

log() {
	note "$1" || die 74 "$LOG: cannot write"
}

now_ms() {
	t=$(date +%s%N)
	echo "${t%??????}"
}

# --- stages -------------------------------------------------------------------
findings=0
unmade=     # the status, where an issue can no longer be made
late=       # the status, where receipts could not be made as PDF
UNSAID=note # kinds of messages that are for the log alone

# Runs one program under its time limit; 74 and 75 are tried again three times.  Its
# status is in $rc.  What is of the kinds UNSAID, such as notes of which face stands in for
# which, is for the log alone.
attempt() { # NAME ARGS...
	name=$1
	shift
	rc=0
	"$LIBEXECDIR/tongbao-stage" -l "$LOG" -s "$STAGE_SECONDS" -p "${TONGBAO_PAUSE:-1}" -q "$UNSAID" \
		-- "$LIBEXECDIR/tongbao-$name" "$@" || rc=$?
}

# A stage of a run: 0 and 2 go on (2 is remembered), everything else ends the run.
stage() { # NAME ARGS...
	attempt "$@"
	case $rc in
	0) ;;
	2) findings=2 ;;
	73) exit 74 ;; # said: the log cannot be written
	74 | 75) fail "$rc" "$name failed 4 times" ;;
	124) fail 70 "$name took longer than $STAGE_SECONDS s" ;;
	126 | 127) fail 69 "$LIBEXECDIR/tongbao-$name cannot be run" ;;
	64 | 65 | 69 | 70) fail "$rc" "$name ended with $rc" ;;
	*) fail 70 "$name ended with $rc" ;;
	esac
	return 0
}

# A stage whose standard output is wanted: in $OUTPUT.
ask() { # NAME ARGS...
	rc=0
	OUTPUT=$(stage "$@" && exit "$findings") || rc=$?
	case $rc in
	0) ;;
	2) findings=2 ;;
	*) exit "$rc" ;;
	esac
}

fail() { # STATUS TEXT
	note "failed: $2"
	[ -z "$ASIDE" ] || die "$1" "$2"
	die "$1" "$2; log: $LOG"
}

# What the caller waits for.
say() { # TEXT
	printf '%s\n' "$1" || die 74 'standard output: cannot write'
}

make_folder() { # FOLDER
	[ -d "$1" ] || mkdir -p "$1" || die 74 "$1: cannot make the folder"
}

# --- site ---------------------------------------------------------------------
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

make_work() {
	mkdir -p "$WORK/documents" "$WORK/charts" "$WORK/pages" "$WORK/paint" ||
		die 74 "$WORK: cannot make the folder"
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

# What a run that was cut off had decided is carried out before anything is read.
settle() {
	for j in archive/.incoming/journal ledger/.journal; do
		[ ! -e "$SITE/input/$j" ] || stage deliver --settle -C "$SITE"
	done
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

check_period() {
	case $1 in
	20[0-9][0-9]-0[2-9] | 20[0-9][0-9]-1[0-2]) ;;
	20[0-9][0-9]-01) bad_value "period '$1': there is no report of January; 1—2月 is ${1%-01}-02" ;;
	[0-9][0-9][0-9][0-9]-0[1-9] | [0-9][0-9][0-9][0-9]-1[0-2])
		bad_value "period '$1' is not of the years 2000 to 2099"
		;;
	20[0-9][0-9] | 20[0-9][0-9]-Q[1-4]) bad_value "'$1' is no month, and $VERB is of one" ;;
	*) bad_value "period '$1' is not YYYY-MM" ;;
	esac
}

# A quarter, a year, or a month.
check_span() {
	case $1 in
	20[0-9][0-9] | 20[0-9][0-9]-Q[1-4]) ;;
	20[0-9][0-9]-Q*) bad_value "period '$1': the quarters are ${1%%-*}-Q1 to ${1%%-*}-Q4" ;;
	[0-9][0-9][0-9][0-9]-0[1-9] | [0-9][0-9][0-9][0-9]-1[0-2]) check_period "$1" ;;
	*) bad_value "period '$1' is not YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY" ;;
	esac
}

# A month, or a year: what can be closed.
check_window() {
	case $1 in
	20[0-9][0-9]) ;;
	20[0-9][0-9]-Q*) bad_value "period '$1': a month (YYYY-MM) or a year (YYYY) is closed" ;;
	*) check_period "$1" ;;
	esac
}

# What pictures and previews can be made as.
check_format() { # FORMAT
	case $1 in
	pdf | svg | png) ;;
	*) bad_value "format '$1' is not pdf, svg or png" ;;
	esac
}

# A day that exists; the clock's needs no look.
check_date() { # DATE
	case $1 in
	20[0-9][0-9]-0[13578]-[0-9][0-9] | 20[0-9][0-9]-1[02]-[0-9][0-9]) days=31 ;;
	20[0-9][0-9]-0[469]-[0-9][0-9] | 20[0-9][0-9]-11-[0-9][0-9]) days=30 ;;
	20[02468][048]-02-[0-9][0-9] | 20[13579][26]-02-[0-9][0-9]) days=29 ;;
	20[0-9][0-9]-02-[0-9][0-9]) days=28 ;;
	*) days=0 ;;
	esac
	day=${1##*-}
	day=${day#0}
	if [ "$days" -eq 0 ] || [ "$day" -lt 1 ] || [ "$day" -gt "$days" ]; then
		bad_usage "date '$1' is not a day YYYY-MM-DD of 2000 to 2099"
	fi
}

# A line each of what the calendar says is due: a month, a quarter, a year.
due_periods() {
	"$LIBEXECDIR/tongbao-deliver" --due -C "$SITE" -d "$TODAY"
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

# The same to its documents.
make_documents() { # PERIOD
	make_figures "$1"
	compose_documents "$1"
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
		${STATUS:+-s "$STATUS"} -u -o "$WORK/documents" $DOCUMENTS
}

# Who has reported, for working papers: in $STATUS.
ask_status() { # PERIOD [--before]
	ask receive -C "$SITE" -d "$TODAY" --status --xml ${2:+"$2"} -p "$1"
	STATUS=$WORK/status${2:+-before}.xml
	printf '%s\n' "$OUTPUT" >"$STATUS" || die 74 "$STATUS: cannot write"
}

# --- steps beside one another ------------------------------------------------------
# A step in a process of its own, with a work folder that may be its own.
beside() { # WORK STEP ARGS...
	run_beside "$@" &
	BESIDE="$BESIDE $!"
}

run_beside() { # WORK STEP ARGS...
	[ "$WORK" = "$1" ] || {
		WORK=$1
		make_work
	}
	BESIDE=
	shift
	"$@"
	exit "${late:-$findings}"
}

# All of them have ended. What one could not do ends the run, but for receipts.
end_beside() {
	broken=
	for process in $BESIDE; do
		rc=0
		wait "$process" || rc=$?
		[ "$process" != "$PUBLIC" ] || [ ! -s "$SAID" ] || cat "$SAID" >&2
		case $process:$rc in
		*:0) ;;
		*:2) findings=2 ;;
		"$RECEIPTS:74") findings=2 late=74 ;;
		*) broken=${broken:-$rc} ;;
		esac
	done
	BESIDE=
	[ -z "$broken" ] || exit "$broken"
}

# The figures as data: of all, of the level above, of one that is asked for.
export_figures() { # FURTHER OPTIONS...
	stage export -P "$SITE/input/plan" -A "$SITE/input/archive" -t "$TEMPLATES" -f "$FIGURES" "$@"
}

# From the documents to pictures.
draw_charts() { # FOLDER FURTHER OPTIONS...
	stage chart -v ${STANDARD:+"$STANDARD"} -t "$TEMPLATES" -F "$FONTS" -m "$SITE/input/plan" \
		-o "$@" "$WORK"/documents/*.xml
}

# Each by itself, for use outside of the documents, with its data: $WORK/pictures.
make_charts() { # FORMAT...
	alone=--draft
	[ -z "$EVENT" ] || alone=--alone
	draw_charts "$WORK/alone" "$alone" --data "$WORK/pictures"
	has_files "$WORK/alone" '*.pages' || return 0
	for format; do
		stage paint -F "$FONTS" -T "$format" -r "$OPTION_density" -o "$WORK/pictures" "$WORK"/alone/*.pages
	done
}

# Of each document the table of the figures that it prints, for its PDF: the folder is in
# $SOURCES, empty where there are no figures.
tell_sources() { # FORMAT
	SOURCES=
	set -- "$1" "$WORK"/documents/*.uses "$WORK"/documents/*.bind
	[ "$1" = pdf ] && [ -f "$2" ] || return 0
	shift
	for last; do :; done
	[ -f "$last" ] || set -- "$WORK"/documents/*.uses
	SOURCES=$WORK/sources
	export_figures --sources -o "$SOURCES" "$@"
}

# And to ink.
make_pages() { # [--draft [FORMAT]]
	draw_charts "$WORK/charts"
	stage typeset -v ${STANDARD:+"$STANDARD"} -t "$TEMPLATES" -F "$FONTS" -c "$WORK/charts" ${1:+"$1"} \
		-o "$WORK/pages" "$WORK"/documents/*.xml
	tell_sources "${2:-pdf}"
	others=$BESIDE
	BESIDE=
	for list in "$WORK"/documents/*.bind; do
		[ ! -f "$list" ] || beside "$WORK" bind_pages "$list"
	done
	stage paint -F "$FONTS" -T "${2:-pdf}" ${SOURCES:+-a "$SOURCES"} -o "$WORK/paint" "$WORK"/pages/*.pages
	end_beside
	BESIDE=$others
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
		-o "$WORK/paint" "$@"
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

# A work folder for the next of several issues.
clear_work() {
	rm -rf "$WORK" && make_work
}

# The figures that anybody may read of a month, and the documents made of these alone.
make_public_documents() { # MONTH
	make_figures "$1" -e public
	find_sheet "$1"
	stage compose -t "$TEMPLATES" -f "$FIGURES" ${sheet:+-i "$sheet"} -u -o "$WORK/documents"
}

# The same to ink, and as tables.
make_public() { # MONTH
	make_public_documents "$1"
	draft=--draft
	[ -z "$EVENT" ] || draft=
	! has_files "$WORK/documents" '*.xml' || make_pages "$draft"
	export_figures ${draft:+"$draft"} -o "$WORK/tables"
	mv "$WORK"/tables/* "$WORK/paint/" || die 74 "$WORK/paint: cannot write"
}

is_month() { # PERIOD
	case $1 in
	*-[01]?) ;;
	*) return 1 ;;
	esac
}

is_year() { # PERIOD
	case $1 in
	????) ;;
	*) return 1 ;;
	esac
}

# What keeps both editions from being made is said once: by the internal one, which ends the run. What
# is left of the other's messages is said when it has ended; the log has all.
apart_said() { # STEP ARGS...
	"$@" 2>"$SAID"
}

# Nothing of the internal edition is where the public one is made.
start_public() { # STEP PERIOD
	! is_month "$2" || {
		SAID=$WORK/public.said
		beside "$WORK/public" apart_said "$@"
		PUBLIC=$!
	}
}

# The issue, or the draft; $OUTPUT is where it stands. The public edition takes its place after the
# internal one: it is never there alone. NEXT is set where a draft of the next issue is to be made,
# since the issue would be made otherwise now.
publish_release() { # PERIOD WORK [WORK OF THE PUBLIC EDITION]
	set -- "$1" -w "$2" ${3:+--public "$3"}
	NEXT=
	rc=0
	if [ -n "$EVENT" ]; then
		OUTPUT=$(stage deliver --publish -C "$SITE" -p "$@" -l "$EVENT" && exit "$findings") || rc=$?
	else
		OUTPUT=$(stage deliver --publish -C "$SITE" -p "$@" --draft && exit "$findings") || rc=$?
	fi
	case $OUTPUT in draft | *"
draft")
		NEXT=yes
		OUTPUT=${OUTPUT%draft}
		;;
	esac
	OUTPUT=${OUTPUT%%
*}
	case $rc in
	0) ;;
	2) findings=2 ;;
	69) unmade=69 ;; # said: it can no longer be made
	*) exit "$rc" ;;
	esac
	[ -z "$OUTPUT" ] || log "published $OUTPUT"
}

# Both editions of the issue, or of its draft, in the work folder alone; $public is that of the public
# one, where there is one.
make_editions() { # PERIOD
	draft=--draft
	[ -z "$EVENT" ] || draft=
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

# One issue of the period, or its draft: made, published and said.
make_release() { # PERIOD
	make_editions "$1"
	publish_release "$1" "$WORK" ${public:+"$public"}
	log "made in $(($(now_ms) - run_began)) ms"
	[ -n "$OUTPUT" ] || return 0
	figures=$WORK/figures.xml
	[ -z "$NEXT" ] || figures=$OUTPUT/figures.xml # the issue that stands
	printf '%s%s figures %.12s\n' "$TOLD" "$OUTPUT" "$(sha256sum "$figures")" ||
		die 74 'standard output: cannot write'
	[ -z "$ALL" ] || place_parts "$1"
}

# What run --all makes of the same figures and, of a month, of what was taken in.
start_parts() { # PERIOD
	beside "$WORK" apart export_figures ${draft:+"$draft"} -o "$WORK/data"
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

# What is no part of the release is not told of in its manifest; with so much beside it, each of its
# stages does one thing at a time, which takes less in all.
apart() { # STEP ARGS...
	unset TONGBAO_MADE
	TONGBAO_PROCESSORS=1
	export TONGBAO_PROCESSORS
	"$@"
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

# Beside the documents of a year the list to decide on, of who is in the next year's.
make_list() { # PERIOD
	is_year "$1" || return 0
	export_figures --list ${draft:+"$draft"} -o "$WORK/paint"
}

# Is it the newest issue or, before there is one, the draft?
is_current() { # RELEASE
	[ "$(readlink "${1%/*}/current")" = "${1##*/}" ]
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
		elif [ -n "$OUTPUT" ] && is_current "$OUTPUT" && has_files "$WORK/documents" '*.web'; then
			in_passing make_page_charts "$period"
		fi
		[ -z "$OUTPUT" ] || ALL=
		[ $# -eq 1 ] || clear_work
	done
}

# --- receipts ---------------------------------------------------------------------
# A step towards PDFs of receipts: what is good of it goes on, whatever it says.
soft_step() { # ARGS...
	attempt "$@"
	case $rc in
	0 | 2) ;;
	74) worst=74 ;;
	*) [ "$worst" -ne 0 ] || worst=2 ;;
	esac
}

has_files() { # FOLDER PATTERN
	for file in "$1"/$2; do
		[ ! -f "$file" ] || return 0
	done
	return 1
}

# One folder of sheets; the exit status is 0, 2 or 74.
make_receipt_batch() { # FOLDER
	worst=0
	soft_step compose -t "$TEMPLATES" -o "$1.documents" -x receipt "$1"/*.xml
	! has_files "$1.documents" '*.xml' ||
		soft_step typeset -t "$TEMPLATES" -F "$FONTS" -o "$1.pages" "$1.documents"/*.xml
	! has_files "$1.pages" '*.pages' ||
		soft_step paint -F "$FONTS" -T pdf -o "$1.pdf" "$1.pages"/*.pages
	! has_files "$1.pdf" '*.pdf' || {
		sync -f "$1.pdf" && mv -f "$1.pdf"/*.pdf "$SITE/output/receipts/"
	} 2>>"$LOG" || worst=74
	exit "$worst"
}

# PDFs of the receipts that have none.  Their texts are there: nothing that goes wrong here
# ends the run.
make_receipts() {
	UNSAID='note|warning'
	worst=0
	soft_step receive -C "$SITE" -d "$TODAY" --sheets -o "$WORK/sheets"
	set -- "$WORK"/sheets/[0-9]*
	[ -d "$1" ] || set --
	for batch in "$@"; do
		rc=0
		(make_receipt_batch "$batch") || rc=$?
		[ "$rc" -le "$worst" ] || worst=$rc
	done
	UNSAID=note
	[ "$worst" -eq 0 ] || {
		findings=2
		[ "$worst" -ne 74 ] || late=74
		printf 'tongbao: warning: %s: not every receipt is there as PDF, all are as text; the next run makes them; log: %s\n' \
			"$SITE/output/receipts" "$LOG" >&2
	}
}

# --- the status page --------------------------------------------------------------
# It is there to be looked at: nothing that goes wrong with it ends a run.
in_passing() { # STEP ARGS...
	rc=0
	(
		UNSAID='note|warning'
		worst=0
		"$@"
		exit "$worst"
	) || rc=$?
	[ "$rc" -ne 0 ] || return 0
	findings=2
	[ "$rc" -ne 74 ] || late=74
	printf 'tongbao: warning: %s: the status page is not up to date; the next run makes it; log: %s\n' \
		"$SITE/output/status" "$LOG" >&2
}

# What the step before could not write.
not_written() {
	worst=74
	note "$1: cannot write"
}

# The charts of the documents that documents.xml shows there, wide and, for telephones, narrow.
make_page_charts() { # PERIOD
	web=$WORK/web
	mkdir -p "$web/page" "$web/lists" || not_written "$web"
	set -- "$1"
	for mark in "$WORK"/documents/*.web; do
		document=${mark%.web}.xml
		[ ! -f "$document" ] || set -- "$@" "$document"
	done
	[ $# -eq 1 ] || draw_page_charts "$@"
	for list in "$web"/lists/*.list; do
		[ ! -f "$list" ] || cat "$list"
	done >"$web/page/charts.list" || not_written "$web"
	[ "$worst" -ne 0 ] || soft_step deliver --place -C "$SITE" "$web/page" "$SITE/output/status/$1"
}

draw_page_charts() { # PERIOD DOCUMENTS...
	shift
	alone=--alone
	[ -n "$EVENT" ] || alone=--draft
	soft_step chart -t "$TEMPLATES" -F "$FONTS" -m "$SITE/input/plan" $alone --data "$web/page" --list "$web/lists" \
		-o "$web/wide" "$@"
	! has_files "$web/wide" '*.pages' || soft_step paint -F "$FONTS" -T svg -o "$web/page" "$web"/wide/*.pages
	[ "$worst" -eq 0 ] || return 0
	# what has no room there is shown wide
	UNSAID='note|warning|error'
	soft_step chart -t "$TEMPLATES" -F "$FONTS" -m "$SITE/input/plan" $alone --width column -o "$web/narrow" "$@"
	! has_files "$web/narrow" '*.pages' ||
		soft_step paint -F "$FONTS" -T svg -o "$web/page/narrow" "$web"/narrow/*.pages
	[ "$worst" -eq 74 ] || worst=0
	UNSAID='note|warning'
}

# The page of one period, with the figures of its newest issue, or of its draft; or the index.
make_page() { # SHELF
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

# Two at a time.
make_page_beside() { # SHELF
	if [ -z "$BESIDE" ]; then
		beside "$WORK" make_page_alone "$1"
		return
	fi
	make_page "$1"
	end_page
}

make_page_alone() { # SHELF
	make_page "$1"
	exit "$worst"
}

# What was made beside has ended; 74 is the worst.
end_page() {
	rc=0
	[ -z "$BESIDE" ] || wait "${BESIDE# }" || rc=$?
	BESIDE=
	[ "$rc" -ne 74 ] || worst=74
	[ "$rc" -eq 0 ] || [ "$worst" -ne 0 ] || worst=2
}

# The pages of what was run and those that the shelf finds wanting, and the index; each takes its
# place by a rename.
make_pages_of() { # PERIODS...
	web=$WORK/status
	mkdir -p "$web" "$SITE/output/status" || not_written "$SITE/output/status"
	soft_step deliver --shelf -C "$SITE" -d "$TODAY" -w "$web" "$@"
	for shelf in "$web"/20*.xml "$web/index.xml"; do
		[ ! -f "$shelf" ] || make_page_beside "$shelf"
	done
	end_page
	! has_files "$web/pages" '*.html' || {
		sync -f "$web/pages" && mv -f "$web/pages"/*.html "$SITE/output/status/"
	} 2>>"$LOG" || not_written "$SITE/output/status"
}

# --- the level above ----------------------------------------------------------------
# Each submission that is to be laid into an inbox, of the newest issue of its month.
make_submissions() { # [PERIOD]
	ask post -C "$SITE" -d "$TODAY" -t "$TEMPLATES" ${1:+-p "$1"} --wanted
	each_line make_submission
	make_work
}

make_submission() { # MONTH PLAN DAY EVENT
	EVENT=$4
	make_figures "$1"
	stage export -P "$SITE/input/plan" -A "$SITE/input/archive" -t "$TEMPLATES" -f "$WORK/figures.xml" \
		--rollup "$2" -d "$3" -o "$SUBMISSIONS/$1/$2.xml"
}

# Hands out what is due; without a channel by all.
post_all() { # [PERIOD [CHANNEL]]
	SUBMISSIONS=$WORK.submissions
	[ -n "$DRY" ] || make_submissions "$1"
	stage post -C "$SITE" -d "$TODAY" -t "$TEMPLATES" ${1:+-p "$1"} ${2:+--channel "$2"} ${DRY:+"$DRY"} \
		--made "$SUBMISSIONS" ${TONGBAO_KEYS:+--keys "$TONGBAO_KEYS"} ${TONGBAO_MAIL:+--accounts "$TONGBAO_MAIL"}
	rm -rf "$SUBMISSIONS"
}

# --- many sites -----------------------------------------------------------------------
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

# --- verbs ----------------------------------------------------------------------
verb_run() {
	[ -z "$DUE" ] || {
		run_due "$@"
		return
	}
	[ $# -eq 1 ] || bad_usage 'run takes one period'
	check_span "$1"
	begin "$1"
	run_began=$(now_ms)
	stage receive -C "$SITE" -d "$TODAY"
	if [ -n "$ALL" ]; then
		beside "$WORK" apart make_receipts
		RECEIPTS=$!
	else
		make_receipts
	fi
	make_releases "$1"
	in_passing make_pages_of "$1"
	failed=
	[ -z "$UPWARD" ] || post_all '' inbox
	DONE=yes
	return "${unmade:-${failed:-${late:-$findings}}}"
}

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

# --- the calendar -------------------------------------------------------------------
# What drafts are made of, as one digest: the plan, the templates, what was taken in, what people
# decided, and the office's sheet. What the calendar did itself is no part of it.
find_common() {
	COMMON=$({
		find "$SITE/input/plan" "$TEMPLATES" "$DATADIR/templates" -type f -exec sha256sum {} + | sort
		find "$SITE/input/archive" -path '*/20[0-9][0-9]/*' -name '*.xml' | sort
		find "$SITE/input/ledger" -name '*.xml' ! -name '*-calendar-*' ! -path '*/deliveries/*' | sort
	} 2>/dev/null | sha256sum)
}

inputs_of() { # PERIOD
	{
		echo "$VERSION $COMMON"
		sha256sum "$SITE/input/issue/$1.xml" 2>/dev/null
	} | sha256sum
}

# A draft that is there, of what is there now. Only work is saved by looking: whatever is deleted
# under output/ is made again.
draft_stands() { # PERIOD
	has_drafts "$1" && [ "$(cat "$SITE/output/$1/.made" 2>/dev/null)" = "$INPUTS" ]
}

has_drafts() { # PERIOD
	for at in "$SITE/output/$1"/draft-*; do
		[ ! -d "$at" ] || return 0
	done
	return 1
}

make_reminders() { # MONTH
	make_papers "$1"
	place_folders "$WORK/paint" "$SITE/output/$1/papers"
}

make_forms_of() { # MONTH
	make_forms "$1"
	place_folders "$WORK/forms" "$SITE/output/$1/forms"
}

# The issue or the draft of a period, and the working papers of a month.
make_term() { # PERIOD papers|- [--draft]
	run_began=$(now_ms)
	make_releases "$1" ${3:+"$3"}
	echo "$1" >>"$TOUCHED" || die 74 "$TOUCHED: cannot write"
	! has_drafts "$1" || {
		printf '%s\n' "$INPUTS" >"$WORK/made" || die 74 "$WORK: cannot write"
		place "$WORK/made" "$SITE/output/$1/.made"
	}
	[ "$2" != papers ] || {
		TOLD="papers $1: "
		clear_work
		make_reminders "$1"
	}
	[ -z "$unmade" ] || exit "$unmade"
}

record_task() { # TASK PERIOD [--missed]
	ask deliver --record -C "$SITE" -d "$TODAY" -p "$2" ${3:+"$3"} "$1"
}

# One thing that is due: made, and then recorded; a call that was cut off between makes it again.
do_task() { # make|miss TASK PERIOD REST
	TOLD="$2 $3: "
	case $1 in
	miss)
		record_task "$2" "$3" --missed
		say "${TOLD}not made, too late: $4"
		return
		;;
	esac
	case $2 in
	forms) make_forms_of "$3" ;;
	*-reminder) make_reminders "$3" ;;
	*)
		INPUTS=$(inputs_of "$3")
		make_term "$3" "$4"
		;;
	esac
	record_task "$2" "$3"
}

# One thing that was done before, made again where that is needed.
do_again() { # issue|draft TASK PERIOD REST, or forms|papers PERIOD
	TOLD="$1 $2, again: "
	case $1 in
	forms) make_forms_of "$2" ;;
	papers) make_reminders "$2" ;;
	*)
		TOLD="$2 $3, again: "
		INPUTS=$(inputs_of "$3")
		# an issue that is there is let be: what has changed since does not keep its draft from being made
		case $1 in
		issue) make_term "$3" - ;;
		draft) draft_stands "$3" || make_term "$3" "$4" --draft ;;
		esac
		;;
	esac
}

# Each by itself: what goes wrong with one does not keep the others. The worst status is kept.
each_line() { # STEP, on the lines of $OUTPUT
	while read -r a b c d <&7; do
		[ -n "$a" ] || continue
		rc=0
		(
			trap 'at_exit $?' EXIT
			trap 'exit 75' HUP INT TERM
			DONE=
			make_work
			"$1" "$a" "$b" "$c" "$d"
			DONE=yes
			exit "$findings"
		) || rc=$?
		case $rc in
		0) ;;
		2) findings=2 ;;
		*) failed=${failed:-$rc} ;;
		esac
	done 7<<-END
		$OUTPUT
	END
}

run_due() {
	[ $# -eq 0 ] || bad_usage 'run --due takes no period'
	begin due
	failed=
	ask deliver --calendar -C "$SITE" -d "$TODAY" # before anything is taken in: is the clock right?
	due=$OUTPUT
	stage receive -C "$SITE" -d "$TODAY"
	make_receipts
	find_common
	TOUCHED=$WORK.touched # the periods that have a new issue or draft
	{ : >"$TOUCHED"; } 2>/dev/null || die 74 "$TOUCHED: cannot write"
	OUTPUT=$due
	each_line do_task
	ask deliver --standing -C "$SITE" -d "$TODAY"
	each_line do_again
	make_work
	# shellcheck disable=SC2046 # one each
	in_passing make_pages_of $(cat "$TOUCHED")
	rm -f "$TOUCHED"
	[ -z "$UPWARD" ] || post_all '' inbox
	DONE=yes
	return "${failed:-${late:-$findings}}"
}

verb_receive() {
	[ $# -eq 0 ] || bad_usage 'receive takes no operand'
	begin receive
	stage receive -C "$SITE" -d "$TODAY"
	make_receipts
	in_passing make_pages_of
	DONE=yes
	return "${late:-$findings}"
}

verb_watch() {
	[ $# -eq 0 ] || bad_usage 'watch takes no operand'
	need_plan
	exec "$LIBEXECDIR/tongbao-watch" -C "$SITE" ${DATE:+-d "$TODAY"} \
		${OPTION_look:+--look "$OPTION_look"} "$0"
}

verb_approve() {
	[ $# -eq 1 ] || bad_usage 'approve takes one period'
	check_span "$1"
	begin "$1"
	[ -f "$SITE/input/issue/$1.xml" ] ||
		die 65 "$SITE/input/issue/$1.xml: the office's sheet is missing; write it before approving"
	EVENT=
	make_editions "$1"
	rc=0
	(stage deliver --approve -C "$SITE" -p "$1" -w "$WORK" ${public:+--public "$public"} -d "$TODAY" \
		${EXPECT:+--expect "$EXPECT"} ${EMPTY:+"$EMPTY"} && exit "$findings") || rc=$?
	verdict=$rc
	in_passing make_pages_of "$1" # of the draft, too, that was refused and stands there now
	case $verdict in
	0) ;;
	2) findings=2 ;;
	*) exit "$verdict" ;;
	esac
	finish
}

verb_deliver() {
	[ $# -le 1 ] || bad_usage 'deliver takes one period'
	[ $# -eq 0 ] || check_span "$1"
	if [ -n "$OPTION_bounced" ] && { [ -z "$OPTION_reason" ] || [ $# -eq 0 ]; }; then
		bad_usage '--bounced ID needs --reason TEXT and a period'
	fi
	begin "deliver${1:+-$1}"
	failed=
	if [ -n "$OPTION_bounced" ]; then
		stage post -C "$SITE" -d "$TODAY" -p "$1" --bounced "$OPTION_bounced" --reason "$OPTION_reason"
	else
		post_all "${1-}"
	fi
	[ -n "$DRY" ] || tell_deliveries
	DONE=yes
	return "${failed:-${late:-$findings}}"
}

# The pages of what something was handed out of; a call that had nothing to do touches none.
tell_deliveries() {
	index=$SITE/output/status/index.html
	[ ! -d "$SITE/input/ledger/deliveries" ] ||
		{ [ -f "$index" ] && [ -z "$(find "$SITE/input/ledger/deliveries" -type d -newer "$index")" ]; } ||
		in_passing make_pages_of
}

verb_status() {
	[ $# -le 1 ] || bad_usage 'status takes one period'
	need_plan
	period=${1:-$(due_periods | head -n 1)}
	[ -n "$period" ] || die 69 "$SITE: no period is due yet"
	check_period "$period"
	exec "$LIBEXECDIR/tongbao-receive" -C "$SITE" -d "$TODAY" --status ${XML:+"$XML"} -p "$period"
}

verb_papers() {
	[ $# -eq 1 ] || bad_usage 'papers takes one period'
	check_period "$1"
	begin "papers-$1"
	make_reminders "$1"
	finish
}

# As of today, whatever was approved.
make_papers() { # MONTH
	EVENT=
	make_figures "$1"
	set_papers "$1"
}

# The same of figures that are there.
set_papers() { # MONTH
	ask_status "$1"
	stage compose -t "$TEMPLATES" -f "$FIGURES" -s "$STATUS" -u -o "$WORK/documents"
	make_pages
	STATUS=
}

verb_check() {
	[ $# -ge 1 ] || bad_usage 'check takes one file or more'
	need_plan
	exec "$LIBEXECDIR/tongbao-receive" -C "$SITE" -d "$TODAY" --check "$@"
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

verb_award() {
	[ $# -eq 4 ] || bad_usage 'award takes a scheme, an enterprise, a step and a year'
	begin award
	stage deliver --award -C "$SITE" -d "$TODAY" -- "$@"
	in_passing make_pages_of
	finish
}

verb_withdraw() {
	[ $# -eq 4 ] || bad_usage 'withdraw takes a scheme, an enterprise, a step and a year'
	record_decision withdraw "$@"
}

# What somebody decided, by name and with a reason: an event of the ledger.
record_decision() { # ACTION OPERANDS...
	action=$1
	shift
	if [ -z "$OPTION_by" ] || [ -z "$OPTION_reason" ]; then
		bad_usage "$action needs --by NAME and --reason TEXT"
	fi
	begin "$action"
	stage deliver "--$action" -C "$SITE" -d "$TODAY" --by "$OPTION_by" --reason "$OPTION_reason" \
		${OPTION_until:+--until "$OPTION_until"} -- "$@"
	in_passing make_pages_of
	finish
}

verb_close() {
	[ $# -eq 1 ] || bad_usage 'close takes one period'
	check_window "$1"
	record_decision close "$1"
}

verb_reopen() {
	[ $# -eq 1 ] || bad_usage 'reopen takes one period'
	check_window "$1"
	record_decision reopen "$1"
}

verb_grant() {
	[ $# -eq 2 ] || bad_usage 'grant takes a unit and a period'
	[ -n "$OPTION_until" ] || bad_usage 'grant needs --until DATE'
	check_period "$2"
	record_decision grant "$@"
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

verb_verify() {
	[ $# -le 1 ] || bad_usage 'verify takes one period'
	[ $# -eq 0 ] || {
		verify_issue "$1"
		return
	}
	[ -z "$OPTION_issue" ] || bad_usage '--issue N needs a period'
	begin verify
	stage deliver --verify -C "$SITE" ${HEAD:+--head "$HEAD"}
	finish
}

# An issue made again from its approval, beside the site: nothing there is written or locked, for
# what was approved does not change.
verify_issue() { # PERIOD
	[ -z "$HEAD" ] || bad_usage '--head does not go with a period'
	check_span "$1"
	need_plan
	find_parts
	WORK=$(mktemp -d "${TMPDIR:-/tmp}/tongbao-verify.XXXXXX") || die 74 "${TMPDIR:-/tmp}: cannot make a folder"
	trap 'exit 75' HUP INT TERM
	make_work
	LOG=$WORK/log
	ASIDE=yes
	rc=0
	EVENT=$(attempt deliver --verify -C "$SITE" -p "$1" ${OPTION_issue:+--issue "$OPTION_issue"} && exit "$rc") || rc=$?
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
	rc=0
	attempt deliver --verify -C "$SITE" -p "$1" ${OPTION_issue:+--issue "$OPTION_issue"} \
		-w "$WORK" ${public:+--public "$public"} ${unmade:+--unmade}
	DONE=yes
	# the worst of the three
	for rc in "$rc" ${unmade:+"$unmade"}; do
		case $verdict in 0 | 2) [ "$rc" -eq 0 ] || verdict=$rc ;; esac
	done
	return "$verdict"
}

# The newest issue of a period, or its draft.
newest_release() { # PERIOD
	EVENT=
	ask deliver --agenda -C "$SITE" -p "$1"
	[ "${OUTPUT%%
*}" = draft ] || EVENT=${OUTPUT%%
*}
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
	[ -n "$EVENT" ] || set -- "$@" --draft
	export_figures ${OPTION_contact:+--contact "$OPTION_contact"} ${OPTION_phone:+--phone "$OPTION_phone"} \
		${OPTION_revision:+--revision "$OPTION_revision"} ${OPTION_reason:+--reason "$OPTION_reason"} \
		${OPTION_prepared:+--prepared "$OPTION_prepared"} \
		${OPTION_reviewed:+--reviewed "$OPTION_reviewed"} \
		${OPTION_approved:+--approved "$OPTION_approved"} "$@" -o "$target"
	say "$target"
	finish
}

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

# The call-up sheets of all units, as PDF: each by itself, and bound.
make_call_ups() { # FOLDER OF DATA
	stage compose -t "$TEMPLATES" -o "$WORK/documents" -x call-up "$1"/*.xml
	cp "$1"/*.bind "$WORK/documents/" || die 74 "$WORK: cannot write"
	make_pages
}

verb_forms() {
	[ $# -ge 1 ] || bad_usage 'forms takes one period, and units'
	check_period "$1"
	begin "forms-$1"
	if [ $# -eq 1 ]; then
		make_forms_of "$1"
	else
		make_forms_of_units "$@"
	fi
	finish
}

# The forms of the other units stay.
make_forms_of_units() { # MONTH UNIT...
	make_forms "$@"
	target=$SITE/output/$1/forms
	make_folder "$target"
	for form in "$WORK"/forms/*; do
		place "$form" "$target/${form##*/}"
	done
	say "$target"
}

make_forms() { # MONTH [UNIT...]
	month=$1
	shift
	ask_status "$month" --before
	ask_status "$month"
	stage export -P "$SITE/input/plan" -A "$SITE/input/archive" -t "$TEMPLATES" --forms "$month" \
		-s "$STATUS" -s "$WORK/status-before.xml" --sheets "$WORK/sheets" -o "$WORK/forms" -- "$@"
	make_call_ups "$WORK/sheets"
	# of the sheets those of the forms, and the bound one
	set --
	for form in "$WORK"/forms/*.xlsx "$WORK"/sheets/*.bind; do
		form=${form##*/}
		set -- "$@" "$WORK/paint/${form%.*}.pdf"
	done
	mv "$@" "$WORK/forms/" || die 74 "$WORK: cannot write"
}

# --- command line -----------------------------------------------------------------
TODAY=$(date +%Y-%m-%d)
DOCUMENTS=${TONGBAO_DOCUMENTS:-} # none: those that templates/documents.xml lists
VERB=
DUE=
ALL=     # of run: everything of the period
AFTER=   # the month after it, where there is one
FIGURES= # the file of figures that was made last
DATE=
EXPECT=
EMPTY=
HEAD=
DRY=
DRAFT=
STANDARD=
UPWARD= # what run hands to the levels above
OF_ONE= # an option that --sites does not go with
TOLD=   # in front of what is said of a release
STATUS= # who has reported, for working papers
XML=
SAMPLE=
EVENT=
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
ASIDE= # the log goes with the work folder
OPTION_format=
OPTION_depth=
OPTION_density=300
OF_CHARTS= # one that charts alone takes
OF_PICTURES= # one that charts and preview take
OF_ROLLUP= # one that export --rollup alone takes
OF_DECISION= # one that close, reopen, grant and withdraw alone take

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
