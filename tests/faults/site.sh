# Sites that the sweeps start from, and what they must end as; sourced by run.
# shellcheck shell=sh disable=SC2154 # top, bin and scratch are run's
#
#	base.TARGET    before the program of the target runs
#	want.TARGET    after it ran undisturbed
#
# A month as small as one can be that has every outcome: units that reported
# before, three good files, a correction, one refused, two repeated (one under
# the name it first had), one with an external entity, and no files at all; a pair of
# a submission and its signature, one whose signature is another's, and a signature
# that waits for its submission.

day=2022-04-08
period=2022-03

sample() { # MONTH PATTERN -> the path of the sample's file
	for f in "$top/input/sample/submissions/$1/"$2; do
		[ -f "$f" ] && printf '%s' "$f" && return
	done
	echo "no sample $1/$2" >&2
	exit 70
}

# 0 and 2 are both done.
quietly() {
	rc=0
	"$@" >"$scratch/setup.out" 2>"$scratch/setup.err" || rc=$?
	[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ] || {
		echo "cannot set up: $* ended with $rc"
		cat "$scratch/setup.err"
		exit 1
	} >&2
}

fill_inbox() { # FOLDER
	cp "$(sample 2022-03 '炎陵*')" "$(sample 2022-03 '金融办*')" "$(sample 2022-03 '攸县3月.xml')" \
		"$(sample 2022-03 '攸县*更正*')" "$(sample 2022-02 '金融办*')" \
		"$top/input/sample/wrong/数字里有字母.xml" "$top/input/sample/wrong/外部实体.xml" "$1/"
	cp "$(sample 2022-02 '炎陵*')" "$1/again.xml"
	ln -s /etc/passwd "$1/symlink.xml"
	echo '<a/>' >"$1/../linked" && ln "$1/../linked" "$1/hardlink.xml"
	: >"$1/empty.xml"
	touch -d '-1 hour' "$1/empty.xml" # or it would wait for more
	(cd "$1" && sha256sum again.xml >again.xml.sha256)
}

# One unit signs; the others may do without.
make_signing() { # SITE
	here=$top/tests/signatures
	. "$here/pki.sh"
	make_pki >"$scratch/setup.out" 2>&1 || {
		cat "$scratch/setup.out" >&2
		exit 70
	}
	cp "$pki/ca.pem" "$pki/crl.pem" "$1/input/plan/"
	cat >"$1/input/plan/signers.xml" <<-END
		<plan xmlns="urn:tongbao:plan:1"><signers unsigned="allowed">
		<signer unit="430225" valid-from="2022-04-01" digest="$(key_digest east)"/>
		</signers></plan>
	END
}

sign() { # FILE CERT -> FILE.p7s
	openssl cms -sign -binary -noattr -in "$1" -signer "$pki/$2.pem" -inkey "$here/keys/east.pem" \
		-md sha256 -outform DER -out "$1.p7s" || exit 70
}

sign_inbox() { # FOLDER
	for f in "$1"/炎陵*.xml; do
		sign "$f" east
	done
	sign "$1/again.xml" foreign
	cp "$(sample 2022-03 '金融办*')" "$1/signed.xml"
	sed -i 's/version="1"/version="2"/' "$1/signed.xml"
	sign "$1/signed.xml" foreign
	cp "$1/signed.xml.p7s" "$1/alone.xml.p7s"
}

make_base() {
	new=$scratch/base.run
	mkdir -p "$new/input/inbox" "$new/input/issue" "$new/output"
	cp -R "$top/input/plan" "$new/input/"
	cp "$top"/input/sample/plan/*.xml "$new/input/plan/"
	sed '/<practice/d' "$top/input/sample/issue/$period.xml" >"$new/input/issue/$period.xml"
	cp "$(sample 2022-02 '攸县*')" "$(sample 2022-02 '炎陵*')" "$(sample 2022-02 '金融办*')" \
		"$new/input/inbox/"
	quietly "$bin/tongbao" -C "$new" receive -d 2022-03-05
	rm -rf "$new/output/logs"
	make_signing "$new"
	fill_inbox "$new/input/inbox"
	sign_inbox "$new/input/inbox"
	cp -a "$new" "$scratch/base.receive"
}

# The stages between receive and deliver, as the driver calls them.
make_work() { # SITE [EVENT]
	work=$scratch/work${2:+.issue}
	mkdir -p "$work/documents" "$work/charts" "$work/pages" "$work/paint"
	share=$top/build/share
	quietly "$bin/tongbao-tally" -P "$1/input/plan" -A "$1/input/archive" -L "$1/input/ledger" \
		-p "$period" ${2:+-l "$2"} -o "$work/figures.xml"
	quietly "$bin/tongbao-compose" -t "$share/templates" -f "$work/figures.xml" \
		-i "${2:-$1/input/issue/$period.xml}" -o "$work/documents" monthly-bulletin
	quietly "$bin/tongbao-chart" -t "$share/templates" -F "$share/fonts" -o "$work/charts" \
		"$work"/documents/*.xml
	quietly "$bin/tongbao-typeset" -t "$share/templates" -F "$share/fonts" -c "$work/charts" \
		-o "$work/pages" "$work"/documents/*.xml
	quietly "$bin/tongbao-paint" -F "$share/fonts" -T pdf --drafts "$work/drafts" -o "$work/paint" \
		"$work"/pages/*.pages
}

# The same as the driver leaves it where there is no approval.
make_draft_work() {
	cp -a "$scratch/work" "$scratch/work.draft"
	mv "$scratch/work.draft/drafts/"* "$scratch/work.draft/paint/"
}

# The ledger of an approval that could not publish: where the issue is to stand there is something.
approve_unpublished() { # SITE
	site=$scratch/unpublished
	cp -a "$1" "$site"
	: >"$site/output/$period/issue-1"
	command_of approve
	! eval "$command" >/dev/null 2>&1 || {
		echo 'an approval published in spite of it' >&2
		exit 70
	}
}

# An older draft, which the next publication clears away.
age_draft() { # SITE
	folder=$1/output/$period
	mv "$folder/$(readlink "$folder/current")" "$folder/draft-0123456789ab"
	echo older >>"$folder/draft-0123456789ab/SHA256SUMS"
	ln -sfn draft-0123456789ab "$folder/current"
}

# The program of a target on the site at $site, put into the arguments by eval; $with
# is what stands before it.
# shellcheck disable=SC2034
command_of() { # TARGET
	deliver="\"\$bin/tongbao-deliver\" -C \"\$site\" -p $period -w \"\$scratch/work"
	case $1 in
	receive) command="\"\$bin/tongbao-receive\" -C \"\$site\" -d $day" ;;
	approve) command="$deliver\" --approve -d $day" ;;
	draft) command="$deliver.draft\" --publish" ;;
	issue) command="$deliver.issue\" --publish" ;;
	run) command="\"\$bin/tongbao\" -C \"\$site\" -d $day run $period" ;;
	post) post_command ;;
	month) month_command ;;
	*)
		is_stage "$1" || {
			echo "no target $1" >&2
			exit 64
		}
		stage_command "$1"
		;;
	esac
	command="${with:+$with }$command"
}

make_want() { # TARGET
	site=$scratch/want.$1
	cp -a "$scratch/base.$1" "$site"
	command_of "$1"
	eval "quietly $command"
}

# What the sweeps are to disturb is there to be disturbed.
as_meant() { # SITE
	set -- "$1" "$1"/input/archive/2022/03/430225.r1.*.p7s "$1"/input/archive/refused/*.p7s \
		"$1/input/inbox/.claim/alone.xml.p7s"
	while [ $# -gt 1 ]; do
		[ -f "$2" ] || {
			echo "no $2" >&2
			exit 70
		}
		shift
	done
}

make_sites() {
	make_base
	make_want receive
	as_meant "$scratch/want.receive"
	make_want run
	make_stages
	make_work "$scratch/want.receive"
	make_draft_work
	cp -a "$scratch/want.receive" "$scratch/base.draft"
	make_want draft
	cp -a "$scratch/want.draft" "$scratch/base.approve" # what is approved was looked at
	make_want approve
	age_draft "$scratch/want.draft"
	rm -rf "$scratch/base.draft"
	mv "$scratch/want.draft" "$scratch/base.draft"
	make_want draft
	cp -a "$scratch/want.draft" "$scratch/base.issue"
	approve_unpublished "$scratch/base.approve"
	cp -R "$scratch/unpublished/input/ledger" "$scratch/base.issue/input/"
	set -- "$scratch"/base.issue/input/ledger/*.xml
	make_work "$scratch/base.issue" "$1"
	make_want issue
	make_post
}

# Names and bytes; logs tell of the times, and the lock file is no state. besides: what may differ.
besides=
same_site() { # WANT SITE
	diff -r --no-dereference -x logs -x .lock ${besides:+-x "$besides"} "$1" "$2"
}

# A page of the status page takes the place of the one before: it is one of the two.
pages_are_whole() { # BEFORE AFTER SITE
	(cd "$3" && find output/status -type f ! -path '*/.*' 2>/dev/null) | while read -r f; do
		cmp -s "$3/$f" "$1/$f" || cmp -s "$3/$f" "$2/$f" || echo "$f is neither the page before nor the one after;"
	done
}
