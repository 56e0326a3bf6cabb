/* Pictures of seals: an SVG in the one form that is understood, and what is refused. */
#include "lib/atomic.h"
#include "lib/xmlread.h"
#include "typeset/seal.h"
#include <criterion/criterion.h>
#include <unistd.h>

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" "

static const struct {
	const char *why, *svg;
	int32_t width;		       /* asked for, pu */
	int32_t page_width;	       /* pu; 0 = refused */
	size_t items;		       /* shapes */
	const char *ops;	       /* of the first shape */
	int32_t first_x, first_y, end; /* pu, of its first step; x of its second */
} rows[] = {
    {"a path of absolute commands", SVG "viewBox=\"0 0 10 10\"><path d=\"M1 2 L3 4Z\"/></svg>",
	10240, 10240, 1, "MLZ", 1024, 2048, 3072},
    {"relative ones, without blanks", SVG "viewBox=\"0 0 10 10\"><path d=\"m1,2l2-1z\"/></svg>",
	10240, 10240, 1, "MLZ", 1024, 2048, 3072},
    {"H and V become lines", SVG "viewBox=\"0 0 10 10\"><path d=\"M1 1H5V6h-1v-1Z\"/></svg>", 10240,
	10240, 1, "MLLLLZ", 1024, 1024, 5120},
    {"pairs behind M are lines", SVG "viewBox=\"0 0 10 10\"><path d=\"M1 1 2 2 3 1z\"/></svg>",
	10240, 10240, 1, "MLLZ", 1024, 1024, 2048},
    {"a curve", SVG "viewBox=\"0 0 10 10\"><path d=\"M0 0C1 1 2 2 3 3\"/></svg>", 10240, 10240, 1,
	"MC", 0, 0, 1024},
    {"a circle is four curves",
	SVG "viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>", 10240, 10240, 1,
	"MCCCCZ", 9216, 5120, 9216},
    {"a polygon", SVG "viewBox=\"0 0 10 10\"><polygon points=\"0,0 4,0 4,4\"/></svg>", 10240, 10240,
	1, "MLLZ", 0, 0, 4096},
    {"fill and stroke are two shapes",
	SVG "viewBox=\"0 0 10 10\"><path d=\"M0 0L1 0\" stroke=\"red\"/></svg>", 10240, 10240, 2,
	"ML", 0, 0, 1024},
    {"the viewBox need not start at 0", SVG "viewBox=\"5 5 10 10\"><path d=\"M6 7L8 7\"/></svg>",
	10240, 10240, 1, "ML", 1024, 2048, 3072},
    {"its own width in pt", SVG "width=\"20pt\" viewBox=\"0 0 10 10\"><path d=\"M1 0L2 0\"/></svg>",
	0, 20480, 1, "ML", 2048, 0, 4096},
    {"an arc", SVG "viewBox=\"0 0 9 9\"><path d=\"M0 0A1 1 0 0 1 2 2\"/></svg>", 10240, 0, 0, "", 0,
	0, 0},
    {"text", SVG "viewBox=\"0 0 9 9\"><text>印</text></svg>", 10240, 0, 0, "", 0, 0, 0},
    {"a transform", SVG "viewBox=\"0 0 9 9\"><g transform=\"scale(2)\"/></svg>", 10240, 0, 0, "", 0,
	0, 0},
    {"no viewBox", SVG "><path d=\"M0 0L1 1\"/></svg>", 10240, 0, 0, "", 0, 0, 0},
    {"numbers missing", SVG "viewBox=\"0 0 9 9\"><path d=\"M0\"/></svg>", 10240, 0, 0, "", 0, 0, 0},
    {"no M at the start", SVG "viewBox=\"0 0 9 9\"><path d=\"L1 1\"/></svg>", 10240, 0, 0, "", 0, 0,
	0},
    {"numbers behind Z", SVG "viewBox=\"0 0 9 9\"><path d=\"M0 0L1 1Z 3 3\"/></svg>", 10240, 0, 0,
	"", 0, 0, 0},
    {"numbers too large", SVG "viewBox=\"0 0 9 9\"><path d=\"M0 1e300\"/></svg>", 10240, 0, 0, "",
	0, 0, 0},
    {"another root", "<html xmlns=\"http://www.w3.org/2000/svg\"/>", 10240, 0, 0, "", 0, 0, 0},
};

static void
check_picture(size_t i, const struct tb_pages *picture)
{
	const struct tb_item *item = picture->pages[0].items;

	cr_expect_eq(picture->pages[0].width, rows[i].page_width, "%s", rows[i].why);
	cr_assert_eq(picture->pages[0].nitems, rows[i].items, "%s", rows[i].why);
	cr_assert_eq(item->nsteps, strlen(rows[i].ops), "%s: %zu steps", rows[i].why, item->nsteps);
	for (size_t k = 0; k < item->nsteps; k++)
		cr_expect_eq(item->steps[k].op, rows[i].ops[k], "%s: step %zu", rows[i].why, k);
	cr_expect_eq(item->steps[0].c[0], rows[i].first_x, "%s", rows[i].why);
	cr_expect_eq(item->steps[0].c[1], rows[i].first_y, "%s", rows[i].why);
	cr_expect_eq(item->steps[1].c[0], rows[i].end, "%s", rows[i].why);
}

Test(seal, svg)
{
	for (size_t i = 0; i < TB_LEN(rows); i++) {
		char path[] = "/tmp/tongbao-seal-XXXXXX";
		struct tb_err err = {0};
		struct tb_pages picture;
		int fd = mkstemp(path), rc;

		cr_assert_geq(fd, 0);
		close(fd);
		cr_assert_eq(tb_atomic_write(path, rows[i].svg, strlen(rows[i].svg), 1, &err), 0);
		tb_pages_init(&picture);
		rc = seal_read_svg(path, rows[i].width, &picture, &err);
		cr_assert_eq(rc, rows[i].page_width > 0 ? 0 : -1, "%s: %s", rows[i].why, err.text);
		if (rc == 0)
			check_picture(i, &picture);
		else
			cr_expect_eq(err.msg, TB_MSG_PICTURE, "%s", rows[i].why);
		tb_pages_release(&picture);
		unlink(path);
	}
	tb_xml_cleanup();
}
