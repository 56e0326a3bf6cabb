# What a call names: months, quarters and years, days, formats.  What is not one ends the
# program with 64 before anything is done.

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
