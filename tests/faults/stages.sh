# The stages between receive and deliver, each on what the one before it made;
# sourced by run.
# shellcheck shell=sh disable=SC2154
#
# In a run of the driver their folder is cleared before they start; here they start on
# what a run that was killed left, and all but unfinished files must be as it should.

stages='tally compose chart typeset paint export'

stage_command() { # TARGET -> $command
	plan='-P "$site/input/plan" -A "$site/input/archive"'
	share='-t "$top/build/share/templates"'
	fonts='-F "$top/build/share/fonts"'
	figures='-f "$site/work/figures.xml"'
	case $1 in
	tally) command="$plan -L \"\$site/input/ledger\" -p $period -o \"\$site/work/figures.xml\"" ;;
	compose) command="$share $figures -i \"\$site/input/issue/$period.xml\" -o \"\$site/work/documents\" monthly-bulletin" ;;
	chart) command="$share $fonts -o \"\$site/work/charts\" \"\$site\"/work/documents/*.xml" ;;
	typeset) command="$share $fonts -c \"\$site/work/charts\" --draft -o \"\$site/work/pages\" \"\$site\"/work/documents/*.xml" ;;
	paint) command="$fonts -T pdf -o \"\$site/work/paint\" \"\$site\"/work/pages/*.pages" ;;
	export) command="$plan $share $figures --draft -o \"\$site/work/data\"" ;;
	esac
	command="\"\$bin/tongbao-$1\" $command"
}

is_stage() { # TARGET
	case " $stages " in *" $1 "*) return 0 ;; esac
	return 1
}

# What a killed stage leaves half-made has a name that no other program reads.
clear_unfinished() { # SITE
	[ ! -d "$1/work" ] || find "$1/work" -name '.*' -prune -exec rm -rf {} +
}

make_stages() {
	cp -a "$scratch/want.receive" "$scratch/base.tally"
	mkdir -p "$scratch/base.tally/work/documents" "$scratch/base.tally/work/charts" \
		"$scratch/base.tally/work/pages" "$scratch/base.tally/work/paint"
	before=receive
	for stage in $stages; do
		[ -d "$scratch/base.$stage" ] || cp -a "$scratch/want.$before" "$scratch/base.$stage"
		make_want "$stage"
		before=$stage
	done
}
