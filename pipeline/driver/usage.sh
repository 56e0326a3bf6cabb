# What the program tells of itself: usage, of all and of each verb, and of a call that is wrong.

usage() {
	cat <<-'END'
	usage: tongbao [-C DIR] VERB ...
	  init [--sample] DIR      a new site, with a plan to be filled in
	  doctor                   what is not as it should be, and how to mend it
	  run PERIOD               from the inbox to the draft, and to issues that were approved
	  run --all PERIOD         that, and the papers, open data, charts and next forms with it
	  run --due                what the plan's calendar says is due: for cron
	  run --sites FILE ...     the same for many sites, several at a time
	  receive                  take in what lies in the inbox, and answer it
	  watch                    the same as soon as something is there, until it is stopped
	  approve PERIOD           record that the draft of the period is approved, and publish it
	  deliver [PERIOD]         hand out what was published, to whom the plan says
	  status [PERIOD]          who has reported
	  papers PERIOD            the office's own: reminders, queries, supervision, data quality
	  check FILE...            check submissions as receive would, and change nothing
	  rules [CODE...]          the rule book for reporters; or help on a rule or a field
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
	  verify [--issue N] PERIOD
	                           an issue is what was published, and comes out the same again
	  forms PERIOD [UNIT...]   call-up sheets, and the forms in which units report the month
	  export PERIOD            open data: tables, a workbook, a database
	  export --edition public PERIOD
	                           what anybody may read: sums, none of few units
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
		something has changed, and says what another hand has changed. It says in a line each what it
		did, and nothing when there was nothing.
		--require-standard-fonts makes nothing while a free face stands in for one that
		fonts.conf wants: status 69 names each.
		--upward then lays the submissions of issues into the inboxes of levels above, as deliver
		does.
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
		the sheet input/issue/PERIOD.xml, and publishes it as output/PERIOD/issue-N. It must be the
		draft that stands there: where something has changed since, the sheet too, a new one is made
		to look at, and nothing is approved (65). --expect refuses if the figures are not those that
		`run` printed. A period that is not over is refused; so is one that nobody has reported, but
		with --empty.
		END
		;;
	deliver)
		cat <<-'END'
		usage: tongbao [-C DIR] deliver [-d DATE] [--dry-run] [PERIOD]
		       tongbao [-C DIR] deliver [-d DATE] --bounced ID --reason TEXT PERIOD
		       tongbao deliver --sites FILE [--jobs N] [-d DATE] [--dry-run] [PERIOD]
		Hands out the newest issue of PERIOD (2022-07, 2022-Q2 or 2022; without it, of all that were
		approved in the last 60 days) to the addressees of the plan: into folders, by mail, to
		printers, and submissions into inboxes of levels above. What went out is recorded in
		input/ledger, so that nobody gets it twice; what failed for the time being is tried again by
		the next call whose time has come. --dry-run says who would get what, and does nothing.
		--bounced records that a letter came back, or that the level above returned it. Drafts are
		never delivered.
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
		Makes the plan of the year after YEAR from LIST, the rolling-list.xlsx (or .ods, .fods,
		.xml) of YEAR's documents in which the office has decided on every row: a copy of
		input/plan, file by file, and beside it the list of the next year. It goes into the new
		folder input/plan-YEAR, or FOLDER; input/plan is not touched. What is wrong with LIST is said
		with sheet and cell, and then nothing is made; what is to be filled in still (待填) is said
		with file and line.
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
		With PERIOD (2022-07, 2022-Q2 or 2022): looks whether the newest issue, or N, stands as it
		was published, makes it again from its approval elsewhere, and says of each file whether its
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
		(NAME·完成率), a printed text (71.2%) or the name of a row of a table; where several are
		meant they are listed, those that are printed first, with document and row: ask again by
		the name of one. It is that of the newest issue or, before there is one, of the draft.
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
		usage: tongbao [-C DIR] withdraw [-d DATE] --by NAME --reason TEXT
		               SCHEME ENTERPRISE STEP YEAR
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
		--edition public, what anybody may read of a month, as run makes it, into
		output/PERIOD/public/.
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

# What is wrong, and how the call is written; the rest of the text would hide both.
bad_usage() {
	{
		printf 'tongbao: %s\n' "$1"
		of=$(usage_of "$VERB" | sed -n '/^usage:/p; /^       /p')
		[ -z "$of" ] || printf '%s\n' "$of"
		printf 'tongbao: what there is: tongbao %s--help\n' "${of:+$VERB }"
	} >&2
	exit 64
}

# A value that cannot be, where the form of the call is right.
bad_value() {
	printf 'tongbao: %s\n' "$1" >&2
	exit 64
}
