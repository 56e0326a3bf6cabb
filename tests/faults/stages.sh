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
	figures='-f "$site/stages/figures.xml"'
	case $1 in
	tally) command="$plan -L \"\$site/input/ledger\" -p $period -o \"\$site/stages/figures.xml\"" ;;
	compose) command="$share $figures -i \"\$site/input/issue/$period.xml\" -o \"\$site/stages/documents\" monthly-bulletin" ;;
	chart) command="$share $fonts -o \"\$site/stages/charts\" \"\$site\"/stages/documents/*.xml" ;;
	typeset) command="$share $fonts -c \"\$site/stages/charts\" -o \"\$site/stages/pages\" \"\$site\"/stages/documents/*.xml" ;;
	paint) command="$fonts -T pdf -o \"\$site/stages/paint\" \"\$site\"/stages/pages/*.pages" ;;
	export) command="$plan $share $figures --draft -o \"\$site/stages/data\"" ;;
	esac
	command="\"\$bin/tongbao-$1\" $command"
}

is_stage() { # TARGET
	case " $stages " in *" $1 "*) return 0 ;; esac
	return 1
}

# What a killed stage leaves half-made has a name that no other program reads.
clear_unfinished() { # SITE
	[ ! -d "$1/stages" ] || find "$1/stages" -name '.*' -prune -exec rm -rf {} +
}

make_stages() {
	cp -a "$scratch/want.receive" "$scratch/base.tally"
	mkdir -p "$scratch/base.tally/stages/documents" "$scratch/base.tally/stages/charts" \
		"$scratch/base.tally/stages/pages" "$scratch/base.tally/stages/paint"
	before=receive
	for stage in $stages; do
		[ -d "$scratch/base.$stage" ] || cp -a "$scratch/want.$before" "$scratch/base.$stage"
		make_want "$stage"
		before=$stage
	done
}
