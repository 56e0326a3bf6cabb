/* Completing cairo's PDF: see finish.h. */
#include "finish.h"
#include "navigate.h"
#include "object.h"
#include "profile.h"
#include "xmp.h"

enum { MAX_DEPTH = 80 };

/* --- information ------------------------------------------------------------------ */

static void
set_info(struct target *t, const char *key, const char *value)
{
	qpdf_set_info_key(t->q, key, NULL);
	if (value[0] != '\0') {
		qpdf_oh info = qpdf_oh_get_key(t->q, qpdf_get_trailer(t->q), "/Info");

		object_set_text(t, info, key, value);
	}
}

/* Info and XMP say the same; a date without a time, for none is known. */
static void
put_information(struct target *t)
{
	const struct tb_pages *doc = t->doc;
	struct tb_buf date = TB_BUF_INIT, packet = TB_BUF_INIT;
	char *producer = tb_xstrdup(qpdf_get_info_key(t->q, "/Producer"));

	if (doc->date[0] != '\0')
		tb_buf_printf(&date, "D:%.4s%.2s%.2s", doc->date, doc->date + 5, doc->date + 8);
	set_info(t, "/Title", doc->title);
	set_info(t, "/Author", doc->author);
	set_info(t, "/Subject", doc->subject);
	set_info(t, "/Keywords", doc->keywords);
	set_info(t, "/Creator", XMP_CREATOR);
	set_info(t, "/CreationDate", date.s);
	set_info(t, "/ModDate", date.s);
	xmp_write(doc, producer, &packet);
	qpdf_oh_replace_key(t->q, t->root, "/Metadata",
	    object_stream(t, "<< /Type /Metadata /Subtype /XML >>", packet.s, packet.len));
	free(producer);
	tb_buf_release(&date);
	tb_buf_release(&packet);
}

static void
put_catalog(struct target *t)
{
	if (t->doc->lang[0] != '\0')
		object_set_text(t, t->root, "/Lang", t->doc->lang);
	qpdf_oh_replace_key(
	    t->q, t->root, "/ViewerPreferences", object_parse(t, "<< /DisplayDocTitle true >>"));
	if (qpdf_oh_has_key(t->q, t->root, "/StructTreeRoot"))
		qpdf_oh_replace_key(
		    t->q, t->root, "/MarkInfo", object_parse(t, "<< /Marked true >>"));
}

static int
put_profile(struct target *t, const char *profile, struct tb_err *err)
{
	struct tb_buf bytes = TB_BUF_INIT;
	qpdf_oh intent, intents;

	if (profile_read(profile, &bytes, err) != 0) {
		tb_buf_release(&bytes);
		return -1;
	}
	intent = object_parse(t, "<< /Type /OutputIntent /S /GTS_PDFA1"
				 " /OutputConditionIdentifier (sRGB IEC61966-2.1)"
				 " /Info (sRGB IEC61966-2.1)"
				 " /RegistryName (http://www.color.org) >>");
	qpdf_oh_replace_key(t->q, intent, "/DestOutputProfile",
	    object_stream(t, "<< /N 3 /Alternate /DeviceRGB >>", bytes.s, bytes.len));
	intents = qpdf_oh_new_array(t->q);
	qpdf_oh_append_item(t->q, intents, intent);
	qpdf_oh_replace_key(t->q, t->root, "/OutputIntents", intents);
	tb_buf_release(&bytes);
	return 0;
}

/* --- structure -------------------------------------------------------------------- */

struct walk {
	struct target *t;
	const struct drawing *drawing;
	size_t at; /* next element, in pre-order */
};

static void walk_kids(struct walk *walk, qpdf_oh parent, int depth);

static void
complete_element(struct walk *walk, qpdf_oh object, int depth)
{
	const struct element *element;

	if (walk->at >= walk->drawing->nelements || depth > MAX_DEPTH)
		return;
	element = &walk->drawing->elements[walk->at++];
	if (element->alt != NULL)
		object_set_text(walk->t, object, "/Alt", element->alt);
	if (element->scope != NULL)
		qpdf_oh_replace_key(walk->t->q, object, "/A",
		    object_parse(walk->t, "<< /O /Table /Scope /%s >>", element->scope));
	walk_kids(walk, object, depth + 1);
}

/* A kid is an element, an array of kids, a number of marked content, or a
 * reference to marked content on another page. */
static void
walk_kid(struct walk *walk, qpdf_oh kid, int depth)
{
	qpdf_data q = walk->t->q;
	int i, n;

	if (qpdf_oh_is_array(q, kid)) {
		n = qpdf_oh_get_array_n_items(q, kid);
		for (i = 0; i < n; i++) {
			qpdf_oh item = qpdf_oh_get_array_item(q, kid, i);

			walk_kid(walk, item, depth);
			qpdf_oh_release(q, item);
		}
	} else if (qpdf_oh_is_dictionary(q, kid) && qpdf_oh_has_key(q, kid, "/S")) {
		complete_element(walk, kid, depth);
	}
}

static void
walk_kids(struct walk *walk, qpdf_oh parent, int depth)
{
	qpdf_oh kids = qpdf_oh_get_key(walk->t->q, parent, "/K");

	walk_kid(walk, kids, depth);
	qpdf_oh_release(walk->t->q, kids);
}

/* Alternative texts and scopes, by walking cairo's tree in the order in which
 * its elements were begun. -1: the tree is another one. */
static int
put_structure(struct target *t, const struct drawing *drawing)
{
	struct walk walk = {t, drawing, 0};

	if (drawing->nelements == 0)
		return 0;
	walk_kids(&walk, qpdf_oh_get_key(t->q, t->root, "/StructTreeRoot"), 0);
	return walk.at == drawing->nelements ? 0 : -1;
}

/* --- the file --------------------------------------------------------------------- */

static int
qpdf_fault(const struct target *t, struct tb_err *err)
{
	qpdf_error error = qpdf_get_error(t->q);

	return tb_err_set(err, TB_MSG_PAINT, t->name, 0, 0, "qpdf: %s",
	    error != NULL ? qpdf_get_error_full_text(t->q, error) : "the drawn file is not whole");
}

static int
find_pages(struct target *t, struct tb_err *err)
{
	size_t i;

	if (qpdf_get_num_pages(t->q) != (int)t->doc->npages)
		return qpdf_fault(t, err);
	t->root = qpdf_get_root(t->q);
	t->pages = tb_xcalloc(t->doc->npages, sizeof(*t->pages));
	for (i = 0; i < t->doc->npages; i++) {
		t->pages[i] = qpdf_get_page_n(t->q, i);
		qpdf_oh_remove_key(t->q, t->pages[i], "/Group");
	}
	return 0;
}

static int
complete(struct target *t, const struct drawing *drawing, const char *profile, struct tb_err *err)
{
	if (find_pages(t, err) != 0 || put_profile(t, profile, err) != 0 ||
	    navigate_links(t, err) != 0)
		return -1;
	put_information(t);
	put_catalog(t);
	navigate_bookmarks(t);
	navigate_labels(t);
	if (put_structure(t, drawing) != 0)
		return tb_err_set(err, TB_MSG_PAINT, t->name, 0, 0,
		    "the structure in the file is not the one that was drawn");
	return qpdf_has_error(t->q) ? qpdf_fault(t, err) : 0;
}

static int
write_file(struct target *t, struct tb_buf *out, struct tb_err *err)
{
	qpdf_data q = t->q;

	if (qpdf_init_write_memory(q) != QPDF_SUCCESS)
		return qpdf_fault(t, err);
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	qpdf_set_newline_before_endstream(q, QPDF_TRUE); /* PDF/A */
	qpdf_set_minimum_pdf_version(q, "1.7");
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	if ((qpdf_write(q) & QPDF_ERRORS) != 0 || qpdf_more_warnings(q))
		return qpdf_fault(t, err);
	tb_buf_put(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	return 0;
}

int
finish_pdf(const struct tb_pages *doc, const struct drawing *drawing, const char *profile,
    struct tb_buf *out, struct tb_err *err)
{
	struct target t = {.q = qpdf_init(), .doc = doc, .name = drawing->name};
	const struct tb_buf *drawn = &drawing->bytes;
	int rc;

	qpdf_silence_errors(t.q);
	qpdf_set_suppress_warnings(t.q, QPDF_TRUE);
	if ((qpdf_read_memory(t.q, "cairo", drawn->s, drawn->len, NULL) & QPDF_ERRORS) != 0)
		rc = qpdf_fault(&t, err);
	else
		rc = complete(&t, drawing, profile, err);
	if (rc == 0)
		rc = write_file(&t, out, err);
	free(t.pages);
	qpdf_cleanup(&t.q);
	return rc;
}
