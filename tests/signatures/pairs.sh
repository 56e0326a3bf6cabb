# shellcheck shell=sh disable=SC2154 # what stands in run
# A submission and its signature come as two files; sourced by run.  Each p_ function
# is a case on a site of its own, $site, where a run has been told to wait or not.

receive() { # STATUS [DAY]
	rc=0
	"$bin/tongbao-receive" -C "$site" -d "${2:-$day}" 2>"$site/err" || rc=$?
	cat "$site/err"
	[ "$rc" -eq "$1" ] || {
		echo "status $rc, expected $1"
		return 1
	}
}

drop() { # FILE... of the vectors' folders
	cp -P "$@" "$inbox/"
}

good=$scratch/vectors/good

is() { # WANTED GOT WHAT
	[ "$1" = "$2" ] || {
		echo "$3: $2, expected $1"
		return 1
	}
}

files_in() { # FOLDER PATTERN
	find "$1" -name "$2" 2>/dev/null | wc -l
}

nothing_left() {
	is 0 "$(find "$inbox" ! -type d | wc -l)" 'left in the inbox'
}

says() { # TEXT RECEIPT-PATTERN
	find "$receipts" -name "$2" -exec cat {} + | grep -q -e "$1" || {
		echo "no '$1' in $2"
		ls "$receipts"
		return 1
	}
}

# Receipts and records are of their forms; the signature lies beside the bytes.
is_archived() { # STATE
	nothing_left || return 1
	stem=$(echo "$archive"/2022/04/990101.r1.*.raw)
	stem=${stem%.raw}
	cmp "$stem.raw" "$good/4月.xml" || return 1
	grep -q " signed=\"$1\"" "$stem.xml" || return 1
	[ "$1" = no ] || cmp "$stem.p7s" "$good/4月.xml.p7s" || return 1
	xmllint --noout --schema "$top/pipeline/schema/receipt.xsd" "$stem.receipt.xml"
}

p_both_at_once() {
	drop "$good"/4月.xml "$good"/4月.xml.p7s
	receive 0 && is_archived yes && says '电子签名　已核验：东区专用章' '*受理*' &&
		receive 0 && is 1 "$(files_in "$receipts" '*.txt')" receipts
}

# 收讫 and no word of acceptance: two receipts, one now and one when it is decided.
is_told() {
	is 1 "$(files_in "$receipts" '*.txt')" receipts && says '^报送回执　收讫$' '4月.xml.*.收讫.*.txt' &&
		says '收讫不是受理' '*.收讫.*.txt' && says '^报送单位　东区（990101）$' '*.收讫.*.txt' &&
		says "^校验码　　$(sha256sum <"$good/4月.xml" | cut -c 1-16)" '*.收讫.*.txt'
}

p_submission_first() {
	drop "$good/4月.xml"
	receive 2 && grep -q 'waits for its signature' "$site/err" && is_told || return 1
	receive 2 && is_told && drop "$good/4月.xml.p7s" && receive 0 && is_archived yes
}

p_signature_first() {
	drop "$good/4月.xml.p7s"
	receive 2 && grep -q 'waits for the submission' "$site/err" &&
		is 0 "$(files_in "$receipts" '*.txt')" receipts || return 1
	drop "$good/4月.xml" && receive 0 && is_archived yes
}

p_capital_suffix() {
	drop "$good/4月.xml"
	cp "$good/4月.xml.p7s" "$inbox/4月.xml.P7S"
	receive 0 && is_archived yes
}

p_sm2() {
	kind=sm2-
	write_signers "$site/input/plan/signers.xml" refused 30
	kind=
	cp "$scratch/sm2/input/plan"/*.pem "$site/input/plan/"
	drop "$scratch/vectors/sm2_good/4月.xml"
	receive 2 && grep -q 'waits for its signature' "$site/err" || return 1
	cp "$scratch/vectors/sm2_good/4月.xml.sm2" "$inbox/4月.xml.SM2"
	receive 0 && nothing_left && cmp "$archive"/2022/04/990101.r1.*.sm2 "$scratch/vectors/sm2_good/4月.xml.sm2" &&
		grep -q ' signed="yes"' "$archive"/2022/04/990101.r1.*[0-9a-f].xml
}

# The one is looked at, the other signs nothing any more.
p_both_forms() {
	drop "$good"/4月.xml "$good"/4月.xml.p7s "$scratch/vectors/sm2_good/4月.xml.sm2"
	receive 2 && grep -q 'waits for the submission' "$site/err" &&
		is 1 "$(files_in "$archive/2022/04" '990101.r1.*.p7s')" signatures &&
		says '电子签名　已核验：东区专用章' '*受理*'
}

p_in_a_folder() {
	mkdir "$inbox/990101" "$inbox/990102"
	cp "$good/4月.xml" "$inbox/990101/"
	cp "$good/4月.xml.p7s" "$inbox/990102/"
	receive 2 && is 2 "$(grep -c waits "$site/err")" 'parts that wait' || return 1
	mv "$inbox/.claim/.990102/4月.xml.p7s" "$inbox/990101/" && receive 0 &&
		is 1 "$(files_in "$archive/2022/04" '990101.r1.*.p7s')" signatures
}

# The clock of a wait is the one of the claim: what a sender sets is of no matter.
p_old_file_waits_too() {
	drop "$good/4月.xml"
	touch -d 2020-01-01 "$inbox/4月.xml"
	receive 2 && grep -q 'waits for its signature' "$site/err"
}

p_future_file_waits_no_longer() {
	write_signers "$site/input/plan/signers.xml" refused 0
	drop "$good/4月.xml"
	touch -d 2036-01-01 "$inbox/4月.xml"
	receive 2 && says R015 '*退回*'
}

p_signature_still_being_written() {
	write_signers "$site/input/plan/signers.xml" allowed 30
	drop "$good/4月.xml"
	(
		cat "$good/4月.xml.p7s"
		until [ -e "$site/go" ]; do sleep 0.02; done
	) >"$inbox/4月.xml.p7s" &
	sleep 0.1
	receive 2
	rc=$?
	: >"$site/go" # however that ended: who writes waits for it
	wait
	[ "$rc" -eq 0 ] && receive 0 && is_archived yes
}

p_told_to_the_figures() {
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	receive 0 || return 1
	"$bin/tongbao-tally" -P "$site/input/plan" -A "$archive" -L "$site/input/ledger" -p 2022-04 -o "$site/f.xml"
	xmllint --noout --schema "$top/pipeline/schema/figures.xsd" "$site/f.xml" &&
		is 1 "$(grep -c '<submission .*period="2022-04".* signed="yes"' "$site/f.xml")" signed &&
		is 0 "$(grep -c '<submission .*period="2022-03".* signed=' "$site/f.xml")" 'before there were signatures'
}

p_told_to_the_open_data() {
	write_signers "$site/input/plan/signers.xml" allowed 30
	sed 's/unit="990101"/unit="990100-GX"/; /<enterprises/,/<\/projects>/d' "$good/4月.xml" |
		sed 's|</submission>|<industries indicator="rev" unit="万元"><row code="I01" value="141000" base="130000"/></industries>&|' \
			>"$inbox/unsigned.xml"
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	receive 2
	"$bin/tongbao-tally" -P "$site/input/plan" -A "$archive" -L "$site/input/ledger" -p 2022-04 -o "$site/f.xml"
	"$bin/tongbao-export" -P "$site/input/plan" -A "$archive" -t "$top/templates" -f "$site/f.xml" -o "$site/data"
	python3 - "$site/data" <<-'END'
		import csv, sqlite3, sys
		db = sqlite3.connect(sys.argv[1] + '/tongbao.sqlite')
		got = dict(db.execute("select unit, signed from submission where period = '2022-04'"))
		assert got == {'990101': 'yes', '990100-GX': 'no'}, got
		assert {s for s, in db.execute("select signed from submission where period < '2022-04'")} == {None}
		rows = csv.DictReader(open(sys.argv[1] + '/observations.csv', encoding='utf-8-sig', newline=''))
		seen = {(r['报送单位'], r['电子签名']) for r in rows if r['期间'] == '2022-04'}
		assert seen == {('990101', '已核验'), ('990100-GX', '未签名')}, seen
	END
}

# --- the other one never comes ---------------------------------------------------------

no_more_waiting() { # RULE
	write_signers "$site/input/plan/signers.xml" "$1" 0
}

p_no_signature_came() {
	drop "$good/4月.xml"
	receive 2 && no_more_waiting refused && receive 2 && nothing_left &&
		says '没有电子签名（R015）' '*退回*' &&
		is 1 "$(files_in "$archive/refused" '*.raw')" 'bytes kept'
}

p_no_signature_needed() {
	write_signers "$site/input/plan/signers.xml" allowed 30
	drop "$good/4月.xml"
	receive 2 && grep -q 'waits for its signature' "$site/err" && no_more_waiting allowed &&
		receive 0 && is_archived no && says '电子签名　未签名' '*受理*'
}

p_no_signer_no_waiting() {
	write_signers "$site/input/plan/signers.xml" allowed 30
	sed -i /990101/d "$site/input/plan/signers.xml"
	drop "$good/4月.xml"
	receive 0 && is_archived no
}

p_signature_alone() {
	drop "$good/4月.xml.p7s"
	receive 2 && no_more_waiting refused && receive 2 && nothing_left &&
		says '只有签名文件，没有报文（R016）' '4月.xml.p7s.*退回*' &&
		is 1 "$(files_in "$archive/refused" '*.raw')" 'bytes kept'
}

p_signature_of_a_signature() {
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	cp "$good/4月.xml.p7s" "$inbox/4月.xml.p7s.p7s"
	no_more_waiting refused
	receive 2 && nothing_left && says 已核验 '*受理*' && says R016 '4月.xml.p7s.p7s.*退回*'
}

# --- sent again --------------------------------------------------------------------------

p_sent_again() {
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	receive 0 || return 1
	cp "$good/4月.xml" "$inbox/again.xml"
	cp "$scratch/vectors/foreign/4月.xml.p7s" "$inbox/again.xml.p7s"
	receive 0 && nothing_left && says 重复 'again.xml*重复*' && is_archived yes
}

p_into_another_units_folder() {
	mkdir "$inbox/990102"
	cp "$good/4月.xml" "$good/4月.xml.p7s" "$inbox/990102/"
	receive 2 && nothing_left && says R062 '*退回*' && is 0 "$(files_in "$archive/2022" '*.p7s')" accepted
}

# Three answers of one day to one name: two bad signatures, a good one.
p_mended_signature() {
	drop "$good/4月.xml" "$scratch/vectors/foreign/4月.xml.p7s"
	receive 2 || return 1
	drop "$good/4月.xml" "$scratch/vectors/expired/4月.xml.p7s"
	receive 2 || return 1
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	receive 0 && is_archived yes && is 2 "$(files_in "$archive/refused" '*.p7s')" 'signatures kept' &&
		is 1 "$(files_in "$archive/refused" '*.raw')" 'bytes kept' &&
		is 3 "$(files_in "$receipts" '4月.xml.*.txt')" receipts && says R023 '*退回*' && says R024 '*退回*' &&
		receipts_are_made_again
}

receipts_are_made_again() {
	mv "$receipts" "$site/before"
	receive 0 && diff -r "$site/before" "$receipts"
}

p_not_a_file() {
	drop "$scratch/vectors/symlink/4月.xml" "$scratch/vectors/symlink/4月.xml.p7s"
	receive 2 && nothing_left && says 'R017' '*隔离*' && is 1 "$(files_in "$archive/quarantine" '*.raw')" bytes
}

p_too_large_is_kept() {
	drop "$scratch/vectors/huge/4月.xml" "$scratch/vectors/huge/4月.xml.p7s"
	receive 2 && nothing_left && says 'R018' '*退回*' &&
		cmp "$scratch/vectors/huge/4月.xml.p7s" "$archive"/refused/*.p7s
}

# --- the office's own files -----------------------------------------------------------------

takes_nothing() { # TEXT
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	receive 69 && grep -q "$1.*E020" "$site/err" && is 0 "$(files_in "$site" '*.receipt.xml')" receipts
}

p_no_authority() {
	rm "$site/input/plan/ca.pem"
	takes_nothing 'ca.pem: the plan has <signers>' && cp "$pki/ca.pem" "$site/input/plan/" && receive 0 &&
		is_archived yes
}
p_no_revocations() {
	rm "$site/input/plan/crl.pem"
	takes_nothing 'crl.pem: the plan has <signers>'
}
p_authority_is_none() {
	cp "$pki/east.pem" "$site/input/plan/ca.pem"
	takes_nothing "ca.pem: it holds a certificate that is no authority's"
}
p_authority_without_revocations() {
	cat "$pki/foreign-ca.pem" >>"$site/input/plan/ca.pem"
	takes_nothing 'crl.pem: it lacks the list of an authority'
}
p_not_pem() {
	echo nothing >"$site/input/plan/crl.pem"
	takes_nothing 'crl.pem: it holds no list'
}
p_old_revocations() {
	cp "$pki/old-crl.pem" "$site/input/plan/crl.pem"
	drop "$good/4月.xml" "$good/4月.xml.p7s"
	receive 2 && grep -q 'crl.pem.*W037' "$site/err" && is_archived yes
}

one_pair() { # NAME
	site=$scratch/pairs/$1
	mkdir -p "$scratch/pairs"
	make_site "$site" refused 30
	inbox=$site/input/inbox archive=$site/input/archive receipts=$site/output/receipts
	if "p_$1" >"$scratch/log" 2>&1; then
		result 0 "$1"
	else
		result 1 "$1" "$scratch/log"
	fi
}

all_pairs() {
	for pair in $(sed -n 's/^p_\([a-z0-9_]*\)().*/\1/p' "$here/pairs.sh"); do
		one_pair "$pair"
	done
}
