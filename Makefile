# tongbao: `make` builds, `make help` lists the targets.
#
#	make                 programs into build/release/
#	make KIND=debug      the same, warnings are errors; KIND=asan: sanitizers

KIND   ?= release
B       = build/$(KIND)
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBEXECDIR ?= $(PREFIX)/libexec/tongbao
DATADIR ?= $(PREFIX)/share/tongbao
MANDIR ?= $(PREFIX)/share/man
CC     ?= gcc
CFLAGS ?= -O2 -g

STAGES = receive tally compose chart typeset paint deliver
PROGRAMS = $(STAGES:%=$(B)/tongbao-%)

# --- libraries: each is linked only into the programs that use it ----------
XML     = libxml-2.0 >= 2.9.14
XSLT    = libxslt >= 1.1.35
EXSLT   = libexslt
TYPE    = pango >= 1.50
PANGOFT = pangoft2
HB      = harfbuzz >= 6.0
FC      = fontconfig >= 2.14
CAIRO   = cairo >= 1.16
CAIROFT = cairo-ft
FT      = freetype2
QPDF    = libqpdf >= 11.3
CRYPTO  = libcrypto >= 3.0
WANTED  = "$(XML)" "$(XSLT)" "$(EXSLT)" "$(TYPE)" "$(PANGOFT)" "$(HB)" "$(FC)" "$(CAIRO)" \
	"$(CAIROFT)" "$(FT)" "$(QPDF)" "$(CRYPTO)"

PKGS_BASE    = libxml-2.0 libcrypto
PKGS_TYPE    = pango pangoft2 harfbuzz fontconfig freetype2
PKGS_PAINT   = cairo cairo-ft freetype2 libqpdf
PKGS_COMPOSE = libxslt libexslt

# One call: headers of libraries are system headers, so that our warnings stay strict.
ifeq ($(filter clean help deps deps-check demo check fonts,$(MAKECMDGOALS)),)
pkg = $(shell pkg-config $(1) $(2) 2>/dev/null)
else
pkg = $(shell pkg-config $(1) $(2) 2>/dev/null)
endif
INC  := $(patsubst -I%,-isystem %,$(call pkg,--cflags,$(PKGS_BASE) $(PKGS_TYPE) $(PKGS_PAINT) $(PKGS_COMPOSE)))
LIBS_BASE    := $(call pkg,--libs,$(PKGS_BASE)) -lgmp
LIBS_TYPE    := $(call pkg,--libs,$(PKGS_TYPE))
LIBS_PAINT   := $(call pkg,--libs,$(PKGS_PAINT))
LIBS_COMPOSE := $(call pkg,--libs,$(PKGS_COMPOSE))

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wvla -Wwrite-strings -Wformat=2
KIND_release =
KIND_debug = -Werror -O0
KIND_asan = -Werror -O1 -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
OURS = -std=c17 $(WARN) $(KIND_$(KIND)) -D_POSIX_C_SOURCE=200809L -Ipipeline \
	-DTB_DATADIR='"$(TB_DATADIR)"' $(INC) -MMD -MP
# Programs run from the build folder find schemas and templates in the checkout.
TB_DATADIR ?= $(CURDIR)/pipeline

LIB_SRC  = $(wildcard pipeline/lib/*.c)
TYPE_SRC = $(wildcard pipeline/type/*.c)
LIB_OBJ  = $(LIB_SRC:%.c=$(B)/%.o)
TYPE_OBJ = $(TYPE_SRC:%.c=$(B)/%.o)
stage_obj = $(patsubst %.c,$(B)/%.o,$(wildcard pipeline/$(1)/*.c))
ALL_OBJ  = $(LIB_OBJ) $(TYPE_OBJ) $(foreach s,$(STAGES),$(call stage_obj,$(s)))

all: $(PROGRAMS)

$(B)/%.o: %.c | $(B)/.ready
	@mkdir -p $(@D)
	$(CC) $(OURS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Says in one line what is missing, and how to get it.
$(B)/.ready: packages.txt
	@mkdir -p $(B)
	@command -v pkg-config >/dev/null || \
	    { echo "tongbao: missing: pkg-config; run 'make deps'" >&2; exit 1; }
	@for p in $(WANTED); do pkg-config --exists "$$p" || \
	    { echo "tongbao: missing: $$p (pkg-config); run 'make deps'" >&2; exit 1; }; done
	@touch $@

$(B)/libtb.a: $(LIB_OBJ)
	rm -f $@ && $(AR) rcs $@ $^
$(B)/libtype.a: $(TYPE_OBJ)
	rm -f $@ && $(AR) rcs $@ $^

LINK = $(CC) $(KIND_$(KIND)) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^)
$(B)/tongbao-receive: $(call stage_obj,receive) $(B)/libtb.a
	$(LINK) $(LIBS_BASE) $(LDLIBS)
$(B)/tongbao-tally: $(call stage_obj,tally) $(B)/libtb.a
	$(LINK) $(LIBS_BASE) $(LDLIBS)
$(B)/tongbao-compose: $(call stage_obj,compose) $(B)/libtb.a
	$(LINK) $(LIBS_COMPOSE) $(LIBS_BASE) $(LDLIBS)
$(B)/tongbao-chart: $(call stage_obj,chart) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_TYPE) $(LIBS_BASE) -lm $(LDLIBS)
$(B)/tongbao-typeset: $(call stage_obj,typeset) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_TYPE) $(LIBS_BASE) -lm $(LDLIBS)
$(B)/tongbao-paint: $(call stage_obj,paint) $(B)/libtype.a $(B)/libtb.a
	$(LINK) $(LIBS_PAINT) $(LIBS_TYPE) $(LIBS_BASE) -lm $(LDLIBS)
$(B)/tongbao-deliver: $(call stage_obj,deliver) $(B)/libtb.a
	$(LINK) $(LIBS_BASE) $(LDLIBS)

-include $(ALL_OBJ:.o=.d)

clean:
	rm -rf build

.PHONY: all clean
