#!/bin/sh
# Is a PDF what an office may send out?  Outside readers are asked: qpdf for the
# file, poppler for fonts, text and structure, MuPDF for what leads through it.
# Says what is wrong; status 1.
#
# usage: tests/check-pdf.sh BINDIR FILE.pdf...
#        tests/check-pdf.sh --self-test BINDIR
#
# --self-test paints a sample, which must pass, and spoils it in one way after
# another, each of which must be found.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/tongbao-pdf.XXXXXX") || exit 74
trap 'rm -rf "$scratch"' EXIT
trap 'exit 75' HUP INT TERM
bad=0

wrong() { # TEXT
	echo "$file: $1"
	bad=1
}

check_file() {
	qpdf --check "$file" >"$scratch/qpdf" 2>&1 || wrong "qpdf --check: $(tail -n 1 "$scratch/qpdf")"
	! grep -i warning "$scratch/qpdf" || wrong 'qpdf --check warns'
}

# Columns from the right: emb sub uni object generation.
check_fonts() {
	pdffonts "$file" >"$scratch/fonts" 2>"$scratch/log" || wrong 'pdffonts fails'
	[ ! -s "$scratch/log" ] || wrong "pdffonts says: $(cat "$scratch/log")"
	[ "$(wc -l <"$scratch/fonts")" -gt 2 ] || wrong 'no font'
	awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes" || /Type 3/) {
		print; bad = 1 } END { exit bad }' "$scratch/fonts" ||
		wrong 'a font is not embedded, not subset, without Unicode, or of Type 3'
}

# Radicals, compatibility and private characters; spaces inside Chinese text.
check_text() {
	pdftotext -bbox "$file" "$scratch/words" 2>"$scratch/log" || wrong 'pdftotext fails'
	[ ! -s "$scratch/log" ] || wrong "pdftotext says: $(cat "$scratch/log")"
	python3 "$top/tests/check-words.py" "$scratch/words" || wrong 'the text is not clean'
}

info() { # KEY
	sed -n "s/^$1: *//p" "$scratch/info"
}

check_info() {
	pdfinfo "$file" >"$scratch/info" 2>"$scratch/log" || wrong 'pdfinfo fails'
	[ ! -s "$scratch/log" ] || wrong "pdfinfo says: $(cat "$scratch/log")"
	[ -n "$(info Title)" ] || wrong 'no title'
	[ "$(info Tagged)" = yes ] || wrong 'not tagged'
	[ "$(info Encrypted)" = no ] || wrong 'encrypted'
	case $(info 'Page size') in
	*'(A4)') ;;
	*) wrong "page size $(info 'Page size')" ;;
	esac
	pdfinfo -meta "$file" | grep -q '<pdfaid:part>3</pdfaid:part>' || wrong 'no word of PDF/A-3'
}

show() { # PATH in the file: what stands there, "null" when nothing does
	mutool show "$file" "trailer/Root/$1" 2>"$scratch/log"
}

# Language, bookmarks, page labels; links where the text mentions an annex.
check_ways() {
	[ "$(show Lang)" != null ] || wrong 'no language'
	[ "$(show Outlines/First/Title)" != null ] || wrong 'no bookmarks'
	[ "$(show PageLabels/Nums)" != null ] || wrong 'no page labels'
	[ "$(show ViewerPreferences/DisplayDocTitle)" = true ] || wrong 'a window would not show the title'
	! pdftotext "$file" - | grep -q '[见详]附件' ||
		mutool show "$file" grep | grep -q '/Subtype */Link' ||
		wrong 'the text mentions an annex, and there is no link'
}

check_structure() {
	pdfinfo -struct "$file" >"$scratch/structure" 2>"$scratch/log" || wrong 'no structure'
	[ ! -s "$scratch/log" ] || wrong "the structure: $(cat "$scratch/log")"
	grep -q '^Document' "$scratch/structure" || wrong 'the structure has no Document'
	grep -qE '^ *(H[1-6]?|P) \(block\)' "$scratch/structure" || wrong 'neither heading nor paragraph'
	# For each element it reads the page anew: the first ones say as much as half a minute of all.
	pdfinfo -struct-text "$file" 2>"$scratch/log" | grep -q '"..*"' || wrong 'the structure has no text'
}

check_one() { # FILE
	file=$1
	[ -s "$file" ] || {
		wrong 'not there'
		return
	}
	check_file
	check_fonts
	check_text
	check_info
	check_ways
	check_structure
}

# --- the check checked ---------------------------------------------------------

paint() { # NAME: scratch/NAME.pages becomes scratch/NAME.pdf
	"$bin/tongbao-paint" -F "$top/fonts" -o "$scratch" "$scratch/$1.pages" || exit 1
}

# A sound file passes; of a spoilt one the right thing must be said.
judge() { # NAME WHAT-IS-SAID("" = sound)
	"$0" "$bin" "$scratch/$1.pdf" >"$scratch/$1.log" 2>&1
	rc=$?
	if { [ -z "$2" ] && [ "$rc" -eq 0 ]; } ||
		{ [ -n "$2" ] && [ "$rc" -eq 1 ] && grep -q "$2" "$scratch/$1.log"; }; then
		echo "ok   $1"
	else
		echo "FAIL $1: status $rc, expected ${2:-nothing}"
		cat "$scratch/$1.log"
		bad=1
	fi
}

spoil() { # NAME WHAT-IS-SAID SED-SCRIPT
	sed "$3" "$sample" >"$scratch/$1.pages"
	! cmp -s "$sample" "$scratch/$1.pages" || wrong "$1 spoils nothing"
	paint "$1"
	judge "$1" "$2"
}

# cairo draws the same pages: they look the same, read the same, are built the
# same; a page that is not the same is found out.
like_cairo() { # NAME
	mkdir "$scratch/cairo"
	"$bin/tongbao-paint" -F "$top/fonts" -T pdf-cairo -o "$scratch/cairo" "$scratch/$1.pages" || exit 1
	for read in 'pdfinfo -struct-text' 'pdfinfo -struct' 'pdfinfo -dests' 'pdftotext -raw'; do
		for pdf in "$scratch/$1.pdf" "$scratch/cairo/$1.pdf"; do
			case $read in
			pdftotext*) $read "$pdf" "$pdf.said" ;;
			*) $read "$pdf" >"$pdf.said" ;;
			esac
		done
		cmp "$scratch/$1.pdf.said" "$scratch/cairo/$1.pdf.said" || wrong "$read differs from cairo's"
	done
	python3 "$top/tests/compare-pdf.py" "$scratch/$1.pdf" "$scratch/cairo/$1.pdf" || wrong 'it looks otherwise'
	sed '0,/^t \([0-9]* [0-9]*\) /s//t \1 1/' "$scratch/$1.pages" >"$scratch/moved.pages"
	paint moved
	! python3 "$top/tests/compare-pdf.py" "$scratch/moved.pdf" "$scratch/cairo/$1.pdf" >"$scratch/log" ||
		wrong 'a line that was moved is not found'
}

self_test() {
	file=self-test
	sample=$top/tests/regress/paint/sample.in/sample.pages
	cp "$sample" "$scratch/sample.pages"
	paint sample
	judge sample ''
	like_cairo sample
	spoil untitled 'no title' '/^info title/d'
	spoil speechless 'no language' '/^info lang/d'
	spoil unmarked 'no bookmarks' '/^b /d'
	spoil unlabelled 'no page labels' 's/^\(page [0-9]* [0-9]*\) .*/\1 /'
	spoil radical 'U+2ED3' "s/长安/$(printf '\342\273\223')安/"
	spoil compatibility 'U+FA44' "s/龙门/$(printf '\357\251\204')门/"
	spoil private 'U+E000' "s/其中/$(printf '\356\200\200')中/"
	spoil unstructured 'not tagged' '/^[()]/d'
	spoil other-size 'page size' 's/^page 609562 862095/page 609562 842095/'
	spoil parted 'a space between' \
		's/^\(t 0 16384\) 113633 \(201811 000000\) \([^,]*\),\(.*\) 全/\1 113633 \2 \3 全\n\1 134805 \2 \4 /'
	sed 's/^\(t 0 16384 [0-9 ]* [0-9a-f]* [0-9]*:\)16172/\121172/' "$sample" >"$scratch/gap.pages"
	paint gap
	judge gap '' # a gap that looks like a space: the run says itself what its text is
	head -c 40000 "$scratch/sample.pdf" >"$scratch/cut.pdf"
	judge cut 'qpdf'
	qpdf --encrypt '' owner 256 -- "$scratch/sample.pdf" "$scratch/encrypted.pdf"
	judge encrypted 'encrypted'
	python3 "$top/tests/check-words.py" --make-plain "$scratch/plain.pdf"
	judge plain 'not embedded'
}

if [ "${1:-}" = --self-test ] && [ $# -eq 2 ]; then
	bin=$(cd "$2" && pwd) || exit 64
	self_test
elif [ $# -ge 2 ]; then
	bin=$1
	shift
	for pdf; do check_one "$pdf"; done
else
	echo 'usage: tests/check-pdf.sh BINDIR FILE.pdf... | --self-test BINDIR' >&2
	exit 64
fi
exit "$bad"
