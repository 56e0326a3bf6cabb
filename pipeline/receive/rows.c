/* Rows in a work file: see rows.h. */
#define _XOPEN_SOURCE 700
#include "rows.h"
#include "../lib/file.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { GATHERED = 256 * 1024, WINDOW = 64 * 1024 };

/* --- the file ---------------------------------------------------------------------- */

int
work_file_open(struct work_file *file, const char *folder, struct tb_err *err)
{
	struct tb_buf path = TB_BUF_INIT;
	int rc = 0;

	*file = (struct work_file){.fd = -1, .folder = folder, .rest = TB_BUF_INIT};
	tb_buf_printf(&path, "%s/rows.XXXXXX", folder);
	file->fd = mkstemp(path.s);
	if (file->fd < 0)
		rc = tb_err_sys(err, path.s, "cannot create");
	else if (unlink(path.s) != 0)
		rc = tb_err_sys(err, path.s, "cannot remove");
	tb_buf_release(&path);
	return rc;
}

void
work_file_close(struct work_file *file)
{
	if (file->fd > 0)
		close(file->fd);
	file->fd = -1;
	tb_buf_release(&file->rest);
}

int
work_file_trouble(const struct work_file *file, struct tb_err *err)
{
	if (file->failed == 0)
		return 0;
	errno = file->failed;
	return tb_err_sys(err, file->folder, "cannot read what was written there");
}

/* --- adding ------------------------------------------------------------------------- */

void
rows_begin(struct rows *rows, struct work_file *file)
{
	int kind;

	*rows = (struct rows){.file = file, .begin = file->end, .end = file->end};
	for (kind = 0; kind < TB_ROW_MAX; kind++)
		rows->first[kind] = -1;
}

/* The section that a row's values are read by. */
static int
opens_section(const struct tb_frame *frame)
{
	return !frame->ends &&
	       (tb_same(frame->name, "industries") || tb_same(frame->name, "enterprises") ||
		   tb_same(frame->name, "projects"));
}

int
rows_add(struct rows *rows, struct tb_record *head, const char *bytes, size_t len)
{
	struct tb_frame frame;
	struct tb_row row;

	if (tb_frame_read(bytes, len, &frame) != 0)
		return -1;
	if (opens_section(&frame))
		rows->section = rows->end;
	if (frame.ends) {
		tb_record_end(head, frame.name, frame.text);
		row.kind = TB_ROW_MAX;
	} else if (tb_record_head(head, frame.name, frame.attrs, frame.line, &row)) {
		if (row.kind == TB_ROW_MILESTONE)
			row.kind = TB_ROW_PROJECT;
		if (rows->first[row.kind] < 0)
			rows->first[row.kind] =
			    row.kind <= TB_ROW_PROJECT ? rows->section : rows->end;
	} else {
		row.kind = TB_ROW_MAX;
	}
	tb_buf_put(&rows->file->rest, bytes, len);
	rows->end += (off_t)len;
	rows->file->end = rows->end;
	if (row.kind < TB_ROW_MAX)
		rows->behind[row.kind] = rows->end;
	return 0;
}

int
rows_flush(struct rows *rows, int all, struct tb_err *err)
{
	struct work_file *file = rows->file;

	if (file->rest.len == 0 || (!all && file->rest.len < GATHERED))
		return 0;
	if (tb_pwrite_all(
		file->fd, file->rest.s, file->rest.len, file->end - (off_t)file->rest.len) != 0)
		return tb_err_sys(err, file->folder, "cannot write what is taken in");
	tb_buf_reset(&file->rest);
	return 0;
}

void
rows_drop(struct rows *rows)
{
	tb_buf_reset(&rows->file->rest); /* what came before was flushed with its submission */
	rows->file->end = rows->begin;
	rows_begin(rows, rows->file);
}

/* --- walking ------------------------------------------------------------------------- */

void
walk_begin(struct walk *walk, const struct rows *rows, enum tb_row_kind kind)
{
	*walk = (struct walk){.rows = rows, .kind = kind, .window = TB_BUF_INIT};
	tb_record_init(&walk->section);
	if (rows->file != NULL && rows->first[kind] >= 0) {
		walk->at = rows->first[kind];
		walk->end = rows->behind[kind];
	}
}

void
walk_end(struct walk *walk)
{
	tb_buf_release(&walk->window);
	tb_record_release(&walk->section);
}

/* Moves the window, so that some bytes from the next frame on are in it. -1: they are not
 * there, or cannot be read. */
static int
look_ahead(struct walk *walk, size_t need)
{
	struct tb_buf *window = &walk->window;
	struct work_file *file = walk->rows->file;

	if (window->len - walk->next >= need)
		return 0;
	memmove(window->s, window->s + walk->next, window->len - walk->next);
	window->len -= walk->next;
	walk->next = 0;
	while (window->len < need) {
		size_t more = need - window->len > WINDOW ? need - window->len : WINDOW;
		ssize_t n;

		if (walk->rows->end - walk->at < (off_t)more)
			more = (size_t)(walk->rows->end - walk->at);
		if (more == 0)
			return -1;
		tb_buf_reserve(window, more);
		n = pread(file->fd, window->s + window->len, more, walk->at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			file->failed = n < 0 ? errno : EIO;
			return -1;
		}
		window->len += (size_t)n;
		walk->at += n;
	}
	return 0;
}

/* Has the frame so many bytes behind the next one's begin in the window, whole. Its
 * length, 0 = there is none. */
static size_t
whole_frame(struct walk *walk, size_t behind)
{
	size_t len;

	if (look_ahead(walk, behind + TB_FRAME_HEAD) != 0)
		return 0;
	len = tb_frame_len(walk->window.s + walk->next + behind);
	return look_ahead(walk, behind + len) == 0 ? len : 0;
}

/* The text of a problem or a practice is the frame behind it. */
static void
take_text(struct tb_row *row, const char *bytes, size_t len)
{
	struct tb_frame frame;

	if (len == 0 || tb_frame_read(bytes, len, &frame) != 0 || !frame.ends)
		return;
	if (row->kind == TB_ROW_PROBLEM)
		row->problem.text = frame.text;
	else
		row->practice.text = frame.text;
}

static int
is_wanted(const struct walk *walk)
{
	return walk->row.kind == walk->kind ||
	       (walk->row.kind == TB_ROW_MILESTONE && walk->kind == TB_ROW_PROJECT);
}

const struct tb_row *
walk_next(struct walk *walk)
{
	int has_text = walk->kind == TB_ROW_PROBLEM || walk->kind == TB_ROW_PRACTICE;
	struct tb_frame frame;
	size_t len, text;

	while (walk->at - (off_t)(walk->window.len - walk->next) < walk->end &&
	       (len = whole_frame(walk, 0)) > 0) {
		const char *bytes;

		text = has_text ? whole_frame(walk, len) : 0;
		bytes = walk->window.s + walk->next;
		walk->next += len;
		if (tb_frame_read(bytes, len, &frame) != 0) {
			walk->rows->file->failed = EIO; /* it was good when it was added */
			return NULL;
		}
		if (frame.ends) {
			tb_record_end(&walk->section, frame.name, NULL);
		} else if (tb_record_head(
			       &walk->section, frame.name, frame.attrs, frame.line, &walk->row) &&
			   is_wanted(walk)) {
			if (has_text)
				take_text(&walk->row, bytes + len, text);
			return &walk->row;
		}
	}
	return NULL;
}

void
rows_write(const struct rows *rows, const struct tb_record *head, FILE *file)
{
	struct tb_record_writer writer;
	struct tb_buf out = TB_BUF_INIT;
	const struct tb_row *row;
	struct walk walk;
	int kind;

	tb_record_write_head(&writer, &out, head);
	tb_xmlw_drain(&writer.xml, file);
	for (kind = 0; kind < TB_ROW_MILESTONE; kind++) {
		walk_begin(&walk, rows, (enum tb_row_kind)kind);
		while ((row = walk_next(&walk)) != NULL)
			tb_record_write_row(&writer, row);
		walk_end(&walk);
	}
	tb_record_write_end(&writer);
	tb_buf_release(&out);
}
