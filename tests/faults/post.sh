# Handing out: into folders, by mail, on paper; sourced by run.
# shellcheck shell=sh disable=SC2154,SC2034
#
# The addressees are reached by /proc/self/cwd, so that the plan is the same for every copy
# of a site; a mail server a lane keeps what it took.  An undisturbed run comes to the same
# bytes; a disturbed one to other events of the ledger, whose laws are in `handed`.

handed=$top/tests/faults/handed

hands_out() { # TARGET
	case $1 in post | month) return 0 ;; esac
	return 1
}

start_server() { # LANE
	mkdir -p "$1/mail/taken"
	"$top/tests/post/server.py" "$1/mail" 0 2>"$1/mail/log" &
	echo $! >"$1/mail/pid"
	tries=0
	until [ -s "$1/mail/port" ]; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] && kill -0 "$(cat "$1/mail/pid")" 2>/dev/null || {
			echo "no mail server: $(tail -n 1 "$1/mail/log")" >&2
			exit 69
		}
		sleep 0.05
	done
	printf '<mail xmlns="urn:tongbao:mail:1"><account name="office" server="127.0.0.1" port="%s" security="none"/></mail>\n' \
		"$(cat "$1/mail/port")" >"$1/mail.xml"
	chmod 600 "$1/mail.xml"
}

stop_servers() {
	for pid in "$scratch"/?/mail/pid; do
		[ ! -f "$pid" ] || kill "$(cat "$pid")" 2>/dev/null
	done
}

# A printer that writes down what it was asked for.
make_printer() {
	mkdir -p "$scratch/programs"
	cat >"$scratch/programs/lp" <<-'END_LP'
		#!/bin/sh
		echo "$2" >>"$PRINTED"
		echo 'request id is desk-1 (1 file(s))'
	END_LP
	chmod +x "$scratch/programs/lp"
}

# PUBLIC: with one who gets the public edition.
name_addressees() { # SITE [PUBLIC]
	mkdir -p "$1/share/office" ${2:+"$1/share/public"}
	{
		echo '<plan xmlns="urn:tongbao:plan:1"><distribution sender="office@city.example" name="办公室">'
		for row in 'office folder /proc/self/cwd/share/office documents="*"' \
			'one mail one@town.example documents="monthly-bulletin"' 'desk print desk documents="monthly-bulletin"' \
			'two mail two@town.example documents="monthly-bulletin"' \
			${2:+"public folder /proc/self/cwd/share/public documents=\"*\" edition=\"public\""}; do
			echo "$row" | while read -r id channel address rest; do
				echo "<addressee id=\"$id\" name=\"$id\" may=\"internal\" role=\"to\" channel=\"$channel\" address=\"$address\" $rest/>"
			done
		done
		echo '</distribution></plan>'
	} >"$1/input/plan/recipients.xml"
}

clear_handed() {
	rm -f "$lane"/mail/taken/*
	: >"$lane/printed"
}

# $clock: the time of the day; later than the pause after a failure for what comes after it.
post_command() {
	command="env -C \"\$site\" PATH=\"\$scratch/programs:\$PATH\" PRINTED=\"\$lane/printed\" \"\$bin/tongbao-post\" -C \"\$site\" -d $day"
	command="$command -p $period --time \${clock:-10:00:00} -t \"\$top/build/share/templates\" --accounts \"\$lane/mail.xml\""
}

make_post() {
	cp -a "$scratch/want.issue" "$scratch/base.post"
	name_addressees "$scratch/base.post"
	clear_handed
	make_want post
	cp -a "$scratch/want.post/share" "$scratch/want.share"
	"$handed" "$scratch/want.post" "$lane" "$scratch/want.share" >"$lane/state" || exit 70
}

share_of() { # TARGET
	echo "$scratch/want.share${1#post}"
}

# What there is at the instant; `handed` says what is wrong with it.
judge_post_instant() { # TARGET
	"$handed" "$site" "$lane" "$(share_of "$1")" "$lane/state"
}

judge_post_error() { # TARGET
	case $rc in
	0 | 2) ;;
	69 | 74) grep -Eq '^tongbao[a-z-]*: (error|fatal): [^ ]+: ' "$lane/err" || echo "exit $rc, and no message names a file" ;;
	*) echo "exit $rc: $(tail -n 1 "$lane/err")" ;;
	esac
	judge_post_instant "$1"
	[ "$rc" -ne 0 ] || ! grep -qv ' sent$' "$lane/state" || echo 'exit 0, and not all is sent'
}

# The next call hands out what is left, and the one after that nothing.
post_again() { # TARGET
	for clock in 11:00:00 12:30:00; do
		mv "$lane/state" "$lane/state.before"
		rc=0
		eval "$command" >"$lane/out" 2>"$lane/err" || rc=$?
		[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ] || echo "the next run ends with $rc: $(tail -n 1 "$lane/err")"
		"$handed" "$site" "$lane" "$(share_of "$1")" "$lane/state" "$lane/state.before"
		[ "$1$long" = postyes ] || break
	done
	clock=
	"$bin/tongbao-deliver" --verify -C "$site" >"$lane/diff" 2>&1 || echo "verify: $(tail -n 1 "$lane/diff")"
	[ "$1" != month ] || same_month_site "$scratch/want.month" "$site" >"$lane/diff" ||
		echo "after the next run: $(head -n 3 "$lane/diff" | tr '\n' ';')"
}

# --- what a folder, a machine and an operator do to it -------------------------------------

check_handing() { # TEXT; what was wrong on standard input
	echo "post $1" >>"$scratch/points"
	wrong=$(cat)
	[ -z "$wrong" ] || complain post "$1: $(echo "$wrong" | sed "s|$scratch|…|g")" "$(again post)"
}

put_on_disk() { # KIB OF FREE SPACE
	size_disk 65536
	rm -rf "$scratch/disk"/*
	cp -a "$scratch/base.post" "$scratch/disk/site"
	clear_handed
	site=$scratch/disk/site
	command_of post
	[ -z "$1" ] || size_disk $(($(used_kib "$scratch/disk") + $1))
}

hand_out_here() {
	rc=0
	eval "$command" >"$lane/out" 2>"$lane/err" || rc=$?
	judge_post_error post
}

post_disks() {
	mkdir -p "$scratch/disk"
	mount -t tmpfs -o size=65536k tongbao-faults "$scratch/disk" 2>/dev/null || {
		echo 'post     disks skipped: mounting a tmpfs is not permitted here'
		return
	}
	free='4 40 600'
	[ -z "$long" ] || free=$(seq 4 8 2000)
	for kib in $free; do
		put_on_disk "$kib"
		{
			hand_out_here
			size_disk 65536
			post_again post
		} | check_handing "$kib KiB free"
	done
	put_on_disk ''
	{
		mount -o remount,ro "$scratch/disk"
		hand_out_here
		[ "$rc" -eq 74 ] || echo "exit $rc on a disk that is read only"
		mount -o remount,rw "$scratch/disk"
		post_again post
	} | check_handing 'read only'
	umount "$scratch/disk"
}

# Three calls of the driver at once: one is at work, the others leave.
post_at_once() {
	site=$scratch/post.overlap
	rm -rf "$site"
	cp -a "$scratch/base.post" "$site"
	clear_handed
	for i in 1 2 3; do
		(cd "$site" && PATH=$scratch/programs:$PATH PRINTED=$lane/printed TONGBAO_MAIL=$lane/mail.xml \
			"$bin/tongbao" -C "$site" -d $day deliver $period >"$site.out.$i" 2>&1) &
		eval "call_$i=$!"
	done
	statuses=
	# shellcheck disable=SC2154 # set by eval
	for call in $call_1 $call_2 $call_3; do
		rc=0
		wait "$call" || rc=$?
		statuses="$statuses $rc"
	done
	{
		case "$statuses " in *' 0 '*) ;; *) echo "none worked:$statuses" ;; esac
		case $(echo "$statuses" | tr -d ' 057') in '') ;; *) echo "statuses$statuses" ;; esac
		judge_post_instant post
		grep -qv ' 1 sent$' "$lane/state" && echo 'not each has it once'
	} | check_handing 'three calls at once'
}

# The clock goes back by a day between two calls: what was sent stays sent.
post_set_back() {
	site=$scratch/post.back
	rm -rf "$site"
	cp -a "$scratch/base.post" "$site"
	clear_handed
	command_of post
	{
		hand_out_here
		command=$(echo "$command" | sed "s/ -d $day / -d 2022-04-07 /")
		hand_out_here
		grep -qv ' 1 sent$' "$lane/state" && echo 'not each has it once'
	} | check_handing 'clock set back'
}

group_post() {
	group=post
	post_at_once
	post_set_back
	post_disks
}
