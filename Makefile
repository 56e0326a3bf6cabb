# tongbao: `make` builds, `make help` lists the targets.
#
#	make                 programs into build/release/
#	make KIND=debug      the same, warnings are errors; KIND=asan: sanitizers
#	make V=1             shows the whole command lines

KIND   ?= release
B       = build/$(KIND)
# Where objects stand: what is installed is linked anew, of those that are there already.
O       = $(B)
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBEXECDIR ?= $(PREFIX)/libexec/tongbao
DATADIR ?= $(PREFIX)/share/tongbao
MANDIR ?= $(PREFIX)/share/man
COMPLETIONDIR ?= $(PREFIX)/share/bash-completion/completions
DOCDIR ?= $(PREFIX)/share/doc/tongbao
CC     ?= gcc
CFLAGS ?= $(CFLAGS_$(KIND))
# One short line for each thing made, unless V=1.
say = $(if $(V),,@echo '  $(1) $@' &&)

STAGES = receive tally export compose chart typeset paint deliver post watch stage sites doctor
# What is a shell script, pipeline/NAME/tongbao-NAME, and what programs read beside themselves.
SCRIPTS = init
SHARED = pipeline/schema pipeline/system ./templates ./fonts input/plan input/new input/sample
NOT_SHARED = -type f ! -path '*/.fontconfig/*' ! -path 'fonts/free/.*' ! -name '*.py' ! -path 'sample/source/*'
# The driver: parts, put together into one program so that an upgrade never leaves half of
# one and half of another; each uses what stands before it.
DRIVER = $(patsubst %,pipeline/driver/%.sh,base usage operands stage site beside documents \
	papers pages intake release post due run decisions plan look export main)
driver = awk -v libexec='$(1)' -v data='$(2)' -v version='$(VERSION)' \
	'FNR == 1 && NR > 1 { print "\n\# --- " FILENAME } \
	{ sub("@LIBEXECDIR@", libexec); sub("@DATADIR@", data); sub("@VERSION@", version); print }' $(DRIVER)
VERSION := $(shell sed -n 's|^.define TB_VERSION "\(.*\)"|\1|p' pipeline/lib/option.h)
PROGRAMS = $(STAGES:%=$(B)/tongbao-%) $(B)/tongbao-paint-cairo

# --- libraries: each is linked only into the programs that use it; versions and
# the packages they come in are in packages.txt --------------------------------
PKGS_BASE    = libxml-2.0 libcrypto
PKGS_RECEIVE = libzip
PKGS_TYPE    = pango pangoft2 harfbuzz fontconfig freetype2
PKGS_PAINT   = harfbuzz-subset libdeflate
PKGS_CAIRO   = cairo cairo-ft freetype2 libqpdf
PKGS_CHART   = jansson
PKGS_COMPOSE = libxslt libexslt
PKGS_EXPORT  = xlsxwriter sqlite3 zlib
PKGS_POST    = libcurl

# Headers of libraries are system headers, so that our warnings stay strict.
pkg = $(shell pkg-config $(1) $(2) 2>/dev/null)
INC := $(patsubst -I%,-isystem %,$(call pkg,--cflags,$(PKGS_BASE) $(PKGS_RECEIVE) $(PKGS_TYPE) $(PKGS_PAINT) $(PKGS_CAIRO) $(PKGS_CHART) $(PKGS_COMPOSE) $(PKGS_EXPORT) $(PKGS_POST)))
LIBS_BASE    := $(call pkg,--libs,$(PKGS_BASE)) -lgmp
# What is started often and needs of these a digest and some arithmetic takes that out of
# their archives, where the system has them: loading both libraries takes 1.5 ms.
archived      = $(if $(findstring /,$(shell $(CC) -print-file-name=lib$(1).a)),-Wl$(comma)-Bstatic -l$(1) -Wl$(comma)-Bdynamic,-l$(1))
comma        := ,
# What needs the system's library alone and is started for each of the others is linked to its archive,
# where there is one: that spares the loader, a seventh of its time. Where a position is not to be known
# before, as the compiler has it, it is not known of this one either.
STATIC        = $(if $(filter asan fuzz,$(KIND)),,$(if $(findstring /,$(shell $(CC) -print-file-name=libc.a)),$(if \
	$(findstring __PIE__,$(shell $(CC) $(CFLAGS) -dM -E -x c /dev/null)),-static-pie,-static)))
LIBS_LEAN    := $(call pkg,--libs,libxml-2.0) $(call archived,crypto) $(call archived,gmp)
LIBS_RECEIVE := $(call pkg,--libs,$(PKGS_RECEIVE))
LIBS_TYPE    := $(call pkg,--libs,$(PKGS_TYPE))
LIBS_PAINT   := $(call pkg,--libs,$(PKGS_PAINT))
LIBS_CAIRO   := $(call pkg,--libs,$(PKGS_CAIRO))
LIBS_CHART   := $(call pkg,--libs,$(PKGS_CHART))
LIBS_COMPOSE := $(call pkg,--libs,$(PKGS_COMPOSE))
LIBS_EXPORT  := $(call pkg,--libs,$(PKGS_EXPORT))
LIBS_POST    := $(call pkg,--libs,$(PKGS_POST))

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wvla -Wwrite-strings -Wformat=2
CFLAGS_release = -O2 -g
KIND_debug   = -Werror
CFLAGS_debug = -O0 -g
# Lines in reports are all that is wanted of -g.  -O2 takes three times as long to compile, and knows
# ranges of values, which -Og does not: tests/check has warnings as errors in the release build.
KIND_asan    = -Werror -Wno-format-truncation -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
CFLAGS_asan  = -Og -g1
# Beside sanitizers gcc leaves it out, and each start would load ninety libraries.
LINK_asan = -Wl,--as-needed
# CC=clang: libFuzzer drives the targets of tests/fuzz; warnings are for gcc to give.
KIND_fuzz    = -w -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
CFLAGS_fuzz  = -O2 -g
# Debug information names sources from the checkout, wherever that is, so that objects are the same.
OURS = -std=c17 $(WARN) $(KIND_$(KIND)) -D_POSIX_C_SOURCE=200809L -Ipipeline \
	-ffile-prefix-map="$(CURDIR)"=. $(INC) -MMD -MP
# Programs run from the build folder find schemas, templates and fonts in the checkout.
SHARE = build/share
TB_DATADIR ?= $(CURDIR)/$(SHARE)

LIB_SRC  = $(wildcard pipeline/lib/*.c)
TYPE_SRC = $(wildcard pipeline/type/*.c)
# The one object that knows where data stand is of the programs that it is linked into.
PLACED   = $(B)/placed/file.o
LIB_OBJ  = $(patsubst %.c,$(O)/%.o,$(filter-out %/file.c,$(LIB_SRC))) $(PLACED)
TYPE_OBJ = $(TYPE_SRC:%.c=$(O)/%.o)
stage_obj = $(patsubst %.c,$(O)/%.o,$(wildcard pipeline/$(1)/*.c))
ALL_OBJ  = $(LIB_OBJ) $(TYPE_OBJ) $(foreach s,$(STAGES),$(call stage_obj,$(s)))

all: $(PROGRAMS) $(SCRIPTS:%=$(B)/tongbao-%) $(B)/tongbao $(SHARE)/.ready

COMPILE = $(call say,CC) $(CC) $(OURS) $(CPPFLAGS) $(CFLAGS)
$(O)/%.o: %.c $(O)/.flags | $(B)/.ready
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<
$(PLACED): pipeline/lib/file.c $(O)/.flags $(B)/.datadir | $(B)/.ready
	@mkdir -p $(@D)
	$(COMPILE) -DTB_DATADIR='"$(TB_DATADIR)"' -c -o $@ $<

# Other flags are noticed, and another folder of the data, which is compiled in.
noticed = @mkdir -p $(@D); echo '$(subst ','\'',$(1))' | cmp -s - $@ || echo '$(subst ','\'',$(1))' >$@
$(O)/.flags: FORCE
	$(call noticed,$(filter-out -Werror,$(OURS) $(CPPFLAGS) $(CFLAGS)))
$(B)/.datadir: FORCE
	$(call noticed,$(TB_DATADIR))
FORCE:

# Says in one line which packages are missing, and how to get them.
$(B)/.ready: packages.txt
	@./tools/missing-modules
	@mkdir -p $(B) && touch $@

$(B)/libtb.a: $(LIB_OBJ)
	$(call say,AR) rm -f $@ && $(AR) rcs $@ $^
$(B)/libtype.a: $(TYPE_OBJ)
	$(call say,AR) rm -f $@ && $(AR) rcs $@ $^

LINK = $(call say,LD) $(CC) $(KIND_$(KIND)) $(CFLAGS) $(LINK_$(KIND)) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^)
$(B)/tongbao-receive: $(call stage_obj,receive) $(B)/libtb.a
	$(LINK) $(LIBS_RECEIVE) $(LIBS_BASE) $(LDLIBS)
$(B)/tongbao-tally: $(call stage_obj,tally) $(B)/libtb.a
	$(LINK) $(LIBS_LEAN) $(LDLIBS)
$(B)/tongbao-export: $(call stage_obj,export) $(B)/libtb.a
	$(LINK) $(LIBS_EXPORT) $(LIBS_BASE) $(LDLIBS)
$(B)/tongbao-compose: $(call stage_obj,compose) $(B)/libtb.a
	$(LINK) $(LIBS_COMPOSE) $(LIBS_LEAN) $(LDLIBS)
$(B)/tongbao-chart: $(call stage_obj,chart) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_CHART) $(LIBS_TYPE) $(LIBS_LEAN) -lm $(LDLIBS)
$(B)/tongbao-typeset: $(call stage_obj,typeset) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_TYPE) $(LIBS_LEAN) -lm $(LDLIBS)
# What cairo draws has its program, so that the others start without its libraries.
BY_CAIRO = drawn finish ink navigate object pdf png
$(B)/tongbao-paint: $(filter-out $(BY_CAIRO:%=$(O)/pipeline/paint/%.o),$(call stage_obj,paint)) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_PAINT) $(LIBS_LEAN) -lm $(LDLIBS)
$(B)/tongbao-paint-cairo: $(filter-out %/relay.o,$(call stage_obj,paint)) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_CAIRO) $(LIBS_PAINT) $(LIBS_TYPE) $(LIBS_LEAN) -lm $(LDLIBS)
$(B)/tongbao-deliver: $(call stage_obj,deliver) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_LEAN) $(LDLIBS)
$(B)/tongbao-post: $(call stage_obj,post) $(B)/libtb.a
	$(LINK) $(LIBS_POST) $(LIBS_BASE) $(LDLIBS)
$(B)/tongbao-watch: $(call stage_obj,watch) $(B)/libtb.a
	$(LINK) $(LIBS_LEAN) $(LDLIBS)
$(B)/tongbao-stage: $(call stage_obj,stage) $(B)/libtb.a
	$(LINK) $(STATIC) $(LDLIBS)

$(B)/tongbao-sites: $(call stage_obj,sites) $(B)/libtb.a
	$(LINK) $(LIBS_LEAN) $(LDLIBS)
$(B)/tongbao-doctor: $(call stage_obj,doctor) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_TYPE) $(LIBS_LEAN) -lm $(LDLIBS)

$(B)/tongbao: $(DRIVER) pipeline/lib/option.h Makefile | $(B)/.ready
	$(call say,SH) $(call driver,$(CURDIR)/$(B),$(CURDIR)/$(SHARE)) >$@.tmp && chmod 755 $@.tmp && mv $@.tmp $@

define script
$(B)/tongbao-$(1): pipeline/$(1)/tongbao-$(1) | $(B)/.ready
	$$(call say,SH) install -m 755 $$< $$@
endef
$(foreach s,$(SCRIPTS),$(eval $(call script,$(s))))

$(SHARE)/.ready: Makefile
	@mkdir -p $(SHARE)
	@for d in $(SHARED); do ln -sfn ../../$$d $(SHARE)/$${d##*/}; done
	@touch $@

-include $(ALL_OBJ:.o=.d)

# --- what the machine needs ---------------------------------------------------
# Installs what is missing from packages.txt; asks nothing when all is there.
deps:
	@./tools/install-packages build run
deps-check:
	@./tools/install-packages build run test
	@./tools/install-browser-driver
fonts:
	@./fonts/fetch

# --- a month of the sample, from the inbox to the bulletin ---------------------
demo: deps
	@$(MAKE) --no-print-directory fonts
	@$(MAKE) --no-print-directory all
	@./input/sample/demo.sh $(B)/tongbao build/demo

# --- tests ---------------------------------------------------------------------
# One program a stage, and one for what all share: two stages may use the same name.
UNITS = lib type $(STAGES)
unit_obj = $(patsubst %.c,$(B)/%.o,$(wildcard tests/unit/$(1)/*.c))
stage_modules = $(filter-out %/main.o %/relay.o,$(if $(filter $(1),$(STAGES)),$(call stage_obj,$(1))))
UNIT_PROGRAMS = $(foreach u,$(UNITS),$(if $(call unit_obj,$(u)),$(B)/unit-$(u)))

define unit_program
$(B)/unit-$(1): $$(call unit_obj,$(1)) $$(call stage_modules,$(1)) $(B)/tests/unit/authorities.o $(B)/libtype.a $(B)/libtb.a
	$$(LINK) $$(call pkg,--libs,criterion) $$(LIBS_CHART) $$(LIBS_CAIRO) $$(LIBS_PAINT) $$(LIBS_COMPOSE) $$(LIBS_EXPORT) $$(LIBS_POST) $$(LIBS_RECEIVE) $$(LIBS_TYPE) \
	    $$(LIBS_BASE) -lm $$(LDLIBS)
-include $$(patsubst %.o,%.d,$$(call unit_obj,$(1)))
endef
$(foreach u,$(UNITS),$(eval $(call unit_program,$(u))))
unit: $(UNIT_PROGRAMS) $(B)/glyphs

# Targets for bytes of any kind: each is one file; driver.c where there is no libFuzzer.
# An archive, so that each program gets the modules it asks for.
FUZZ_TARGETS  = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_PROGRAMS = $(FUZZ_TARGETS:%=$(B)/fuzz-%)
FUZZ_OBJ = $(call stage_modules,receive) $(B)/tests/fuzz/files.o
$(B)/libfuzz.a: $(FUZZ_OBJ)
	$(call say,AR) rm -f $@ && $(AR) rcs $@ $^
$(B)/fuzz-%: $(B)/tests/fuzz/fuzz_%.o $(if $(filter fuzz,$(KIND)),,$(B)/tests/fuzz/driver.o) $(B)/libfuzz.a $(B)/libtb.a | $(SHARE)/.ready
	$(LINK) $(if $(filter fuzz,$(KIND)),-fsanitize=fuzzer) $(LIBS_RECEIVE) $(LIBS_BASE) $(LDLIBS)
-include $(patsubst %.c,$(B)/%.d,$(wildcard tests/fuzz/*.c))
.SECONDARY: $(B)/tests/fuzz/driver.o $(FUZZ_TARGETS:%=$(B)/tests/fuzz/fuzz_%.o)
fuzz-programs: $(FUZZ_PROGRAMS)
# libFuzzer where clang is, else driver.c: a short form of fuzz.
check-fuzz: fuzz-programs
	@if command -v clang >/dev/null; then \
	    $(MAKE) --no-print-directory -j2 KIND=fuzz CC=clang fuzz-programs && ./tests/fuzz/run build/fuzz short; \
	else ./tests/fuzz/run --driver $(B); fi
# Needs clang. SECONDS for each target; what fails is kept in build/fuzz.
fuzz:
	@$(MAKE) --no-print-directory -j2 KIND=fuzz CC=clang fuzz-programs
	./tests/fuzz/run build/fuzz $(SECONDS) $(TARGETS)
SECONDS ?= 3600

# Files that no good program makes: tests/hostile/run takes folders of others as well.
hostile: all
	./tests/hostile/run $(B) $(FOLDERS)
# Needs Xerces-C; what receive's parser says of mutated submissions, and what that does.
$(B)/differential: $(B)/tests/differential/shape.o $(B)/libfuzz.a $(B)/libtb.a
	$(LINK) $(LIBS_RECEIVE) $(LIBS_BASE) $(LDLIBS)
-include $(B)/tests/differential/shape.d
differential: $(B)/differential
	./tests/differential/run $(B)/differential $(MUTATED) $(SEED)
MUTATED ?= 10000
SEED ?= 1

# The composer's check by data: tests/linetest/README.md.
LINETEST_OBJ = $(patsubst %.c,$(B)/%.o,$(wildcard tests/linetest/*.c))
$(B)/linetest: $(LINETEST_OBJ) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_TYPE) $(LIBS_BASE) -lm $(LDLIBS)
-include $(LINETEST_OBJ:.o=.d)
linetest: $(B)/linetest $(SHARE)/.ready
check-lines: linetest
	./tests/linetest/run $(B)/linetest

check: deps-check
	@$(MAKE) --no-print-directory fonts
	@./tests/check

# What a page's glyphs are, for goldens that outlive a cut: tests/regress/run, tests/gallery/run.
$(B)/glyphs: $(B)/tests/regress/glyphs.o $(B)/libtb.a
	$(LINK) $(LIBS_TYPE) $(LIBS_BASE) $(LDLIBS)
-include $(B)/tests/regress/glyphs.d

check-unit: unit
	./tests/unit/run $(UNIT_PROGRAMS)
check-regress: all $(B)/glyphs
	./tests/regress/run $(B)
regress-update: all $(B)/glyphs
	./tests/regress/run -u $(B) $(CASES)

# Every point at which a run can be killed or fail; make check takes a sample.
faults: all
	./tests/faults/run $(B) --long
faults-look: all
	./tests/faults/run $(B) --long look
# A clean Debian 12, three months of its crontab, departments as users of their own (as root; debootstrap).
stranger: all
	./tests/stranger

# The calendar day by day, and the attack on what was published, of the whole sample year.
due-year: all
	./tests/due/run $(B)
public-year: all
	./tests/public/year $(B)
# All documents of made-up months, checked for what no document may say (MONTHS=1000: 20 minutes).
random-months: all
	./tests/documents/random-months $(B) $(MONTHS)
MONTHS ?= 1000
# Ten minutes on two cores; make check runs the first 200 cases.
properties: all
	./tests/recompute/properties $(B) $(CASES_OF_PROPERTIES)
CASES_OF_PROPERTIES ?= 10000
bench: all
	./tests/bench/run $(B)
bench-intake: all
	./tests/bench/receipts $(B)
bench-intake-large: all
	./tests/bench/intake $(B)
# Everything of a month in a second by the clock, a quarter with more than 300 sheets in one and a half.
bench-month: all
	./tests/bench/month $(B)
# A thousand charts into one PDF, a page each, in a second of processor time.
bench-charts: all
	./tests/bench/charts $(B)
# 333 cities in one call, with one processor and with two: eight minutes. AT: a folder with 3 GB.
bench-sites: all
	./tests/bench/sites $(B) $(AT) $(SITES)
AT ?= build/bench-sites
SITES ?= 333
bench-tally: all
	./tests/bench/tally $(B)

# Five hundred letters by Postfix, which is unpacked beside the system; two minutes.
deliveries: all
	./tests/post/long $(B)

# The gallery of charts as one PDF and one web page, build/gallery.
gallery: deps-check
	@$(MAKE) --no-print-directory fonts
	@$(MAKE) --no-print-directory all
	@./docs/gallery/build $(B) build/gallery && ls build/gallery/gallery.pdf build/gallery/index.html

# The books for who changes templates and who runs it, their examples tried: build/books.
BOOKS = guide handbook
books: $(BOOKS)
$(BOOKS): deps-check
	@$(MAKE) --no-print-directory fonts
	@$(MAKE) --no-print-directory all build/books/site
	@./docs/books/make $(B) build/books/site build/books $@ && ls build/books/$@.pdf
build/books/site: $(wildcard input/sample/submissions/*) input/sample/demo.sh
	@./input/sample/demo.sh $(B)/tongbao $@ >/dev/null && touch $@

# A few minutes a form; make check draws some hundred charts a form.
check-charts: all
	./tests/charts/run $(B) $(CHARTS) $(FORMS)
CHARTS ?= 10000

lint:
	./tests/lint

# --- installation ----------------------------------------------------------------
# Fonts come along as they are; fontconfig's cache belongs to the folder it is made in.
#
# Programs are told by their build, tongbao-manifest(5): it is the same wherever they are built, and
# under every prefix, since they find their data from where they are. Only folders that do not lie to one
# another as usual are compiled in.
beside = $(filter $(abspath $(subst $(space),?,$(DATADIR))),$(abspath $(subst $(space),?,$(LIBEXECDIR))/../../share/tongbao))
space := $(subst ,, )
install: fonts
	@$(MAKE) --no-print-directory O=$(O) B=build/install TB_DATADIR="$(if $(beside),/usr/local/share/tongbao,$(DATADIR))" build/install/.programs
	install -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(LIBEXECDIR)" "$(DESTDIR)$(DATADIR)/schema" \
	    "$(DESTDIR)$(MANDIR)/man1" "$(DESTDIR)$(MANDIR)/man5" "$(DESTDIR)$(MANDIR)/man7"
	for p in $(STAGES) $(SCRIPTS) paint-cairo; do \
	    install -m 755 build/install/tongbao-$$p "$(DESTDIR)$(LIBEXECDIR)/" || exit 1; done
	$(call driver,$(LIBEXECDIR),$(DATADIR)) >build/install/tongbao
	install -m 755 build/install/tongbao "$(DESTDIR)$(BINDIR)/tongbao"
	for d in $(SHARED); do \
	    (cd "$${d%/*}" && find "$${d##*/}" $(NOT_SHARED)) | while read -r f; do \
	        from=$$d$${f#*"$${d##*/}"}; mode=644; [ ! -x "$$from" ] || mode=755; \
	        install -D -p -m $$mode "$$from" "$(DESTDIR)$(DATADIR)/$$f" || exit 1; done || exit 1; done
	[ -n "$(DESTDIR)" ] || "$(DATADIR)/fonts/fetch"
	install -d "$(DESTDIR)$(COMPLETIONDIR)"
	sed -e 's|@DATADIR@|$(DATADIR)|' pipeline/completion/tongbao >build/install/completion
	install -m 644 build/install/completion "$(DESTDIR)$(COMPLETIONDIR)/tongbao"
	for s in 1 5 7; do \
	    install -m 644 pipeline/man/*.$$s "$(DESTDIR)$(MANDIR)/man$$s/" || exit 1; done
	for b in $(BOOKS); do if [ -f build/books/$$b.pdf ]; then \
	    install -D -m 644 build/books/$$b.pdf "$(DESTDIR)$(DOCDIR)/$$b.pdf" || exit 1; \
	    else echo "no $$b.pdf: 'make books' makes it"; fi; done
build/install/.programs: $(PROGRAMS) $(SCRIPTS:%=$(B)/tongbao-%)
	@touch $@

# A package of it, build/deb/tongbao_*.deb, for this release of Debian.
deb:
	@./tools/install-packages build run
	@./tools/make-deb "$(MAKE) --no-print-directory" build/deb
# In a Debian that has nothing else (debootstrap, as root).
check-deb: deb
	./tests/deb --fresh

uninstall:
	rm -rf "$(DESTDIR)$(LIBEXECDIR)" "$(DESTDIR)$(DATADIR)" "$(DESTDIR)$(DOCDIR)" "$(DESTDIR)$(BINDIR)/tongbao" \
	    "$(DESTDIR)$(COMPLETIONDIR)/tongbao"
	cd pipeline/man && for m in *.[157]; do \
	    rm -f "$(DESTDIR)$(MANDIR)/man$${m##*.}/$$m"; done

clean:
	rm -rf build

help:
	@echo 'make             build the programs into build/release'
	@echo 'make demo        install what is missing, build, and set the bulletin of the sample month'
	@echo 'make check       install what the tests need, build, and run every test'
	@echo 'make deps fonts  only the packages; only the fonts'
	@echo 'make check-unit, check-regress, lint, bench, bench-tally, bench-intake, bench-intake-large, bench-month, bench-charts   parts of it'
	@echo 'make check-fuzz, fuzz SECONDS=3600           parsers on any bytes: briefly; by libFuzzer'
	@echo 'make due-year    the calendar of a whole year, day by day'
	@echo 'make public-year attacks the public editions of the whole sample year'
	@echo 'make random-months  documents of MONTHS made-up months, whether their words are clean'
	@echo 'make properties  laws of the figures on 10000 made-up cities (ten minutes)'
	@echo 'make faults      kills, power cuts and disk errors at every point (an hour)'
	@echo 'make deliveries  500 recipients by Postfix, 20 kills, and what smtp-sink does to letters'
	@echo 'make stranger    a clean Debian 12 by the README: three months by cron, a correction, delivery'
	@echo 'make faults-look the same with each sync left out: the sweep must see it'
	@echo 'make check-charts CHARTS=10000 FORMS="bars lines"    random charts, drawn and checked'
	@echo 'make gallery     every form of chart with ordinary, awkward and hostile data: build/gallery'
	@echo 'make books       the guide to templates and the handbook of operators: build/books'
	@echo 'make hostile FOLDERS=...    files of any kind as submissions; without folders, made ones'
	@echo 'make differential MUTATED=10000 SEED=1   receive and Xerces-C on mutated submissions'
	@echo 'make regress-update CASES=stage/case          rewrite expected files'
	@echo 'make deb         a Debian package of it: build/deb; check-deb tries it in a fresh Debian'
	@echo 'make install uninstall                        PREFIX, DESTDIR'
	@echo 'KIND=release|debug|asan chooses the build'

.PHONY: FORCE books $(BOOKS) gallery due-year public-year random-months check-charts all unit fuzz-programs check-fuzz fuzz hostile differential faults-look stranger deliveries linetest check-lines deps deps-check fonts demo check check-unit check-regress regress-update faults properties bench bench-intake bench-intake-large bench-month bench-charts lint \
	install uninstall deb check-deb clean help
