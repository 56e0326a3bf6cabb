# What tests of a whole site share; sourced, with top, bin, scratch (made anew) and site set.
# shellcheck shell=sh disable=SC2154
passed=0 failed=0
rm -rf "$scratch"
mkdir -p "$scratch"

check() { # NAME COMMAND...
	name=$1
	shift
	if "$@" >"$scratch/log" 2>&1; then
		echo "ok   $name"
		passed=$((passed + 1))
	else
		echo "FAIL $name"
		tail -n 40 "$scratch/log"
		failed=$((failed + 1))
	fi
}

finish() { # NAME
	echo "$1: $passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}

tongbao() { # STATUS DATE ARGS...
	want=$1
	day=$2
	shift 2
	rc=0
	"$bin/tongbao" -C "$site" -d "$day" "$@" || rc=$?
	[ "$rc" -eq "$want" ] || {
		echo "tongbao $*: status $rc, expected $want"
		return 1
	}
}

say() { # ID WORDS
	sed -i "s|\\(<phrase id=\"$1\"[^>]*><form>\\)[^<]*<|\\1$2<|" "$site/templates/phrases.xml" &&
		grep -q "<phrase id=\"$1\"[^>]*><form>$2<" "$site/templates/phrases.xml"
}

set_style() { # NAME VALUE
	sed -i "s|\\(name=\"$1\" value=\"\\)[^\"]*|\\1$2|" "$site/templates/style/gb.xml" &&
		grep -q "name=\"$1\" value=\"$2\"" "$site/templates/style/gb.xml"
}

drop() { # GLOB
	# shellcheck disable=SC2086 # a pattern
	cp "$scratch"/submissions/$1 "$site/input/inbox/"
}

issue() { # PERIOD N
	echo "$site/output/$1/issue-$2"
}

text() { # PERIOD N
	pdftotext "$(issue "$1" "$2")/monthly-bulletin.pdf" -
}

says() { # PERIOD N WORD...
	text "$1" "$2" | tr -d ' \n\f' >"$scratch/text"
	shift 2
	for word; do
		grep -qF "$word" "$scratch/text" || {
			echo "it does not say: $word"
			return 1
		}
	done
}

figure_is() { # FIGURES ID ATTRIBUTE...
	grep "<figure id=\"$2\"" "$1" >"$scratch/figure"
	shift 2
	for want; do
		grep -qF "$want" "$scratch/figure" || {
			cat "$scratch/figure"
			echo "expected $want"
			return 1
		}
	done
}

tally() { # PERIOD: figures into $scratch/PERIOD.xml
	rc=0
	"$bin/tongbao-tally" -P "$site/input/plan" -A "$site/input/archive" -L "$site/input/ledger" -p "$1" \
		-o "$scratch/$1.xml" || rc=$?
	[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ]
}

figures_agree() { # PERIOD FIGURES OPTION...
	period=$1
	figures=$2
	shift 2
	python3 "$top/tests/recompute/recompute.py" --plan "$site/input/plan" --archive "$site/input/archive" \
		--ledger "$site/input/ledger" --period "$period" --figures "$figures" "$@"
}

# The audit of the plan, found a second time.
audit_agrees() {
	rc=0
	"$bin/tongbao-tally" -a -P "$site/input/plan" -t "$top/templates" -o "$scratch/audit.xml" || rc=$?
	[ "$rc" -eq 0 ] || [ "$rc" -eq 2 ] || return 1
	python3 "$top/tests/recompute/audit.py" "$site/input/plan" "$scratch/audit.xml"
}

plan_is_valid() {
	for file in "$site"/input/plan/*.xml; do
		xmllint --noout --schema "$top/pipeline/schema/plan.xsd" "$file" 2>&1 || return 1
	done
}
