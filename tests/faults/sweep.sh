# The N-th call of a name is killed or fails; sourced by run.
# shellcheck shell=sh disable=SC2154

# Calls that change what others see; `when=` of strace counts each name by itself.
changing='openat open creat write pwrite64 writev rename renameat renameat2 link linkat unlink
	unlinkat rmdir mkdir mkdirat fsync fdatasync syncfs ftruncate truncate symlink symlinkat getdents64'
# A shell changes little by itself: it also dies between two programs.
starting='clone clone3 fork vfork pipe2'

calls_of() { # TARGET
	case $1 in
	run) echo "openat write $starting $([ "$group" = error ] || echo dup2 fcntl)" ;;
	receive) echo "$changing clone clone3 fork" ;;
	post) echo "$changing clone clone3 vfork pipe2 wait4 socket connect sendto recvfrom $([ "${group:-}" = error ] || echo poll)" ;;
	*) echo "$changing" ;;
	esac
	# what a process holds open ends with it: only a kill is of interest here
	case ${group:-} in kill | double) echo close ;; esac
}

trace_list() { # CALL... -> ?call,?call: not every machine has each
	echo "$@" | tr -s '\n' ' ' | sed 's/^ */?/; s/ *$//; s/ \{1,\}/,?/g'
}

# "CALL FIRST COUNT" for each call an undisturbed run makes; FIRST passes over
# what the loader opens before the site is touched, and how a shell opens its script.
count_calls() { # TARGET
	fresh "$1"
	# shellcheck disable=SC2046
	eval "$pinned strace -qq -s 4096 -o \"\$lane/trace\" -e trace=$(trace_list $(calls_of "$1")) $command" \
		>/dev/null 2>&1
	awk -v site="$site" '{
		name = substr($0, 1, index($0, "(") - 1)
		if (name !~ /^[a-z0-9_]+$/) next
		n[name]++
		if (name ~ /^open/ && !(name in first) && index($0, site)) first[name] = n[name]
	} END {
		for (name in n)
			if (name !~ /^open/ || name in first)
				print name, name in first ? first[name] : 1 + (name == "fcntl"), n[name]
	}' "$lane/trace" | sort
}

fresh() { # TARGET
	site=$lane/site
	rm -rf "$site"
	cp -a "$scratch/base.$1" "$site"
	! hands_out "$1" || clear_handed
	command_of "$1"
}

# The first run under a fault; its status in $rc, what it said in $scratch/err.
disturbed() { # CALL N FAULT
	rc=0
	eval "$pinned strace -qq -o \"\$lane/trace\" -e trace=$1 -e inject=$1:$3:when=$2 $command" \
		>"$lane/out" 2>"$lane/err" || rc=$?
}

# The next run dies too, where it comes so far.
killed_again() { # TARGET CALL.N
	disturbed "${2%.*}" "${2#*.}" signal=KILL 2>/dev/null
	case $rc in
	0 | 2 | 137) judge_instant "$1" ;;
	*) echo "the next run, to be killed: exit $rc" ;;
	esac
}

# The first run, of which the N-th write is short; no matter where it has no such write.
halved() { # N
	rc=0
	eval "$pinned \"\$scratch/halve\" $1 $command" >"$lane/out" 2>"$lane/err" || rc=$?
	[ "$rc" -ne 99 ] || rc=98
}

# A run that failed says so once, with the file, and exits with 74, or with 69 of an inbox that is
# read only (tongbao-receive.1); one that says it is done has done it.
judge_error() { # TARGET
	! hands_out "$1" || {
		judge_post_error "$1"
		return
	}
	case $rc in
	0 | 2)
		[ ! -d "$site/output/.work" ] || rm -rf "$site"/output/.work/* # the next run clears it
		! is_stage "$1" || clear_unfinished "$site"
		same_site "$scratch/want.$1" "$site" >"$lane/diff" ||
			echo "exit $rc as if done: $(head -n 1 "$lane/diff")"
		;;
	74)
		grep -Eq '^tongbao[a-z-]*: (error: [^ ]+|(error|fatal): standard (output|error)): ' "$lane/err" ||
			echo "exit 74, and no message names a file: $(grep -Em 1 'error:|fatal:' "$lane/err")"
		[ "$1" = run ] || [ "$(grep -Ec '^tongbao[a-z-]*: (error|fatal): ' "$lane/err")" -eq 1 ] ||
			echo 'more than one message'
		;;
	69) grep -q '^tongbao-receive: error: [^ ]*: cannot claim the file: Read-only' "$lane/err" ||
		echo "exit 69, expected 74: $(tail -n 1 "$lane/err")" ;;
	*) echo "exit $rc, expected 74: $(tail -n 1 "$lane/err")" ;;
	esac
}

# The audit log grows where it stands; what a kill leaves behind its rows the journal overwrites.
trail=input/ledger/audit.log

grows_only() { # BEFORE NOW
	[ ! -f "$1" ] || cmp -s -n "$(wc -c <"$1")" "$1" "$2" || echo 'rows of the audit log are gone'
}

# What has its final name has its final bytes at any instant, and what `current`
# leads to is whole.
judge_instant() { # TARGET
	[ "$1" != month ] || {
		judge_month_instant
		return
	}
	! hands_out "$1" || judge_post_instant "$1"
	diff -rq --no-dereference -x logs -x .incoming -x .staging -x audit.log -x status "$scratch/want.$1" "$site" |
		sed -n 's/^Files .* and \(.*\) differ$/\1 is half/p' | head -n 1
	pages_are_whole "$scratch/base.$1" "$scratch/want.$1" "$site"
	grows_only "$scratch/base.$1/$trail" "$site/$trail"
	link=$site/output/$period/current
	[ ! -L "$link" ] || case $(readlink "$link") in
	draft-0123456789ab) [ -d "$link" ] || echo 'the link leads nowhere' ;;
	*) (cd "$link" && sha256sum --quiet -c SHA256SUMS) >/dev/null 2>&1 || echo 'the link leads to no whole release' ;;
	esac
}

# What was said to be done outlives the power.
judge_durable() { # TARGET
	diff -rq --no-dereference -x logs -x .lock -x .incoming "$scratch/want.$1" "$site" |
		grep "^Only in $scratch/want\| differ\$" | head -n 1 | sed 's/^/said to be done: /'
}

# How often one listens to a server depends on how its answers come in.
is_by_chance() { # CALL
	case $1 in poll | recvfrom) return 0 ;; esac
	return 1
}

# Prints what is wrong with the point, nothing when all is well.
try_point() { # TARGET CALL N FAULT
	fresh "$1"
	case $4 in
	half) halved "$3" ;;
	*) disturbed "$2" "$3" "${4%%+*}" 2>/dev/null ;;
	esac
	case $4 in
	half) [ "$rc" -eq 98 ] || judge_error "$1" ;;
	signal=KILL*)
		[ "$rc" -eq 137 ] || is_by_chance "$2" || echo "was not killed: exit $rc"
		judge_instant "$1"
		[ "$4" = signal=KILL ] || killed_again "$1" "${4#*+}"
		;;
	*)
		grep -q INJECTED "$lane/trace" || is_by_chance "$2" || echo 'the call was not reached'
		judge_error "$1"
		;;
	esac
	run_again "$1"
}

# What a killed driver had started ends by itself, and holds the lock until then.
stages_ended() {
	[ ! -f "$site/output/.lock" ] || flock -w 60 "$site/output/.lock" true ||
		echo 'a stage holds the lock a minute after its driver was killed'
}

run_again() { # TARGET
	rc=0
	stages_ended
	! hands_out "$1" || {
		post_again "$1"
		return
	}
	eval "$command" >"$lane/out" 2>"$lane/err" || rc=$?
	[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ] ||
		echo "the next run ends with $rc: $(tail -n 1 "$lane/err")"
	! is_stage "$1" || clear_unfinished "$site"
	same_site "$scratch/want.$1" "$site" >"$lane/diff" ||
		echo "after the next run: $(head -n 3 "$lane/diff" | tr '\n' ';')"
}

check_point() { # GROUP TARGET CALL N FAULT
	printf '%s %s\n' "$1" "$2:$3:$4:$5" >>"$scratch/points"
	case $5 in
	cut* | fsync*) wrong=$(try_cut "$2" "$3" "$4" "$5") ;;
	killed) wrong=$(try_instant "$2" "$4") ;;
	*) wrong=$(try_point "$2" "$3" "$4" "$5") ;;
	esac
	[ -z "$wrong" ] ||
		complain "$1" "$2 $3 $4 $5: $(echo "$wrong" | sed "s|$scratch|…|g")" \
			"tests/faults/run $named --only $2:$3:$4:$5"
}

is_wanted() { # TARGET
	[ -z "$of" ] || [ "$of" = "$1" ]
}

# A step at every point, $call and $n, of the calls that were counted, or at about MOST of each;
# the same ones each time.
each_point() { # MOST STEP ARGS...
	most=$1
	shift
	turn=0
	while read -r call first count; do
		step=$(((count - first) / most + 1))
		[ -z "$long" ] || step=1
		n=$first
		while [ "$n" -le "$count" ]; do
			"$@"
			n=$((n + step))
		done
	done <"$lane/calls"
}

sweep() { # GROUP TARGET MOST FAULT...
	group=$1 target=$2 points=$3
	shift 3
	is_wanted "$target" || return 0
	count_calls "$target" >"$lane/calls"
	each_point "$points" fault_turn "$@"
}

# In the short form each point has one of the faults, in turn.
fault_turn() { # FAULT...
	if [ -n "$long" ]; then
		for fault in "$@"; do check_point "$group" "$target" "$call" "$n" "$fault"; done
		return
	fi
	turn=$((turn % $# + 1))
	eval "fault=\${$turn}"
	check_point "$group" "$target" "$call" "$n" "$fault"
}

group_kill() {
	sweep kill receive 4 signal=KILL
	for t in approve draft issue; do
		sweep kill "$t" 3 signal=KILL
	done
	sweep kill post 1 signal=KILL
	for t in $stages; do
		sweep kill "$t" 2 signal=KILL
	done
	sweep kill run 2 signal=KILL
}

# Pairs of points by chance, the same ones each time: a run is killed, and the next.
pairs_of() { # TARGET COUNT
	count_calls "$1" | awk -v wanted="$2" -v seed="$1" '
		{ call[NR] = $1; first[NR] = $2; count[NR] = $3 }
		function point(dot,  i) {
			i = 1 + int(rand() * NR)
			return call[i] dot first[i] + int(rand() * (count[i] - first[i] + 1))
		}
		END {
			srand(length(seed) * 7919 + NR)
			while (wanted-- > 0) print point(" "), "signal=KILL+" point(".")
		}'
}

group_double() {
	group=double
	most=3
	[ -z "$long" ] || most=50
	for t in receive approve draft issue post $stages; do
		is_wanted "$t" || continue
		pairs_of "$t" $most >"$lane/pairs"
		while read -r call n fault; do
			check_point double "$t" "$call" "$n" "$fault"
		done <"$lane/pairs"
	done
}

group_error() {
	for t in receive approve draft issue; do
		sweep error "$t" 3 error=EIO error=ENOSPC error=EDQUOT error=EMFILE error=EINTR error=EROFS
	done
	sweep error post 1 error=EIO error=ENOSPC error=EDQUOT error=EMFILE error=EINTR error=EROFS
	for t in $stages; do
		sweep error "$t" 2 error=EIO error=ENOSPC error=EDQUOT error=EMFILE error=EINTR
	done
	sweep error run 2 error=EIO error=ENOSPC error=EMFILE
}

# Each write of a run in turn is short: the rest must be written, or the run fail.
group_half() {
	cc -std=gnu17 -O1 "$top/tests/faults/halve.c" -o "$scratch/halve" || exit 70
	group=half
	for t in receive approve draft issue post $stages; do
		is_wanted "$t" || continue
		writes=$(count_calls "$t" | awk '$1 ~ /^(write|pwrite64|writev)$/ { n += $3 } END { print n + 0 }')
		step=$((writes / 3 + 1))
		[ -z "$long" ] || step=1
		n=1
		while [ "$n" -le "$writes" ]; do
			check_point half "$t" write "$n" half
			n=$((n + step))
		done
	done
}

one_point() { # TARGET:CALL:N:FAULT
	target=${1%%:*} rest=${1#*:} group=only
	call=${rest%%:*} rest=${rest#*:}
	mkdir -p "$mnt"
	case $rest in
	*:cut* | *:fsync*) make_image "$target" ;;
	*:half) cc -std=gnu17 -O1 "$top/tests/faults/halve.c" -o "$scratch/halve" ;;
	esac
	check_point only "$target" "$call" "${rest%%:*}" "${rest#*:}"
	echo "then exit $rc:"
	cat "$lane/err" "$lane/diff"
}
