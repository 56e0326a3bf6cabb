/* Whole files, folders and paths. */
#ifndef TB_FILE_H
#define TB_FILE_H

#include "buf.h"
#include "diag.h"
#include <sys/types.h>

/* Append the whole file to *out. A file longer than max bytes is an error. */
int tb_file_read(
    const char *path, size_t max, struct tb_buf *out, struct tb_err *err) TB_MUST_CHECK;

/* Write all len bytes at their place in the open file, over what stands there; at is not
 * the file's position, which stays. 0, or -1 with errno set: then any part may be written. */
int tb_pwrite_all(int fd, const char *bytes, size_t len, off_t at) TB_MUST_CHECK;

/* The names in a folder, without "." and "..", in byte order; NULL-ended.
 * suffix: only names that end so (NULL = all). Release with tb_names_free.
 * A folder that does not exist is an error, TB_MSG_FOLDER. */
char **tb_folder_names(const char *path, const char *suffix, struct tb_err *err);
/* How many there are before the NULL. */
size_t tb_names_count(char *const *names);
void tb_names_free(char **names);

/* Make a folder and its parents; existing ones are fine. */
int tb_folder_make(const char *path, struct tb_err *err) TB_MUST_CHECK;

/* Remove a folder that holds files only; one that is not there is no error. */
int tb_folder_remove(const char *path, struct tb_err *err) TB_MUST_CHECK;

/* a + "/" + b, on the heap; the caller frees it. */
char *tb_path_join(const char *a, const char *b);
/* May a file be called so anywhere, without quoting? Letters, digits, '-', '_' and '.', the first
 * of them none of '-' and '.'. */
int tb_name_is_plain(const char *name);
/* The part behind the last slash, borrowed. */
const char *tb_path_base(const char *path);
/* The base name without its last extension (".xml"), on the heap. */
char *tb_path_stem(const char *path);
/* Of a NULL-ended list, the first path whose stem is that of one before it; else NULL. */
const char *tb_path_same_stem(char *const *paths);

/* After a file that comes with the installation was not read (E001): where it is not there,
 * waiting does not bring it, and *err becomes one of `msg`, with that remedy; a failing disk
 * stays one. -1. */
int tb_file_absent(const char *path, enum tb_msg msg, const char *remedy, struct tb_err *err);

int tb_file_exists(const char *path);
/* Is it a folder, or a link to one? */
int tb_folder_exists(const char *path);
/* Does anything have this name, a link to nothing too? */
int tb_path_taken(const char *path);

/* Is it a name that programs give to what is not finished, and never to a file that
 * is? */
int tb_name_unfinished(const char *name);

/* The folder that holds schemas and other installed data: the environment's
 * TONGBAO_DATADIR, else ../../share/tongbao of where the program is installed, else the compiled-in
 * one. Borrowed. */
const char *tb_datadir(void);

/* Where a template, style or file of words is: in the folder of templates that was given, else
 * among the installed ones, file by file. What neither has, and all where there is no such
 * folder, is looked for in the folder. The caller frees it. */
char *tb_template_path(const char *folder, const char *name);

#endif
